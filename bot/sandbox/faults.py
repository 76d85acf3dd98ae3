"""Faults on demand: what goes wrong with a call, how often and where, decided by a seeded chance."""

import random
from dataclasses import dataclass
from typing import Literal

Kind = Literal["429", "5xx", "401", "409", "drop_before", "drop_after", "slow", "garbage", "garbage_after", "blocked"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that goes wrong.

    `method` and `chat_id` narrow it down; `times` is how often (None: until removed); `share` the chance of
    each matching call; `retry_after` is for "429", `seconds` for "slow". "drop_before" and "garbage" leave
    the call undone, "drop_after" and "garbage_after" carry it out.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    share: float = 1.0
    retry_after: int = 1
    seconds: float = 1.0


class _Armed:
    __slots__ = ("chance", "fault", "left")

    def __init__(self, fault: Fault, seed: int) -> None:
        self.fault = fault
        self.left = fault.times
        self.chance = random.Random(seed)  # noqa: S311 - chosen by seed so that a run can be repeated


class Faults:
    """The faults that wait for a matching call, the earliest added first."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def add(self, fault: Fault, *, seed: int = 0) -> None:
        """Arm a fault; with a share below one, `seed` decides which calls it hits."""
        self._armed.append(_Armed(fault, seed))

    def clear(self) -> None:
        """Disarm everything."""
        self._armed.clear()

    def __bool__(self) -> bool:
        return bool(self._armed)

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that hits this call, or None."""
        for armed in self._armed:
            fault = armed.fault
            if fault.method is not None and fault.method.lower() != method.lower():
                continue
            if fault.chat_id is not None and fault.chat_id != chat_id:
                continue
            if fault.share < 1.0 and armed.chance.random() >= fault.share:
                continue
            if armed.left is not None:
                armed.left -= 1
                if armed.left <= 0:
                    self._armed.remove(armed)
            return fault
        return None

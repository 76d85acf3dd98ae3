"""The ledger: every Bot API call that arrived, and the counts that benches read."""

import time
from collections import Counter
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Call:
    """One call: written down when it arrives, completed when it is answered.

    `outcome` is "pending", "ok" or the error's description; `served` says that it was carried out, even if
    the answer never left.
    """

    at_monotonic: float
    method: str
    params: dict[str, Any]
    outcome: str = "pending"
    code: int = 0
    result: Any = None
    chat_id: int | None = None
    fault: str | None = None
    served: bool = False


class Ledger:
    """Keeps calls (all, the newest `keep`, or none) and counts them by method.

    `latencies` holds, for taps that were injected to be measured, the seconds until the first answering
    call reached their chat.
    """

    def __init__(self, keep: int | None = None) -> None:
        self.keep = keep
        self.calls: list[Call] = []
        self.arrived: Counter[str] = Counter()
        self.served: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.first_at: dict[str, float] = {}
        self.last_at: dict[str, float] = {}
        self.latencies: list[float] = []
        self.faults: Counter[str] = Counter()
        self._asked: dict[int, float] = {}
        self._answer_methods: frozenset[str] = frozenset()

    def open(self, method: str, params: dict[str, Any]) -> Call:
        """Write down a call that has just arrived."""
        call = Call(time.monotonic(), method, params)
        self.arrived[method] += 1
        if self.keep == 0:
            return call
        self.calls.append(call)
        if self.keep is not None and len(self.calls) > 2 * self.keep:
            del self.calls[: -self.keep]
        return call

    def close(self, call: Call, outcome: str, code: int) -> None:
        """Complete a call with its outcome."""
        call.outcome, call.code = outcome, code
        if call.fault is not None:
            self.faults[call.fault] += 1
        method = call.method
        if not call.served:
            self.refused[f"{method} {code}"] += 1
            return
        now = time.monotonic()
        self.served[method] += 1
        self.first_at.setdefault(method, now)
        self.last_at[method] = now
        if call.chat_id is not None and method in self._answer_methods:
            asked = self._asked.pop(call.chat_id, None)
            if asked is not None:
                self.latencies.append(now - asked)

    def measure(self, chat_ids: list[int], *, answered_by: frozenset[str]) -> None:
        """Start measuring the time until one of the methods `answered_by` reaches each of these chats."""
        self._answer_methods = answered_by
        now = time.monotonic()
        for chat_id in chat_ids:
            self._asked[chat_id] = now

    def forget(self) -> None:
        """Empty the counts, the calls and the latencies."""
        self.__init__(self.keep)  # type: ignore[misc]

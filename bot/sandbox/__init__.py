"""A local Telegram for one bot: as strict as the real one, on the loopback, with a clock that can jump."""

from bot.sandbox.faults import Fault
from bot.sandbox.ledger import Call
from bot.sandbox.limits import Limits
from bot.sandbox.people import ImpossibleError, Mark, Person, Screen
from bot.sandbox.sandbox import Sandbox

__all__ = ["Call", "Fault", "ImpossibleError", "Limits", "Mark", "Person", "Sandbox", "Screen"]

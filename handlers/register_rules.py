"""What an owner sets for the register: whether deputies see authors' names, and how many one person may submit.

Waleed  (the recommendations) [⚙️ ضوابط التوصيات]
bot     أسماء المقدِّمين: ظاهرة للمشاركين … [إخفاء الأسماء] [لكل مشارك 3 في الجلسة] …
Waleed  [إخفاء الأسماء]
bot     أسماء المقدِّمين: لأمانة المنتدى وحدها …
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.recommendation_codes import OpenRecommendations, OpenRules
from storage import audit, settings
from storage.errors import OutOfDate

LIMITS = (1, 3, 5, 10)  # offered; the command of an owner, not of the code, decides
AUTHORS, LIMIT = "recommendation_authors", "recommendations_per_session"


@dataclass(frozen=True)
class SetAuthors(Code, prefix="rga"):
    """Shows authors' names to deputies, or not."""

    shown: bool


@dataclass(frozen=True)
class SetLimit(Code, prefix="rgl"):
    """How many one person may submit in a session."""

    most: int


def rules_screen(t: Texts, *, shown: bool, most: int) -> Screen:
    """What is set, and what else could be."""
    lines = [t("rules-title"), "", t("rules-shown" if shown else "rules-hidden"), t("rules-limit", count=most)]
    limits = [Button(t.plain("rules-set-limit", count=number), SetLimit(number)) for number in LIMITS if number != most]
    rows: list[Row] = [
        (Button(t.plain("rules-hide" if shown else "rules-show"), SetAuthors(not shown)),),
        *((button,) for button in limits),
    ]
    all_ = Button(t.plain("recommendations-all"), OpenRecommendations())
    return Screen("\n".join(lines), (*rows, side_by_side(all_, *home_row(t), rtl=t.rtl)))


def open_rules(turn: Turn) -> None:
    """What is set."""
    turn.show(_rules(turn))


def set_authors(turn: Turn) -> None:
    """Shows the names, or hides them, from now on and everywhere."""
    before = settings.choice(turn.tx, AUTHORS)
    after = "shown" if turn.pressed(SetAuthors).shown else "hidden"
    settings.choose(turn.tx, AUTHORS, after)
    if before != after:
        audit.note(turn.tx, "set", actor=turn.user_id, subject=AUTHORS, before={"to": before}, after={"to": after})
    turn.show(_rules(turn))


def set_limit(turn: Turn) -> None:
    """Sets how many; what is on record beyond it stays. Raises OutOfDate for a forged number."""
    before, after = settings.number(turn.tx, LIMIT), turn.pressed(SetLimit).most
    if after not in LIMITS:
        raise OutOfDate
    settings.put(turn.tx, LIMIT, after)
    if before != after:
        audit.note(turn.tx, "set", actor=turn.user_id, subject=LIMIT, before={"to": before}, after={"to": after})
    turn.show(_rules(turn))


def _rules(turn: Turn) -> Screen:
    shown = settings.choice(turn.tx, AUTHORS) == "shown"
    return rules_screen(turn.t, shown=shown, most=settings.number(turn.tx, LIMIT))


TAPS = (
    Tap(OpenRules, open_rules, Door.OWN),
    Tap(SetAuthors, set_authors, Door.OWN),
    Tap(SetLimit, set_limit, Door.OWN),
)

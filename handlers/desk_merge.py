"""Merging on the desk: what resembles the card, which of the two stays, and the supporters who are asked.

Salma   [المزيد] [دمج مع توصية أخرى]
bot     توصيات قريبة … [W3-009: تحصيل الرسوم …]
Salma   [W3-009: …]
bot     أي التوصيتين تبقى؟ [تبقى W3-009] [تبقى W3-001]
Salma   [تبقى W3-009]
bot     أُدمجت التوصية W3-001 [تراجع: W3-001] … and the next card below it
"""

from __future__ import annotations

from bot.doors import Door
from bot.router import Tap
from bot.turn import Turn
from handlers import desk_acts, desk_told
from handlers.desk_card import alike_screen, survivor_screen
from handlers.desk_codes import MergeInto, OpenAlike
from storage import merging, recommendations
from storage.desk_lists import Scope
from storage.moves import Act


def open_alike(turn: Turn) -> None:
    """What could be merged with the card."""
    code = turn.pressed(OpenAlike)
    one = recommendations.existing(turn.tx, code.recommendation)
    turn.show(alike_screen(turn.t, one, merging.alike(turn.tx, one), Scope.parse(code.scope)))


def merge(turn: Turn) -> None:
    """Asks which stays, and then merges."""
    code = turn.pressed(MergeInto)
    scope = Scope.parse(code.scope)
    one, kept = merging.check(turn.tx, code.merged, code.survivor)
    if not code.sure:
        turn.show(survivor_screen(turn.t, one, kept, scope))
        return
    event, asked = merging.merge(turn.tx, one.id, kept.id, by=turn.user_id)
    desk_told.ask_supporters(turn.tx, turn.frame, one, kept, asked, about=desk_acts.about(event))
    desk_acts.go_on(turn, one.id, scope, Act.MERGE, event)


TAPS = (Tap(OpenAlike, open_alike, Door.REVIEW), Tap(MergeInto, merge, Door.REVIEW))

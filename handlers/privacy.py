"""The privacy notice: what is kept, for how long, who can see it, and what is held on this very person.

Basel: /privacy
bot:   ما يُحفظ … من يطّلع … وما يُحفظ عنك الآن: تقييمان، 3 توصيات …
"""

from __future__ import annotations

from bot.doors import Door
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts
from bot.turn import Turn
from handlers.leaving import OpenDeletion, TakeData, Withdraw
from handlers.openings import OpenMe, OpenPrivacy, OpenRegistration
from storage import event, privacy
from storage.event import Event
from storage.privacy import Held
from storage.registration import CONSENT_VERSION


def privacy_screen(
    t: Texts, forum: Event | None, held: Held, *, may_register: bool = False, registered: bool = False
) -> Screen:
    """The notice, in figures what is held on the person, and the ways to have it, to leave and to delete it."""
    host = t.pick(forum.host_ar, forum.host_en) if forum else ""
    lines = [
        t("privacy-held-person") if held.participant else t("privacy-held-account"),
        t("privacy-held-feedback", count=held.feedback),
        t("privacy-held-recommendations", count=held.recommendations),
        t("privacy-held-drafts", count=held.drafts),
        t("privacy-held-agenda", count=held.agenda),
        t("privacy-held-presence", count=held.presence),
        t("privacy-held-messages", count=held.messages),
        t("privacy-held-log", count=held.log),
    ]
    parts = [
        t("privacy-kept"),
        t("privacy-unnamed"),
        t("privacy-seen"),
        t("privacy-until"),
        t("privacy-held") + "\n" + "\n".join(lines),
        t("privacy-ask-host", host=host) if host else t("privacy-ask"),
        t("privacy-version", version=str(CONSENT_VERSION)),
    ]
    on = Button(t.plain("menu-register"), OpenRegistration()) if may_register else Button(t.plain("menu-me"), OpenMe())
    leave = [(Button(t.plain("leave-withdraw"), Withdraw()),)] if registered else []
    rows = ((Button(t.plain("leave-data"), TakeData()),), *leave, (Button(t.plain("leave-delete"), OpenDeletion()),))
    return Screen("\n\n".join(parts), (*rows, side_by_side(on, *home_row(t), rtl=t.rtl)))


def show_privacy(turn: Turn) -> None:
    """/privacy and its button."""
    held = privacy.held(turn.tx, turn.user_id)
    visitor = turn.visitor
    screen = privacy_screen(
        turn.t, event.find(turn.tx), held, may_register=visitor.person is None, registered=visitor.registered
    )
    turn.show(screen)


COMMANDS = (Command("privacy", show_privacy, Door.ANYONE),)
TAPS = (Tap(OpenPrivacy, show_privacy, Door.ANYONE),)

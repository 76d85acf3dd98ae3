"""Help: what the bot can do for this person, and how to get out of anything.

Basel: /help
bot:   يمكن استخدام الأزرار أو الأوامر … /programme برنامج الجلسات …
Basel: /cancel
bot:   حُفظت الإجابات كمسودة … [متابعة] [حذف المسودة]
Basel: /cancel
bot:   لا يوجد ما يمكن إلغاؤه. [القائمة الرئيسية]
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.commands import command_list
from bot.doors import Door
from bot.home import home_row
from bot.router import Command, Tap
from bot.screen import Button, Screen, side_by_side
from bot.texts import Texts, ltr
from bot.turn import Turn
from handlers.openings import OpenHelp, OpenLanguage, OpenMe, OpenPrivacy


def help_screen(t: Texts, commands: Sequence[dict[str, str]]) -> Screen:
    """What can be done, with the commands of this visitor."""
    lines = [t("help-command", command=ltr("/" + one["command"]), what=one["description"]) for one in commands]
    me, privacy = Button(t.plain("menu-me"), OpenMe()), Button(t.plain("privacy-button"), OpenPrivacy())
    language = Button(t.plain("menu-language"), OpenLanguage())
    text = "\n\n".join((t("help-title"), "\n".join(lines), t("help-ways"), t("help-whom")))
    return Screen(text, (side_by_side(privacy, language, rtl=t.rtl), (me,), home_row(t)))


def nothing_screen(t: Texts) -> Screen:
    """There was nothing to cancel."""
    return Screen(t("cancel-nothing"), (home_row(t),))


def show_help(turn: Turn) -> None:
    """/help and its button."""
    turn.show(help_screen(turn.t, command_list(turn.t, turn.visitor)))


def cancel(turn: Turn) -> None:
    """/cancel: leaves the form that is under way and keeps its draft."""
    if not turn.frame.forms.cancel(turn):
        turn.say(nothing_screen(turn.t))


COMMANDS = (Command("help", show_help, Door.ANYONE), Command("cancel", cancel, Door.ANYONE, keeps_form=True))
TAPS = (Tap(OpenHelp, show_help, Door.ANYONE),)

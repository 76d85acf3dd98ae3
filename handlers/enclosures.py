"""Files beside a recommendation: its author adds a photo, a document or a voice note; readers get them with one tap.

Basel   (his card) [المزيد] [إضافة مرفق]
bot     مرفقات التوصية W4-001 … يُرجى إرسال الصورة أو الملف أو التسجيل هنا. [تم]
Basel   (sends a photo)
bot     أُضيف المرفق … [حذف: صورة 1] [تم]
Omar    (the card) [📎 المرفقات (1)] [صورة 1]
bot     (the photo)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from bot.codes import Code
from bot.doors import Door
from bot.fetching import Fetches, Taker
from bot.form import Field, Form
from bot.home import home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.documents import METHODS, ON_BUTTON, SendTheFile
from handlers.programme import cut
from handlers.recommendation_cards import card, find, readable
from handlers.recommendation_codes import AddFiles, OpenFiles, OpenRecommendation
from handlers.recommendation_screens import may_add
from storage import drafts, enclosures, outbox, recommendations
from storage.drafts import Draft
from storage.enclosures import FORM, Enclosure
from storage.errors import NotFound
from storage.kept_files import Kind
from storage.moves import Act
from storage.recommendations import Recommendation

LARGEST = 10_000_000  # bytes that are kept here too; larger ones stay with Telegram alone


@dataclass(frozen=True)
class SendFile(Code, prefix="ens"):
    """Sends one of them."""

    enclosure: int


@dataclass(frozen=True)
class RemoveFile(Code, prefix="enr"):
    """Takes one off."""

    enclosure: int


def files_screen(t: Texts, one: Recommendation, found: Sequence[Enclosure]) -> Screen:
    """What there is, a button each."""
    rows: list[Row] = [
        (Button(label(t, enclosure, number), SendFile(enclosure.id)),) for number, enclosure in enumerate(found, 1)
    ]
    text = t("enclosures-title", reference=one.reference, title=one.wording.title)
    return Screen(text, (*rows, (Button(t.plain("form-back"), OpenRecommendation(one.id)),), home_row(t)))


def add_screen(t: Texts, one: Recommendation, found: Sequence[Enclosure], *, heading: str = "") -> Screen:
    """To an author: what is there, and how to add to it; `heading` says what has just happened."""
    lines = [heading, ""] * bool(heading) + [t("enclosures-add", reference=one.reference, most=enclosures.MOST)]
    rows: list[Row] = [
        (Button(t.plain("enclosures-remove", name=label(t, enclosure, number)), RemoveFile(enclosure.id)),)
        for number, enclosure in enumerate(found, 1)
    ]
    return Screen("\n".join(lines), (*rows, *done_rows(t, one.id), home_row(t)))


def done_rows(t: Texts, recommendation_id: int) -> list[Row]:
    """Back to the card."""
    return [(Button(t.plain("enclosures-done"), AddFiles(recommendation_id, done=True), style="success"),)]


def label(t: Texts, enclosure: Enclosure, number: int) -> str:
    """What a file is called on a button."""
    return cut(enclosure.name, ON_BUTTON) or t.plain(f"enclosures-{enclosure.kind.value}", number=str(number))


def open_files(turn: Turn) -> None:
    """The list, to readers."""
    one = readable(turn, turn.pressed(OpenFiles).recommendation)
    turn.show(files_screen(turn.t, one, enclosures.of(turn.tx, one.id)))


def send_file(turn: Turn) -> None:
    """The file itself, as a message of its own."""
    enclosure = enclosures.find(turn.tx, turn.pressed(SendFile).enclosure)
    one = readable(turn, enclosure.recommendation_id)
    caption = turn.t("recommendations-card", reference=one.reference)
    payload = {enclosure.kind.value: enclosure.file_id, "caption": caption, "parse_mode": "HTML"}
    outbox.add(turn.tx, turn.chat_id, METHODS[enclosure.kind], payload, klass=turn.klass)
    turn.toast(turn.t.plain("toast-enclosure-sent"))


def add(turn: Turn) -> None:
    """Where the author sends files; what comes from here on is added, until done."""
    code = turn.pressed(AddFiles)
    one = _own(turn, code.recommendation)
    turn.frame.forms.interrupt(turn)
    if code.done:
        turn.show(card(turn, one))
        return
    drafts.begin(turn.tx, turn.user_id, FORM, step="file", answers={}, subject=str(one.id))
    turn.show(add_screen(turn.t, one, enclosures.of(turn.tx, one.id)))


def remove(turn: Turn) -> None:
    """Takes a file off."""
    enclosure = enclosures.find(turn.tx, turn.pressed(RemoveFile).enclosure)
    one = _own(turn, enclosure.recommendation_id)
    enclosures.remove(turn.tx, enclosure)
    heading = turn.t("enclosures-removed")
    turn.show(add_screen(turn.t, one, enclosures.of(turn.tx, one.id), heading=heading))


def take(turn: Turn) -> None:
    """A file for the recommendation that waits for one."""
    draft, file = drafts.active(turn.tx, turn.user_id), turn.file
    if draft is None or file is None or file.sent is None:
        raise NotFound
    one = _own(turn, int(draft.subject))
    enclosures.add(turn.tx, turn.frame.folder, one.id, file.sent, person=turn.person, by=turn.user_id)
    found = enclosures.of(turn.tx, one.id)
    turn.say(add_screen(turn.t, one, found, heading=turn.t("enclosures-added")))


def _own(turn: Turn, recommendation_id: int) -> Recommendation:
    """The author's own, to which files can be added now. Raises as recommendations.owned."""
    one = recommendations.owned(turn.tx, recommendation_id, author=turn.person, act=Act.WITHDRAW)
    if not may_add(one):
        raise NotFound
    return one


def _refuse(_turn: Turn, _draft: Draft, _text: str) -> NoReturn:
    raise SendTheFile


def _nothing_to_send(turn: Turn, draft: Draft) -> None:
    turn.show(card(turn, find(turn, int(draft.subject))))


TAPS = (
    Tap(OpenFiles, open_files, Door.REGISTER),
    Tap(SendFile, send_file, Door.REGISTER),
    Tap(AddFiles, add, Door.PARTICIPANT),
    Tap(RemoveFile, remove, Door.PARTICIPANT),
)
FORMS = (
    Form(
        FORM,
        (Field("file", read=_refuse, beside=lambda turn, draft: done_rows(turn.t, int(draft.subject))),),
        _nothing_to_send,
        door=Door.PARTICIPANT,
        at_once=True,
    ),
)
TAKER = Taker(Fetches(Door.PARTICIPANT, (), most=LARGEST, kinds=frozenset(Kind), asked=enclosures.waits), take)

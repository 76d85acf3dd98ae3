"""Telling people of changes: only those concerned, once, with old and new; and who has it.

    (three minutes after a release)
    bot      تغيير في البرنامج … التحول الرقمي: تغيّر الموعد … [وصلني] [التحول الرقمي] [البرنامج] …
    Basel    [وصلني]
    Amina    (the card in her chat keeps up) … قبلها تيليغرام: 43 … أكّدوا الاستلام: 20 من 43 … [من لم يؤكد الاستلام]
    (ten minutes before the session)
    usher    لم يؤكدوا الاستلام … 1. عمر علي، زليتن: +218…

Telegram tells a bot nothing of delivery or reading, and the card says so.
"""

from __future__ import annotations

from dataclasses import astuple, replace

from bot.doors import Door
from bot.frame import Frame, refresh, send
from bot.paging import fitting
from bot.router import Tap
from bot.screen import Button
from bot.turn import Turn
from bot.work import DueAct, JobAct
from handlers import board
from handlers.openings import OpenVersions
from handlers.telling_screens import (
    PAGE,
    Figures,
    OpenSilent,
    OpenTelling,
    OpenTellings,
    card_screen,
    changes_screen,
    chase_screens,
    silent_screen,
    tellings_screen,
)
from storage import acknowledgements, cards, chases, jobs, news, outbox, people, programme, quiet, tellings
from storage.chases import SILENT
from storage.database import Tx
from storage.due import Due
from storage.errors import NotFound
from storage.jobs import Job
from storage.outbox import Class, Outcome
from storage.tellings import Telling

CARD_SECONDS = 5  # between two edits of a card


def tell(tx: Tx, frame: Frame, due: Due) -> None:
    """The quiet period is over: a job writes to those concerned, and who released gets a card."""
    telling = tellings.begin(tx, int(due.subject))
    if telling is None:
        return
    board.post_changes(tx, frame, telling)
    changes, figures = tellings.changes_of(tx, telling), _figures(tx, telling)
    for reader in _readers(tx, frame, telling):
        screen = card_screen(frame.texts(tx, people.language_of(tx, reader)), telling, changes, figures)
        send(tx, reader, screen, klass=Class.CHANGE, card=telling.about, key=f"{telling.about}:card:{reader}")


def write_some(tx: Tx, frame: Frame, job: Job) -> bool:
    """Writes to the next people. True when nobody is left, or a newer release has come that tells the rest."""
    telling = tellings.find(tx, job.arguments["telling"])
    after: int = job.progress.get("after", 0)
    if telling is None:
        return True
    if tellings.is_overtaken(tx, telling):
        tellings.put_off(tx, telling, after=after)
        tellings.finish(tx, telling)
        return True
    some = tellings.recipients(tx, telling, after=after)
    brought = news.News(tx, telling.base, telling.release, some)
    ids = {session.code: session.id for session in programme.sessions(tx)}
    zone, forum = programme.zone(tx), quiet.forum_hours(tx)
    for one in some:
        changes = brought.of(one)
        if not changes:
            tellings.note_nothing(tx, one)
            continue
        critical = any(news.is_critical(change, tx.now) for change in changes)
        t = frame.texts(tx, one.language)
        screen = changes_screen(t, changes, ids=ids, about=telling.about, critical=critical)
        wait = quiet.put_off(tx.now, news.helps(changes, tx.now), zone, quiet.hours(one.quiet, forum))
        tellings.note(tx, telling, one, changes, critical=critical)
        send(
            tx,
            one.user_id,
            screen,
            klass=Class.CHANGE,
            key=tellings.key(telling, one.user_id),
            about=telling.about,
            not_before=wait,
            expires_at=news.over(changes),
        )
    if len(some) < tellings.CHUNK:
        tellings.finish(tx, telling)
        return True
    jobs.advance(tx, job, {"after": some[-1].user_id})
    return False


def chase(tx: Tx, frame: Frame, due: Due) -> None:
    """A session is about to begin: the ushers get those who have not acknowledged its change, to call them."""
    found = chases.find(tx, due.subject)
    if found is None:
        return
    session = found.change.session
    day = session.starts_at.astimezone(programme.zone(tx)).date().isoformat()
    for user_id in chases.callers(tx, session, day, frame.owners):
        t = frame.texts(tx, people.language_of(tx, user_id))
        for number, screen in enumerate(chase_screens(t, found.change, found.people)):
            key = f"{tellings.CHASE}:{due.subject}:{number}:{user_id}"
            send(tx, user_id, screen, klass=Class.CHANGE, key=key, expires_at=due.helps_until)


def progress(tx: Tx, frame: Frame) -> None:
    """Renews the cards of tellings under way. To be called when outbox rows were marked or somebody acknowledged."""
    for telling in tellings.under_way(tx):
        counted = _counted(tx, telling)
        numbers = "-".join(str(number) for number in astuple(counted) if isinstance(number, int))
        keys = {reader: f"{telling.about}:card:{reader}:{numbers}" for reader in _readers(tx, frame, telling)}
        fresh = {reader: key for reader, key in keys.items() if not outbox.known(tx, key)}
        if not fresh:
            continue
        changes, figures = tellings.changes_of(tx, telling), _named(tx, telling, counted)
        for reader, key in fresh.items():
            screen = card_screen(frame.texts(tx, people.language_of(tx, reader)), telling, changes, figures)
            refresh(tx, reader, telling.about, screen, every=CARD_SECONDS, key=key)


def open_telling(turn: Turn) -> None:
    """A telling's card, as it stands now."""
    telling = _known(turn, turn.pressed(OpenTelling).telling)
    turn.toast(turn.t.plain("toast-telling-counted", time=turn.t.time(turn.tx.now)))
    screen = card_screen(turn.t, telling, tellings.changes_of(turn.tx, telling), _figures(turn.tx, telling))
    live = turn.user_id in _readers(turn.tx, turn.frame, telling)  # from now on this message keeps up
    turn.show(screen, card=telling.about if live else None)


def open_silent(turn: Turn) -> None:
    """Those who have not acknowledged."""
    code = turn.pressed(OpenSilent)
    telling = _known(turn, code.telling)
    figures = acknowledgements.figures(turn.tx, telling.about)
    total = sum(figures[standing] for standing in SILENT)
    page = fitting(code.page, size=PAGE, total=total)
    some = acknowledgements.people(turn.tx, telling.about, *SILENT, limit=PAGE, offset=page * PAGE)
    screen = silent_screen(turn.t, telling, some, page=page, total=total)
    if turn.place == cards.message_of(turn.tx, turn.chat_id, telling.about):
        turn.say(screen)  # the card goes on counting, and would take the list's place
    else:
        turn.show(screen)


def open_tellings(turn: Turn) -> None:
    """The latest tellings."""
    back = (Button(turn.t.plain("manage-versions"), OpenVersions()),)
    turn.show(tellings_screen(turn.t, tellings.latest(turn.tx), back=back))


def _readers(tx: Tx, frame: Frame, telling: Telling) -> list[int]:
    """Who has the card: who released, or else the organizers."""
    return [telling.asked_by] if telling.asked_by is not None else tellings.organizers(tx, frame.owners)


def _figures(tx: Tx, telling: Telling) -> Figures:
    return _named(tx, telling, _counted(tx, telling))


def _counted(tx: Tx, telling: Telling) -> Figures:
    """The numbers alone: quickly, as it is asked for each telling of a day whenever anything was marked."""
    outcomes = outbox.outcomes(tx, telling.about)
    asked, acknowledged = acknowledgements.counts(tx, telling.about)
    return Figures(
        recipients=tellings.reached(tx, telling),
        accepted=outcomes.get(Outcome.SENT, 0),
        waiting=outcomes.get("waiting", 0),
        uncertain=outcomes.get(Outcome.UNCERTAIN, 0),
        lost=outcomes.get(Outcome.BLOCKED, 0) + outcomes.get(Outcome.FAILED, 0),
        asked=asked,
        acknowledged=acknowledged,
    )


def _named(tx: Tx, telling: Telling, counted: Figures) -> Figures:
    """With the names of those who were not reached."""
    return replace(counted, unreachable=tuple(tellings.lost(tx, telling))) if counted.lost else counted


def _known(turn: Turn, number: int) -> Telling:
    telling = tellings.find(turn.tx, number)
    if telling is None:
        raise NotFound
    return telling


TAPS = (
    Tap(OpenTelling, open_telling, Door.MANAGE),
    Tap(OpenSilent, open_silent, Door.MANAGE),
    Tap(OpenTellings, open_tellings, Door.MANAGE),
)
DUE: dict[str, DueAct] = {tellings.CHANGES: tell, tellings.CHASE: chase}
JOBS: dict[str, JobAct] = {tellings.CHANGES: write_some}

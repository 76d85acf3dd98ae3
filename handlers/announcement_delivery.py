"""An announcement on its way: queued, shown on one card, held, stopped, sent again; and those that wait for a moment.

bot:   الإعلان 3: جارٍ الإرسال، اكتمل 40 من 73 … 28 رسالة في الثانية، بقي نحو 5 ثوانٍ [تحديث] [إيقاف مؤقت] [إيقاف الإرسال]
Amina: [إيقاف مؤقت]
bot:   الإعلان 3: متوقف مؤقتاً، اكتمل 41 من 73 [متابعة الإرسال] …
Amina: [متابعة الإرسال]
bot:   الإعلان 3: اكتمل الإرسال … تعذّر الإرسال: 2 [إعادة الإرسال إلى 2] [التقرير] …
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple, replace

from bot.doors import Door, opens
from bot.frame import Frame, refresh, send
from bot.router import Tap
from bot.screen import Screen
from bot.texts import Texts
from bot.turn import Turn
from bot.work import JobAct
from handlers import announcement_message as message
from handlers.announcement_card import (
    GoOn,
    Look,
    Pause,
    SendAgain,
    Stop,
    Told,
    card_screen,
)
from handlers.announcement_preview import tell_refused
from handlers.announcement_words import moment_words, plain_audience, validity_words
from storage import (
    acknowledgements,
    announcement_replies,
    announcement_report,
    announcements,
    cards,
    corrections,
    groups,
    jobs,
    outbox,
    people,
    scheduling,
    sending,
    slowdown,
    staff,
)
from storage.announcements import Announcement, Option, State
from storage.database import Tx
from storage.jobs import Job
from storage.outbox import Class
from storage.sending import Delivery

CARD_SECONDS = 5  # between two edits of a progress card


def begin(tx: Tx, frame: Frame, draft: Announcement, *, by: int, turn: Turn | None = None) -> Announcement:
    """Sends it, or lets it wait for its moment. Its card comes in the place of the pressed message, or as a new one.

    Raises: NobodyToReach, MomentHasPassed, SessionIsOff.
    """
    words = plain_audience(tx, frame.texts(tx, ""), draft.audience)
    if draft.when.at_once:
        one = sending.begin(tx, draft, owners=frame.owners, words=words, by=by)
    else:
        one = scheduling.schedule(tx, draft, words=words, by=by)
    if turn is not None:
        show_card(turn, one)
    else:
        say_card(tx, frame, one)
    return one


def may_announce(tx: Tx, frame: Frame, user_id: int) -> bool:
    """Whether the account may announce, now."""
    visitor = people.known(tx, user_id, frame.owners)
    return visitor is not None and opens(Door.ANNOUNCE, visitor)


def say_card(tx: Tx, frame: Frame, one: Announcement) -> None:
    """The card as a new message in its reader's chat."""
    reader = _reader(tx, frame, one)
    t = frame.texts(tx, people.language_of(tx, reader))
    send(tx, reader, _card(tx, t, one), klass=Class.CHANGE, card=one.about)


def _reader(tx: Tx, frame: Frame, one: Announcement) -> int:
    """In whose chat the card edits itself: its author's, or who answers for it where that is no organizer any more."""
    if one.approved_by is None or may_announce(tx, frame, one.author_id):
        return one.author_id
    return one.approved_by


def show_card(turn: Turn, one: Announcement) -> None:
    """Shows the card here; in its reader's chat this message is the one that goes on editing itself."""
    live = turn.chat_id == _reader(turn.tx, turn.frame, one)
    turn.show(_card(turn.tx, turn.t, one, live=live), card=one.about if live else None)


def look(turn: Turn) -> None:
    """One announcement's result."""
    one = announcements.launched(turn.tx, turn.pressed(Look).number)
    again = turn.place == cards.message_of(turn.tx, turn.chat_id, one.about)
    if one.state is State.SENDING or again:
        turn.toast(turn.t.plain("toast-announcement-counted"))
    show_card(turn, one)


def pause(turn: Turn) -> None:
    """No new send starts until it goes on."""
    one = announcements.launched(turn.tx, turn.pressed(Pause).number)
    _then_show(turn, sending.pause(turn.tx, one, by=turn.user_id))


def go_on(turn: Turn) -> None:
    """It goes on."""
    one = announcements.launched(turn.tx, turn.pressed(GoOn).number)
    _then_show(turn, sending.resume(turn.tx, one, by=turn.user_id))


def stop(turn: Turn) -> None:
    """No new send starts."""
    one = announcements.launched(turn.tx, turn.pressed(Stop).number)
    _then_show(turn, sending.stop(turn.tx, one, by=turn.user_id))


def send_again(turn: Turn) -> None:
    """Once more to those with whom it failed."""
    one = announcements.launched(turn.tx, turn.pressed(SendAgain).number)
    _then_show(turn, sending.again(turn.tx, one, by=turn.user_id))


def queue_messages(tx: Tx, frame: Frame, job: Job) -> bool:
    """Queues the announcement for the next five hundred."""
    one = announcements.find(tx, job.arguments["announcement"])
    if one is None or one.state not in (State.SENDING, State.SENT) or one.withdrawn_at is not None:
        return True
    found = sending.next_recipients(tx, one, after=job.progress.get("after", sending.BEFORE_ALL))
    together: dict[str, list[int]] = defaultdict(list)
    for recipient in found:
        if recipient.chat_id < 0:
            _queue_group(tx, frame, one, recipient.chat_id)
        else:
            together[frame.texts(tx, recipient.language).language].append(recipient.chat_id)
    for language, chats in together.items():
        _queue_people(tx, one, chats, message.parts(tx, frame.texts(tx, language), one))
    if len(found) < sending.CHUNK:
        tx.wake("about")
        return True
    jobs.advance(tx, job, {"after": found[-1].chat_id})
    return False


def progress(tx: Tx, frame: Frame) -> None:
    """Counts again what became of every sending under way, ends what has ended, and renews the cards.

    To be called when outbox rows that are about something were marked, when anything of one that has ended stirs, and
    once at the start.
    """
    tell_refused(tx, frame)
    for announcement in sending.under_way(tx):
        one = sending.finish_if_done(tx, announcement)
        delivery = sending.delivery(tx, one)
        if one.state is State.SENDING and delivery.hopeless and not one.insisted:
            one = sending.pause(tx, one, by=None, note=f"hopeless {sending.reason(tx, one)}")
        if one.state is State.SENDING:
            one = sending.sample(tx, one, delivery.done)
        elif one.state is not State.PAUSED and (sending.waits(tx, one) or corrections.under_way(tx, one)):
            sending.keep_on(tx, one)
        _renew(tx, frame, one, delivery, at_once=one.state is not announcement.state)


def _renew(tx: Tx, frame: Frame, one: Announcement, delivery: Delivery, *, at_once: bool) -> None:
    """The card once more, where it would show anything new: that is known before it is drawn.

    While it is being sent the numbers are always new; then it is drawn with each sample of the rate. They may come back
    to what they were: when it goes on, or stirs again, they count as new.
    """
    counted = _counted(tx, one, delivery)
    numbers: list[object] = [one.version, counted.replies, counted.slow, counted.unpinned]
    numbers += [one.sampled_at, one.stirred_at]
    numbers += astuple(delivery) if one.state is not State.SENDING else ()
    for change in (counted.changed, counted.taken_back):
        numbers += astuple(change) if change is not None else ()
    written = "-".join(map(str, numbers))
    key = f"{one.about}:card:{one.state.value}:{one.finished_at or one.began_at}:{written}"
    if outbox.known(tx, key):
        return
    reader = _reader(tx, frame, one)
    t = frame.texts(tx, people.language_of(tx, reader))
    screen = card_screen(t, one, delivery, _worded(tx, t, one, counted))
    every = 0 if at_once or one.state is State.CANCELLED else CARD_SECONDS
    refresh(tx, reader, one.about, screen, every=every, key=key)


def _counted(tx: Tx, one: Announcement, delivery: Delivery) -> Told:
    """The numbers that its card tells besides the delivery."""
    slow = slowdown.current(tx) if one.state is State.SENDING else None
    return Told(
        replies=announcement_replies.count(tx, one.id),
        slow=slow.per_second if slow else 0,
        changed=corrections.corrected(tx, one, delivery.sent) if one.version > 1 else None,
        taken_back=corrections.taken_back(tx, one, delivery.sent + delivery.uncertain) if one.withdrawn_at else None,
        unpinned=len(announcement_report.unpinned(tx, one)),
    )


def _worded(tx: Tx, t: Texts, one: Announcement, counted: Told, *, live: bool = True) -> Told:
    return replace(
        counted,
        when=moment_words(tx, t, one.when),
        valid=validity_words(t, one.validity, one.valid_until) if one.validity != "none" else "",
        author=staff.name_of(tx, one.author_id) if not live else "",
        may_change=corrections.may_change(one),
    )


def _card(tx: Tx, t: Texts, one: Announcement, *, live: bool = True) -> Screen:
    delivery = sending.delivery(tx, one)
    return card_screen(t, one, delivery, _worded(tx, t, one, _counted(tx, one, delivery), live=live), live=live)


def _queue_people(tx: Tx, one: Announcement, chats: list[int], parts: list[message.Part]) -> None:
    for part, about in zip(parts, (one.about, one.more), strict=False):
        outbox.fan_out(tx, chats, part.method, part.payload, klass=Class.ANNOUNCEMENT, about=about)
    if one.asks:
        acknowledgements.ask_all(tx, one.about, chats)


def group_parts(tx: Tx, frame: Frame, one: Announcement, chat_id: int) -> list[message.Part]:
    """The calls that make up the announcement in a group: in its language, in its topic where there is one."""
    t, thread = group_texts(tx, frame, chat_id), groups.topic(tx, chat_id, groups.POSTS)
    place = {"message_thread_id": thread} if thread is not None else {}
    parts = message.parts(tx, t, one, in_group=True, link=frame.link())
    return [replace(part, payload=part.payload | place) for part in parts]


def group_texts(tx: Tx, frame: Frame, chat_id: int) -> Texts:
    """The words of a group or channel."""
    group = groups.find(tx, chat_id)
    return frame.texts(tx, group.language if group is not None else "")


def _queue_group(tx: Tx, frame: Frame, one: Announcement, chat_id: int) -> None:
    """Into its topic where the group has topics, which is waited for, and pinned where that is wanted."""
    group = groups.find(tx, chat_id)
    if group is not None:
        groups.open_topic(tx, group, groups.POSTS, group_texts(tx, frame, chat_id).plain("announcement-topic"))
    wait = tx.now + groups.PATIENCE if groups.topic_is_coming(tx, chat_id, groups.POSTS) else None
    for part, about in zip(group_parts(tx, frame, one, chat_id), (one.about, one.more), strict=False):
        outbox.fan_out(
            tx,
            [chat_id],
            part.method,
            part.payload,
            klass=Class.ANNOUNCEMENT,
            about=about,
            card=one.about if about == one.about else None,
            not_before=wait,
        )
    if Option.PINNED in one.options:
        silently = {"disable_notification": Option.SILENT in one.options}
        outbox.fan_out(
            tx,
            [chat_id],
            "pinChatMessage",
            silently,
            klass=Class.ANNOUNCEMENT,
            about=one.pins,
            card=one.about,
            not_before=wait,
        )


def _then_show(turn: Turn, one: Announcement) -> None:
    turn.toast(turn.t.plain(f"toast-announcement-{one.state.value}"))
    show_card(turn, one)


TAPS = (
    Tap(Look, look, Door.ANNOUNCE),
    Tap(Pause, pause, Door.ANNOUNCE),
    Tap(GoOn, go_on, Door.ANNOUNCE),
    Tap(Stop, stop, Door.ANNOUNCE),
    Tap(SendAgain, send_again, Door.ANNOUNCE),
)
JOBS: dict[str, JobAct] = {sending.JOB: queue_messages}

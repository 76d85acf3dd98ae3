"""The screens of announcements that wait, are under way or have been sent; corrections, reports, replies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form_screens import ask_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers import announcement_card as card
from handlers import announcement_corrections as corrections
from handlers import announcement_list as listed
from handlers import announcement_proposals as proposals
from handlers import announcement_replies as replies
from handlers import announcement_reply_screens as drawn
from handlers import announcement_report as report
from handlers import announcement_reuse as reuse
from handlers.announcement_card import Told
from handlers.announcement_list import Listed
from handlers.gallery.announcements import COUNTS, WRITTEN, sample
from storage.announcement_replies import Reply, Thread
from storage.announcement_report import Line, Standing
from storage.announcements import ORPHANED, Content, Kind, Option, State
from storage.corrections import Progress
from storage.drafts import Draft
from storage.proposals import Proposal
from storage.sending import Delivery

QUIET = Told()


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which an organizer meets them."""
    yield from _cards(t)
    yield from _ended(t)
    yield "announcements/earlier, none", listed.list_screen(t, [])
    yield "announcements/earlier", listed.list_screen(t, _earlier(t))
    yield "announcements/earlier, further on", listed.list_screen(t, _earlier(t), page=1, total=30)
    yield from _corrections(t)
    yield from _proposals(t)
    yield from _report(t)
    yield from _replies(t)


def _cards(t: Texts) -> Iterator[tuple[str, Screen]]:
    sending = replace(sample(t), state=State.SENDING, began_at=WRITTEN)
    scheduled = replace(sample(t), state=State.SCHEDULED)
    yield "announcements/scheduled", card.card_screen(t, scheduled, Delivery(0), Told(when=t("moment-now")))
    other = card.card_screen(
        t, scheduled, Delivery(0), Told(when=t("moment-now"), author=t.plain("reply-we")), live=False
    )
    yield "announcements/scheduled, of somebody else", other
    yield "announcements/sending, just begun", card.card_screen(t, sending, Delivery(73, pending=73), QUIET)
    half = Delivery(73, sent=38, blocked=1, uncertain=1, pending=33)
    yield "announcements/sending", card.card_screen(t, replace(sending, rate=28.4), half, QUIET)
    author = Told(author=t.plain("reply-we"))
    yield "announcements/sending, of somebody else", card.card_screen(t, sending, half, author, live=False)
    yield "announcements/sending, slowly", card.card_screen(t, replace(sending, rate=0.4), half, Told(slow=15))
    orphaned = replace(scheduled, note=ORPHANED)
    yield "announcements/of nobody", card.card_screen(t, orphaned, Delivery(0), Told(when=t("moment-now")), live=False)
    for count in COUNTS[1:]:
        left = Delivery(count + 1, sent=1, pending=count)
        for rate in (1.0, 1 / 60):
            shown = card.card_screen(t, replace(sending, rate=rate), left, QUIET)
            yield f"announcements/sending, {count} left, {rate:.2f} a second", shown
    paused = replace(sending, state=State.PAUSED)
    yield "announcements/paused", card.card_screen(t, paused, half, Told(may_change=True))
    hopeless = replace(paused, note="hopeless Bad Request: wrong file identifier")
    yield "announcements/paused by itself", card.card_screen(t, hopeless, Delivery(73, failed=5, pending=68), QUIET)


def _ended(t: Texts) -> Iterator[tuple[str, Screen]]:
    sent = replace(sample(t), state=State.SENT, began_at=WRITTEN)
    whole = Told(valid=t("validity-day"), replies=2, changed=Progress(73, 40, lost=1, waiting=32), may_change=True)
    yield "announcements/sent", card.card_screen(t, sent, Delivery(73, sent=73), whole)
    asked = replace(sent, options=frozenset({Option.ACKNOWLEDGE}))
    some = Delivery(73, 68, failed=1, blocked=3, uncertain=1, acknowledged=40)
    yield "announcements/sent, not to all", card.card_screen(t, asked, some, Told(may_change=True))
    for count in COUNTS[1:]:
        without = Told(unpinned=count)
        yield f"announcements/sent, not pinned in {count}", card.card_screen(t, sent, Delivery(110, 110), without)
    withdrawn = replace(sent, withdrawn_at=WRITTEN)
    yield "announcements/shown", reuse.shown_screen(t, sent)
    back = Told(taken_back=Progress(73, 60, told=8, lost=2, uncertain=1, waiting=2))
    yield "announcements/withdrawn", card.card_screen(t, withdrawn, Delivery(73, sent=73), back)
    cancelled = replace(sent, state=State.CANCELLED)
    yield "announcements/stopped", card.card_screen(t, cancelled, Delivery(73, sent=40, skipped=33), QUIET)
    for note in ("late", "off", "nobody"):
        given_up = replace(sample(t), state=State.CANCELLED, note=note)
        yield f"announcements/not sent, {note}", card.card_screen(t, given_up, Delivery(0), QUIET)
    for kind in Kind:
        if kind is not Kind.TEXT:
            media: tuple[dict[str, str], ...] = (
                {"type": "photo" if kind is Kind.ALBUM else kind.value, "question": ""},
            )
            for text in ("", sent.content.text):
                shown = Content(text, media=media * (2 if kind is Kind.ALBUM else 1))
                name = f"announcements/sent, {kind.value}{', with words' if text else ''}"
                yield name, card.card_screen(t, replace(sent, content=shown), Delivery(73, sent=73), QUIET)
    for count in COUNTS:
        yield f"announcements/withdraw {count}", card.withdraw_screen(t, sent, Delivery(count, sent=count))


def _corrections(t: Texts) -> Iterator[tuple[str, Screen]]:
    form = corrections.FORMS[0]
    for step in ("words", "english"):
        yield f"announcements/correct, {step}", ask_screen(t, form, Draft(1, 1, form.name, "3", step, {}, 1), [])
    for count in COUNTS:
        yield f"announcements/corrected as above, {count}", corrections.apply_screen(t, sample(t), count)
    yield "announcements/not corrected", corrections.kept_screen(t, 3)
    yield "announcements/void", proposals.void_screen(t, sample(t))
    yield "announcements/void, no words", proposals.void_screen(t, replace(sample(t), content=Content()))


def _proposals(t: Texts) -> Iterator[tuple[str, Screen]]:
    one, name = sample(t), t.plain("reply-we")
    change = Proposal(3, 1, 1, one.content, None, "0" * 8)
    yield "announcements/shall it be corrected", proposals.question_screen(t, one, change, 73, name)
    back = replace(change, content=None)
    yield "announcements/shall it be withdrawn", proposals.question_screen(t, one, back, 73, name)
    for count in COUNTS:
        yield f"announcements/change asked, {count}", proposals.asked_screen(t, one, count)
    yield "announcements/change of nobody", proposals.decided_screen(t, one, "orphaned")
    for decision in ("approved", "refused", "pointless"):
        yield f"announcements/change {decision}", proposals.decided_screen(t, one, decision)
        yield f"announcements/change {decision}, its author", proposals.told_screen(t, one, decision, name)


def _report(t: Texts) -> Iterator[tuple[str, Screen]]:
    asked = replace(sample(t), state=State.SENT, options=frozenset({Option.ACKNOWLEDGE}))
    name = t.plain("reply-we")
    one_each = [Line(name, "", "", standing, "", WRITTEN, None) for standing in Standing]
    for count in COUNTS:
        lines = [Line("", "", "", Standing.BLOCKED, "", WRITTEN, None)] * count
        yield f"announcements/report, {count}", report.report_screen(t, asked, lines)
    yield "announcements/report", report.report_screen(t, asked, one_each, [name])
    long = f"{name} " * 50
    longest = [replace(line, name=long) for line in one_each] * report.NAMED
    yield "announcements/report, long names", report.report_screen(t, asked, longest, [long] * report.NAMED)
    sent = replace(asked, options=frozenset())
    yield "announcements/report, nobody asked", report.report_screen(t, sent, one_each)
    for rest in COUNTS[1:]:
        many = [Line(name, "", "", Standing.FAILED, "", None, None)] * (report.NAMED + rest)
        yield f"announcements/report, {rest} more", report.report_screen(t, asked, many)
    yield "announcements/report's file", report.file_screen(t, asked)
    yield "announcements/report's file, soon", report.preparing_screen(t, asked)
    values = "\n".join(t(f"delivered-value-{name}") for name in (*(s.value for s in Standing), "unconfirmed"))
    columns = ("name", "municipality", "standing", "sent-at", "acknowledged-at", "error")
    heading = "\n".join(t(f"delivered-column-{column}") for column in columns)
    sheet = t("delivered-sheet", number="3")
    yield "announcements/report's columns", replace(report.file_screen(t, asked), text=f"{sheet}\n{heading}\n{values}")


def _replies(t: Texts) -> Iterator[tuple[str, Screen]]:
    one, name = sample(t), t.plain("reply-we")
    form = replies.FORMS[0]
    yield "announcements/answer", ask_screen(t, form, Draft(1, 1, form.name, "3 7", "body", {}, 1), [])
    yield "announcements/reply noted", drawn.noted_screen(t)
    yield "announcements/words that may be a reply", drawn.offer_screen(t, 3, t("anything-not-found"))
    yield "announcements/answer to a reply", drawn.answer_screen(t, one, name)
    yield "announcements/answer, a picture", drawn.answer_screen(t, one, t.plain("reply-below"))
    yield "announcements/answer, no words", drawn.answer_screen(t, replace(one, content=Content()), name)
    yield "announcements/answered", drawn.answered_screen(t, 3, name)
    yield "announcements/threads, none", drawn.threads_screen(t, one, [])
    threads = [
        Thread(3, 7, name, "", "", 1, name, "", answered=False),
        Thread(3, 8, "", "", "", 2, "", "photo", answered=True),
        Thread(3, 9, "", "", "", 3, "", "other", answered=True),
    ]
    yield "announcements/threads", drawn.threads_screen(t, one, threads, page=1, total=30)
    said = [
        (Reply(1, 3, 7, None, name, 5, WRITTEN), ""),
        (Reply(2, 3, 7, 1, name, None, WRITTEN), name),
        (Reply(3, 3, 7, None, "", 6, WRITTEN, "voice"), ""),
        (Reply(4, 3, 7, None, name, 7, WRITTEN, "photo"), ""),
        (Reply(5, 3, 7, None, name * 100, 8, WRITTEN), ""),
    ]
    for where in (name, ""):
        who = drawn.Who(7, name, where)
        yield f"announcements/thread, {bool(where)}", drawn.thread_screen(t, one, who, said, page=1, total=30)
    yield "announcements/reply, whole", drawn.said_screen(t, said[0][0])


def _earlier(t: Texts) -> list[Listed]:
    draft = sample(t)
    states = (State.SCHEDULED, State.SENDING, State.PAUSED, State.CANCELLED, State.SENT)
    drafts = [Listed(replace(draft, id=11), Delivery(0)), Listed(replace(draft, id=10, asked_at=WRITTEN), Delivery(0))]
    found = [
        Listed(
            replace(draft, id=9 - n, state=state), Delivery(73, sent=12, pending=61), t("moment-now") if n == 0 else ""
        )
        for n, state in enumerate(states)
    ]
    withdrawn = replace(draft, id=2, state=State.SENT, withdrawn_at=WRITTEN)
    return [*drafts, *found, Listed(withdrawn, Delivery(72, sent=72))]

"""The screens of announcements: asked for, previewed, addressed, on their way, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.form import Choice
from bot.form_screens import ask_screen
from bot.screen import Button, Screen
from bot.texts import Texts
from handlers import announcement_audience as audience
from handlers import announcement_chats as chats
from handlers import announcement_moment as moment
from handlers import announcement_options as options
from handlers import announcement_people as picking
from handlers import announcement_screens as drawn
from handlers import announcement_taking
from handlers import announcement_when as when
from handlers.announcement_audience import Joint, PickCondition
from handlers.announcement_chats import Choosable
from handlers.announcement_screens import View
from handlers.announcement_words import some_titles
from handlers.gallery.programme import sample_sessions
from storage.announcements import Announcement, Content, Leads, Link, Option, State
from storage.audiences import EVERYONE, Audience, Condition, Member, Reach, Term
from storage.drafts import Draft
from storage.groups import Group, Kind
from storage.moments import Moment
from storage.people import Person
from storage.people import State as People

SESSIONS = sample_sessions()
WRITTEN = datetime(2025, 12, 16, 8, 15, tzinfo=UTC)
COUNTS = (0, 1, 2, 3, 11, 100)
GROUPS = Audience((), (-100,))
TODAY = Audience(((Term(Condition.TODAY),), (Term(Condition.PICKED, "1,2,3"),)), (-100,))


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """In the order in which an organizer meets them."""
    yield from _composing(t)
    yield from _asking(t)
    yield from _whom(t)
    yield from _words(t)
    yield from _when(t)
    yield from _options(t)


def sample(t: Texts) -> Announcement:
    """A short one with a bold beginning."""
    body = t.plain("announcement-text")
    bold = ({"type": "bold", "offset": 0, "length": 4},)
    return Announcement(3, 1, Content(body, bold), State.DRAFT, WRITTEN, recipients=73)


def _composing(t: Texts) -> Iterator[tuple[str, Screen]]:
    draft = sample(t)
    yield "announcements/ask", drawn.ask_screen(t, has_earlier=False)
    yield "announcements/ask, not the first", drawn.ask_screen(t, has_earlier=True)
    drop = Button(t.plain("announcement-drop-media"), announcement_taking.DropMedia())
    stays = drawn.ask_screen(t, has_earlier=True, stays=True)
    yield "announcements/ask, the picture stays", replace(stays, rows=((drop,), *stays.rows))
    for rule in (False, True):
        yield f"announcements/ask, an owner, two pairs of eyes {rule}", drawn.ask_screen(t, has_earlier=True, rule=rule)
    for form in announcement_taking.FORMS:
        again = ask_screen(t, form, _draft(form.name, "text"), [])
        yield f"announcements/ask, again, {form.name}", again
        sentences = (t("error-not-for-announcements"), t("announcement-album-refused"), again.text)
        yield f"announcements/album refused, {form.name}", replace(again, text="\n\n".join(sentences))
    for count in COUNTS:
        view = View(Reach(count, unreachable=count))
        yield f"announcements/draft, {count}", drawn.draft_screen(t, draft, view)
    yield "announcements/draft, all reachable", drawn.draft_screen(t, draft, View(Reach(73, 0)))
    whole = replace(
        draft,
        audience=TODAY,
        when=Moment(session_id=4, minutes=-10),
        options=frozenset(Option),
        english=draft.content,
        links=(Link(Leads.SESSION, 4),),
    )
    view = View(
        Reach(73, 2, 1), t("audience-today"), t("moment-now"), t("validity-day"), groups=(t("announcement-topic"),)
    )
    yield "announcements/draft, everything settled", drawn.draft_screen(t, whole, view)
    yield "announcements/draft, two pairs of eyes", drawn.draft_screen(t, draft, View(Reach(73, 0), four_eyes=True))
    for count in COUNTS:
        links = (Link(Leads.SESSION, 4),) * count
        linked = drawn.draft_screen(t, replace(draft, links=links), View(Reach(73, 0)))
        yield f"announcements/draft, {count} buttons", linked
    yield "announcements/left", drawn.left_screen(t, draft)
    yield "announcements/left, nothing written", drawn.left_screen(t, None)
    yield "announcements/deleted", drawn.deleted_screen(t)
    for refused in (0, 3):
        unseen = drawn.draft_screen(t, draft, View(Reach(73, 0), refused=refused))
        yield f"announcements/draft, refused because of file {refused}", unseen
    quiz = Content(media=({"type": "poll", "question": "", "lost": ["answer", "time"]},))
    yield "announcements/draft, a quiz", drawn.draft_screen(t, replace(draft, content=quiz), View(Reach(73, 0)))
    yield "announcements/draft, for groups alone", drawn.draft_screen(t, replace(draft, audience=GROUPS), view)
    line = Screen(t("announcement-in-groups"), ((Button(t.plain("group-open"), url="https://t.me/forum_bot"),),))
    yield "announcements/in groups", line
    yield "announcements/no longer scheduled", drawn.unscheduled_screen(t)
    label = t.plain("announcement-feedback-button", session=t.pick(SESSIONS[0].title_ar, SESSIONS[0].title_en))
    below = Screen(t("announcement-below"), ((Button(label, drawn.ToDraft()),),))
    yield "announcements/below an album", below


def _asking(t: Texts) -> Iterator[tuple[str, Screen]]:
    draft = sample(t)
    for sends in (True, False):
        yield f"announcements/until when, sends {sends}", drawn.validity_screen(t, draft, sends=sends)
    for count in COUNTS:
        yield f"announcements/sure, {count}", drawn.confirm_screen(t, draft, View(Reach(count, 0)))
        yield f"announcements/asked, {count}", drawn.asked_screen(t, draft, [""] * count)
    view = View(
        Reach(73, 2, 1), t("audience-everyone"), t("moment-now"), t("validity-day"), groups=(t("announcement-topic"),)
    )
    yield "announcements/shall it go", drawn.approval_screen(t, draft, view, t.plain("reply-we"))
    whole = replace(draft, options=frozenset(Option), english=draft.content, links=(Link(Leads.SESSION, 4),))
    yield "announcements/shall all of it go", drawn.approval_screen(t, whole, view, t.plain("reply-we"))
    yield "announcements/approved", drawn.approved_screen(t, draft)
    yield "announcements/refused", drawn.refused_screen(t, draft)
    yield "announcements/returned", drawn.returned_screen(t, draft, t.plain("reply-we"))
    yield "announcements/of nobody, shall it go", moment.orphan_screen(t, whole, view, t.plain("reply-we"))
    yield "announcements/of nobody, approved", moment.left_to_owners_screen(t, draft)
    late = t("error-moment-has-passed")
    yield "announcements/approved too late", drawn.refused_screen(t, draft, late)
    yield "announcements/come back", drawn.came_back_screen(t, draft, late)


def _whom(t: Texts) -> Iterator[tuple[str, Screen]]:
    yield "announcements/recipients", audience.audience_screen(t, EVERYONE, Reach(73, 2), t("audience-everyone"))
    for count in COUNTS:
        words = t("audience-or").join((t("audience-today"), t("audience-picked", value=3)))
        reach = Reach(count, 0, count)
        yield f"announcements/recipients, {count} groups", audience.audience_screen(t, TODAY, reach, words)
    for turned in (False, True):
        yield f"announcements/condition, turned {turned}", audience.conditions_screen(t, Joint.AND, turned=turned)
    code = PickCondition(Joint.AND, turned=False, condition=Condition.ROLE)
    roles = [("usher", t.plain("role-usher")), ("rapporteur", t.plain("role-rapporteur"))]
    yield "announcements/value", audience.values_screen(t, code, roles)
    yield "announcements/no value", audience.values_screen(t, code, [])
    many = [("usher", t.plain("role-usher"))] * 25
    yield "announcements/values, further on", audience.values_screen(t, replace(code, page=1), many)
    for form in (*audience.FORMS, *picking.FORMS):
        yield f"announcements/{form.name}", ask_screen(t, form, _draft(form.name, "name"), [])
    yield from _picking(t)
    name = t.plain("reply-we")
    members = [Member(1, name, name, name, "blocked"), Member(2, name, "", "", "yes"), Member(3, "", "", "", "yes")]
    for count in COUNTS:
        yield f"announcements/names, {count}", audience.names_screen(t, members, page=0, total=count)
    yield "announcements/names, further on", audience.names_screen(t, members, page=1, total=100)
    long = [Member(1, f"{name} " * 50, f"{name} " * 50, f"{name} " * 50, "blocked")] * audience.PAGE
    yield "announcements/names, long ones", audience.names_screen(t, long, page=1, total=100)
    yield from _groups(t)


def _picking(t: Texts) -> Iterator[tuple[str, Screen]]:
    form, name, place = picking.FORMS[0], t.plain("reply-we"), t.plain("audience-groups")
    person = Person(1, name, 1, place, place, "", "", "", People.REGISTERED)
    label = picking.named(t, person)
    offered = replace(_draft(form.name, "name"), offered={"1": label})
    yield "announcements/person found", ask_screen(t, form, offered, [Choice("1", label)])
    for count in (1, 25):
        beside = picking.picked_rows(t, [person] * count, turned=False, page=1)
        about = t("audience-picked", value=count)
        shown = ask_screen(t, form, _draft(form.name, "name"), [], about=about, beside=beside)
        yield f"announcements/picked by name, {count}", shown


def _groups(t: Texts) -> Iterator[tuple[str, Screen]]:
    title = t.plain("announcement-topic")
    group = Group(-100, Kind.SUPERGROUP, title)
    many = [replace(group, chat_id=-100 - number) for number in range(30)]
    draft = replace(sample(t), audience=TODAY)
    yield "announcements/no groups", chats.chats_screen(t, Choosable([]), sample(t))
    yield "announcements/no groups in use", chats.chats_screen(t, Choosable([], unused=True), sample(t))
    yield "announcements/groups", chats.chats_screen(t, Choosable([group]), draft)
    lost = Choosable([replace(group, gone=True), *many])
    yield "announcements/many groups, one lost", chats.chats_screen(t, lost, draft)
    yield "announcements/many groups, further on", chats.chats_screen(t, Choosable(many), draft, page=1)
    pinned = replace(draft, options=frozenset({Option.PINNED}))
    yield "announcements/groups where it may not pin", chats.chats_screen(t, Choosable([group]), pinned)
    for count in COUNTS:
        titles = some_titles(t, [title] * (5 + count))
        view = View(Reach(73, 0, 5 + count), groups=tuple(titles))
        yield f"announcements/draft, for {count} groups more", drawn.draft_screen(t, draft, view)


def _words(t: Texts) -> Iterator[tuple[str, Screen]]:
    """What audiences, moments and validities are called, as lines of a draft's screen."""
    title = t.pick(SESSIONS[0].title_ar, SESSIONS[0].title_en)
    valued = [c for c in Condition if c is not Condition.PICKED]
    terms = [t(f"audience-{turned}{one.value}", value=title) for one in valued for turned in ("", "not-")]
    terms += [t(f"audience-{turned}picked", value=count) for count in COUNTS for turned in ("", "not-")]
    terms += [t("audience-nobody"), t("audience-everyone"), t("audience-and"), t("audience-or")]
    times = [t("moment-off"), t("moment-at-start", session=title), t("moment-at-end", session=title)]
    times += [
        t(f"moment-{side}-{edge}", minutes=count, session=title)
        for side in ("before", "after")
        for edge in ("start", "end")
        for count in COUNTS
    ]
    times.append(t("moment-time", day=t.short_day(WRITTEN), time=t.time(WRITTEN)))
    times.append(t("validity-end-of", day=t.short_day(WRITTEN)))
    times += [t(f"validity-{word}") for word in ("none", "day", "event")]
    times += [t("validity-hours", count=count) for count in COUNTS]
    lines = [t("announcement-draft"), *(f"{t('announcement-moment')}: {one}" for one in times)]
    yield "announcements/moments", Screen("\n".join(lines), ((Button(t.plain("form-back"), drawn.ToDraft()),),))
    lines = [t("announcement-draft"), *(f"{t('announcement-whom')}: {one}" for one in terms)]
    yield "announcements/audiences", Screen("\n".join(lines), ((Button(t.plain("form-back"), drawn.ToDraft()),),))


def _when(t: Texts) -> Iterator[tuple[str, Screen]]:
    yield "announcements/when", when.when_screen(t, t("moment-now"), "")
    yield "announcements/when, until when", when.when_screen(t, t("moment-now"), t("validity-day"))
    form = when.FORMS[0]
    choices = [Choice("1", f"{t.short_day(WRITTEN)} {t.time(WRITTEN)}")]
    yield "announcements/at what time", ask_screen(t, form, _draft(form.name, "at"), choices)
    yield "announcements/with which session", when.sessions_screen(t, SESSIONS[:3])
    yield "announcements/with no session", when.sessions_screen(t, [])
    edges = [*when.EDGES, *((end, minutes) for end in (False, True) for minutes in (-1, -2, -3, -11, -100))]
    edges += [(True, minutes) for minutes in (1, 2, 3, 11, 100)]
    yield "announcements/when in the session", when.edges_screen(t, SESSIONS[0], edges)


def _options(t: Texts) -> Iterator[tuple[str, Screen]]:
    draft = sample(t)
    yield "announcements/options", options.options_screen(t, draft)
    yield "announcements/options chosen", options.options_screen(t, replace(draft, options=frozenset(Option)))
    yield "announcements/no English", options.english_screen(t, draft)
    yield "announcements/English", options.english_screen(t, replace(draft, english=draft.content))
    title = t.pick(SESSIONS[0].title_ar, SESSIONS[0].title_en)
    yield "announcements/no buttons", options.buttons_screen(t, [])
    yield "announcements/buttons", options.buttons_screen(t, [title, title])
    yield "announcements/button to which session", options.sessions_screen(t, SESSIONS[:3], Leads.FEEDBACK)
    form = options.FORMS[0]
    for step in ("label", "url"):
        yield f"announcements/link, {step}", ask_screen(t, form, _draft(form.name, step), [])


def _draft(form: str, step: str) -> Draft:
    return Draft(1, 1, form, "1", step, {}, 1)

"""The routing table: which handler takes what, in order; and everything that the features hand to the machinery.

Commands first, by their names; a button by its code. Then what a person typed or sent: `SAID` of anything.py is asked
in its own order, from the most particular to "anything else".
"""

from __future__ import annotations

from bot import commands, profile
from bot.app import Features
from bot.forms import Answer, Resume, Step
from bot.frame import Frame
from bot.router import Table, Tap
from handlers import (
    acknowledgements,
    agenda,
    announcement_audience,
    announcement_corrections,
    announcement_delivery,
    announcement_options,
    announcement_replies,
    announcement_report,
    announcement_when,
    announcements,
    anything,
    arrivals,
    attachments,
    attendance,
    badge,
    behalf,
    board,
    checkin,
    closing,
    co_authors,
    dashboard,
    desk,
    desk_acts,
    desk_forms,
    desk_groups,
    desk_merge,
    desk_told,
    dictations,
    digest,
    documents,
    enclosures,
    endings,
    export,
    feedback,
    groups,
    hiding,
    hours,
    invitations,
    language,
    leaving,
    making,
    manage,
    manage_forms,
    me,
    menu,
    now,
    participants,
    privacy,
    programme,
    programme_file,
    pushes,
    reachability,
    recommendation_cards,
    recommendation_lists,
    recommendations,
    record,
    register_rules,
    registration,
    releases,
    reminders,
    requests,
    restating,
    rooms,
    roster,
    seats,
    sessions,
    staff,
    staff_door,
    tellings,
    timeline,
)
from handlers import (
    help as helping,
)
from storage import board as hung
from storage import evening, revival, sending
from storage import pushes as plans
from storage import recommendations as register
from storage.database import Tx

FORM_TAPS = (
    Tap(Answer, lambda turn: turn.frame.forms.answer(turn)),
    Tap(Step, lambda turn: turn.frame.forms.step(turn)),
    Tap(Resume, lambda turn: turn.frame.forms.resume(turn)),
)
"""Open to anyone: a draft is its person's alone, and what sending does asks for the rights again."""

TABLE = Table(
    commands=(
        *arrivals.COMMANDS,
        *menu.COMMANDS,
        *helping.COMMANDS,
        *language.COMMANDS,
        *privacy.COMMANDS,
        *me.COMMANDS,
        *programme.COMMANDS,
        *now.COMMANDS,
        *agenda.COMMANDS,
        *feedback.COMMANDS,
        *dashboard.COMMANDS,
        *recommendations.COMMANDS,
        *recommendation_lists.COMMANDS,
        *desk.COMMANDS,
        *record.COMMANDS,
        *announcements.COMMANDS,
        *manage.COMMANDS,
        *staff.COMMANDS,
        *checkin.COMMANDS,
        *attendance.COMMANDS,
        *export.COMMANDS,
    ),
    taps=(
        *FORM_TAPS,
        *menu.TAPS,
        *staff_door.TAPS,
        *helping.TAPS,
        *language.TAPS,
        *privacy.TAPS,
        *registration.TAPS,
        *invitations.TAPS,
        *me.TAPS,
        *reminders.TAPS,
        *leaving.TAPS,
        *acknowledgements.TAPS,
        *tellings.TAPS,
        *manage.TAPS,
        *releases.TAPS,
        *hours.TAPS,
        *programme.TAPS,
        *sessions.TAPS,
        *documents.TAPS,
        *endings.TAPS,
        *now.TAPS,
        *programme_file.TAPS,
        *agenda.TAPS,
        *seats.TAPS,
        *feedback.TAPS,
        *dashboard.TAPS,
        *recommendations.TAPS,
        *making.TAPS,
        *recommendation_cards.TAPS,
        *recommendation_lists.TAPS,
        *timeline.TAPS,
        *hiding.TAPS,
        *co_authors.TAPS,
        *desk.TAPS,
        *desk_acts.TAPS,
        *desk_forms.TAPS,
        *desk_merge.TAPS,
        *desk_told.TAPS,
        *record.TAPS,
        *enclosures.TAPS,
        *restating.TAPS,
        *register_rules.TAPS,
        *dictations.TAPS,
        *closing.TAPS,
        *announcements.TAPS,
        *announcement_audience.TAPS,
        *announcement_when.TAPS,
        *announcement_options.TAPS,
        *announcement_delivery.TAPS,
        *announcement_corrections.TAPS,
        *announcement_report.TAPS,
        *announcement_replies.TAPS,
        *participants.TAPS,
        *requests.TAPS,
        *roster.TAPS,
        *staff.TAPS,
        *reachability.TAPS,
        *checkin.TAPS,
        *behalf.TAPS,
        *groups.TAPS,
        *badge.TAPS,
        *rooms.TAPS,
        *attendance.TAPS,
        *export.TAPS,
    ),
    said=(*attachments.SAID, *groups.SAID, *anything.SAID),
    stale=menu.stale,
    otherwise=anything.otherwise,
)


def at_start(tx: Tx, frame: Frame) -> None:
    """What holds anew at each start: the command lists, the bot's description, what falls due, what is out of date."""
    commands.default_commands(tx, frame)
    profile.describe(tx, frame)
    plans.plan(tx)
    evening.plan(tx)
    hung.plan(tx)
    sending.reschedule(tx)
    revival.forget_stale(tx)
    register.index_missing(tx)


def progress(tx: Tx, frame: Frame) -> None:
    """Some sendings have ended, or somebody has answered: every card that counts them is renewed."""
    announcement_delivery.progress(tx, frame)
    tellings.progress(tx, frame)


FEATURES = Features(
    table=TABLE,
    forms=(
        *registration.FORMS,
        *invitations.FORMS,
        *participants.FORMS,
        *me.FORMS,
        *documents.FORMS,
        *manage_forms.FORMS,
        *releases.FORMS,
        *feedback.FORMS,
        *recommendations.FORMS,
        *recommendation_lists.FORMS,
        *desk_forms.FORMS,
        *record.FORMS,
        *enclosures.FORMS,
        *restating.FORMS,
        *dictations.FORMS,
        *closing.FORMS,
        *announcements.FORMS,
        *announcement_audience.FORMS,
        *announcement_when.FORMS,
        *announcement_options.FORMS,
        *announcement_corrections.FORMS,
        *announcement_replies.FORMS,
        *staff.FORMS,
        *checkin.FORMS,
        *behalf.FORMS,
        *programme_file.FORMS,
        *seats.FORMS,
    ),
    due={
        **pushes.DUE,
        **dashboard.DUE,
        **digest.DUE,
        **tellings.DUE,
        **roster.DUE,
        **groups.DUE,
        **board.DUE,
        **agenda.DUE,
        **desk_told.DUE,
        **closing.DUE,
        **desk_groups.DUE,
        **announcements.DUE,
        **announcement_delivery.DUE,
        **export.DUE,
    },
    jobs={
        **pushes.JOBS,
        **dashboard.JOBS,
        **tellings.JOBS,
        **desk_told.JOBS,
        **closing.JOBS,
        **announcement_delivery.JOBS,
        **announcement_corrections.JOBS,
        **announcement_report.JOBS,
        **export.JOBS,
        **attendance.JOBS,
        **rooms.JOBS,
        **roster.JOBS,
        **agenda.JOBS,
        **programme_file.JOBS,
        **dictations.JOBS,
    },
    about=progress,
    at_start=at_start,
)

"""Registration: consent first, then five short questions, a preview, and the person is a participant.

Dana: taps «التسجيل في المنتدى»
bot:  قبل التسجيل … [أوافق] [إشعار الخصوصية] [ليس الآن]
Dana: taps «أوافق»
bot:  الاسم الكامل؟           Dana: دانا سالم الفيتوري
bot:  البلدية؟                Dana: مصراته … taps «مصراتة»
bot:  الصفة الوظيفية؟         Dana: taps «وكيل البلدية»
bot:  رقم الهاتف؟             Dana: shares her own card, or types ٠٩١٠٠٠٠١٢٣
bot:  مراجعة البيانات … [إرسال]  →  اكتمل التسجيل، with the menu
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.codes import Code
from bot.doors import Door
from bot.form import Form, Resume
from bot.home import Home, home_row
from bot.router import Tap
from bot.screen import Button, Row, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers import behalf
from handlers import requests as asking
from handlers.invitations import welcome
from handlers.openings import OpenCode, OpenPrivacy, OpenRegistration
from handlers.personal import FIELDS, details_from
from handlers.request_screens import asked_screen
from storage import admission, drafts, people, requests, roster
from storage.drafts import Draft
from storage.people import State
from storage.registration import CONSENT_VERSION, AlreadyRegistered, Consent
from storage.requests import Request
from storage.times import moment, stamp

FORM = "registration"
AGREED = "agreed_at"  # kept among the answers, though nobody is asked for it


@dataclass(frozen=True)
class Agree(Code, prefix="rega"):
    """Agrees to this version of the consent text."""

    version: int


def consent_screen(t: Texts, *, with_code: bool = False) -> Screen:
    """What is asked of the person, before anything is asked. `with_code`: there are people who have codes."""
    code: tuple[Row, ...] = ((Button(t.plain("code-open"), OpenCode()),),) if with_code else ()
    return Screen(
        t("registration-consent", version=str(CONSENT_VERSION)),
        (
            (Button(t.plain("registration-agree"), Agree(CONSENT_VERSION), style="primary"),),
            *code,
            (Button(t.plain("privacy-button"), OpenPrivacy()),),
            (Button(t.plain("registration-not-now"), Home()),),
        ),
    )


def declined_screen(t: Texts) -> Screen:
    """The staff have not agreed."""
    return Screen(t("registration-declined"), (home_row(t),))


def open_registration(turn: Turn) -> None:
    """The button «register»: the consent text, the draft that goes on from it, or how the request stands."""
    if _shown_where_they_stand(turn):
        return
    draft = _draft(turn)
    if draft is None or draft.subject != str(CONSENT_VERSION):
        turn.show(consent_screen(turn.t, with_code=roster.is_there(turn.tx)))
        return
    turn.code = Resume(draft.id)
    turn.frame.forms.resume(turn)


def agree(turn: Turn) -> None:
    """The button «I agree»: the first question. What an earlier draft holds is not asked again."""
    current = turn.pressed(Agree).version == CONSENT_VERSION
    person = turn.visitor.person
    if current and person is not None and person.state is State.WITHDRAWN:
        _come_back(turn)
        return
    if _shown_where_they_stand(turn):
        return
    draft = _draft(turn)
    if not current or (draft and draft.subject == str(CONSENT_VERSION)):
        open_registration(turn)
        return
    answers = {**(draft.answers if draft else {}), AGREED: stamp(turn.received_at)}
    turn.frame.forms.start_anew(turn, FORM, answers=answers, subject=str(CONSENT_VERSION))


def submit(turn: Turn, draft: Draft) -> None:
    """Everything is confirmed: the account becomes a participant, or asks the staff."""
    if behalf.asks_first(turn, draft):
        return
    details = details_from(turn, draft.answers)
    consent = Consent(int(draft.subject), moment(draft.answers[AGREED]))
    before = requests.waiting_of(turn.tx, turn.user_id)
    request = admission.admit(turn.tx, turn.user_id, details, consent)
    asking.follow_up(turn, before)
    _admitted(turn, request)


def _come_back(turn: Turn) -> None:
    _admitted(turn, admission.come_back(turn.tx, turn.user_id, Consent(CONSENT_VERSION, turn.received_at)))


def _admitted(turn: Turn, request: Request | None) -> None:
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    if request is None:
        welcome(turn, turn.person)
        return
    asking.announce(turn, request)
    turn.toast(turn.t.plain("toast-request-sent"))
    turn.show(asked_screen(turn.t, request))


def standing_screen(turn: Turn) -> Screen | None:
    """What there is to say to those who wait or were declined; None for others."""
    request = requests.waiting_of(turn.tx, turn.user_id)
    if request is not None:
        return asked_screen(turn.t, request)
    person = turn.visitor.person
    return declined_screen(turn.t) if person is not None and person.state is State.DECLINED else None


def _shown_where_they_stand(turn: Turn) -> bool:
    """Shows what there is to say to those who wait or were declined; others go on."""
    screen = standing_screen(turn)
    if screen is None:
        return False
    turn.show(screen)
    return True


def _draft(turn: Turn) -> Draft | None:
    """The draft of the form. Raises AlreadyRegistered for those who need none."""
    person = turn.visitor.person
    if person is not None and person.state is not State.WITHDRAWN:
        raise AlreadyRegistered
    return drafts.of_form(turn.tx, turn.user_id, FORM)


TAPS = (Tap(OpenRegistration, open_registration, Door.ANYONE), Tap(Agree, agree, Door.ANYONE))
FORMS = (Form(FORM, FIELDS, submit, door=Door.ANYONE),)

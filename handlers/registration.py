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
from bot.commands import refresh_commands
from bot.forms import Form, Resume
from bot.home import Home
from bot.router import Tap
from bot.screen import Button, Screen
from bot.texts import Texts
from bot.turn import Turn
from handlers.menu import menu_of
from handlers.openings import OpenPrivacy, OpenRegistration
from handlers.personal import FIELDS, details_from
from storage import drafts, people, registration
from storage.drafts import Draft
from storage.registration import CONSENT_VERSION, AlreadyRegistered, Consent
from storage.times import moment, stamp

FORM = "registration"
AGREED = "agreed_at"  # kept among the answers, though nobody is asked for it


@dataclass(frozen=True)
class Agree(Code, prefix="rega"):
    """Agrees to this version of the consent text."""

    version: int


def consent_screen(t: Texts) -> Screen:
    """What is asked of the person, and what is done with it, before anything is asked."""
    return Screen(
        t("registration-consent", version=str(CONSENT_VERSION)),
        (
            (Button(t.plain("registration-agree"), Agree(CONSENT_VERSION), style="primary"),),
            (Button(t.plain("privacy-button"), OpenPrivacy()),),
            (Button(t.plain("registration-not-now"), Home()),),
        ),
    )


def open_registration(turn: Turn) -> None:
    """The button «register»: the consent text, or the draft that goes on from it."""
    draft = _draft(turn)
    if draft is None or draft.subject != str(CONSENT_VERSION):
        turn.show(consent_screen(turn.t))
        return
    turn.code = Resume(draft.id)
    turn.frame.forms.resume(turn)


def agree(turn: Turn) -> None:
    """The button «I agree»: the first question. What an earlier draft holds is not asked again."""
    draft = _draft(turn)
    if turn.pressed(Agree).version != CONSENT_VERSION or (draft and draft.subject == str(CONSENT_VERSION)):
        open_registration(turn)
        return
    answers = {**(draft.answers if draft else {}), AGREED: stamp(turn.received_at)}
    turn.frame.forms.start_anew(turn, FORM, answers=answers, subject=str(CONSENT_VERSION))


def submit(turn: Turn, draft: Draft) -> None:
    """Everything is confirmed: the account becomes a participant."""
    details = details_from(turn, draft.answers)
    consent = Consent(int(draft.subject), moment(draft.answers[AGREED]))
    person = registration.register(turn.tx, turn.user_id, details, consent)
    refresh_commands(turn.tx, turn.frame, turn.user_id)
    turn.visitor = people.meet(turn.tx, turn.user_id, turn.frame.owners)
    turn.toast(turn.t.plain("toast-registered"))
    turn.show(menu_of(turn, heading=turn.t("registration-done", name=person.name)))


def _draft(turn: Turn) -> Draft | None:
    """The draft of the form. Raises AlreadyRegistered for those who need none."""
    if turn.visitor.person is not None:
        raise AlreadyRegistered
    return drafts.of_form(turn.tx, turn.user_id, FORM)


TAPS = (Tap(OpenRegistration, open_registration), Tap(Agree, agree))
FORMS = (Form(FORM, FIELDS, submit),)

"""Voice notes of feedback are written down by the operator's program, where one is plugged in."""

from __future__ import annotations

from functools import partial

from bot.frame import Frame
from bot.transcribing import transcribe
from bot.turn import Turn
from bot.work import Asked, Finish, JobAct, Outside
from storage import jobs, kept_files
from storage.database import Tx
from storage.errors import NotFound
from storage.feedback import COMMENT_LENGTH
from storage.jobs import Job

HEAR = "feedback-hear"


def have_heard(turn: Turn, voice: int) -> None:
    """Where the operator has plugged a program in, it writes the note down, which is shown as its work."""
    if turn.frame.transcriber:
        jobs.add(turn.tx, HEAR, {"file": voice})


def hear(tx: Tx, frame: Frame, job: Job) -> Asked:
    """Has a voice note written down; one that is gone, or that Telegram alone has, is passed over."""
    number = int(job.arguments["file"])
    try:
        place = kept_files.path(frame.folder, kept_files.find(tx, number))
    except NotFound:
        place = None

    async def ask() -> Finish:
        heard = await transcribe(frame.transcriber, place, most=COMMENT_LENGTH) if place is not None else ""
        return partial(kept_files.note_heard, kept_id=number, words=heard)

    return ask


JOBS: dict[str, JobAct] = {HEAR: Outside(hear)}

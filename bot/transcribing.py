"""The optional program that proposes the words of a voice note: it gets the file's path and prints what it hears."""

from __future__ import annotations

import asyncio
import logging
import os
import shlex
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from storage.arabic import tidy

log = logging.getLogger(__name__)
SECONDS = 300.0


async def transcribe(command: str, voice: Path, *, most: int) -> str:
    """The words that the program hears, at most so many UTF-16 units; '' where it fails or hears nothing.

    `command` is the operator's own (FORUM_TRANSCRIBER), with whatever arguments it needs before the path.
    """
    try:
        said = tidy((await _printed([*shlex.split(command), str(voice)])).decode("utf-8", "replace"))
    except (OSError, ValueError) as error:  # a time that is up is an OSError, too
        log.warning("the transcriber failed: %s", type(error).__name__)
        return ""
    fits = len(said.encode("utf-16-le")) // 2 <= most
    return said if fits and any(map(str.isalpha, said)) else ""


async def _printed(words: Sequence[str]) -> bytes:
    """What a program prints. It is ended, with all that it has begun, after SECONDS and when the bot ends.

    Raises: OSError, ValueError where it cannot be run; ChildProcessError where it fails; TimeoutError.
    """
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    program = await asyncio.create_subprocess_exec(
        *words, stdin=nothing, stdout=pipe, stderr=nothing, start_new_session=True
    )
    try:
        async with asyncio.timeout(SECONDS):
            printed, _ = await program.communicate()
    except BaseException:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        await program.wait()
        raise
    if program.returncode:
        raise ChildProcessError(program.returncode)
    return printed

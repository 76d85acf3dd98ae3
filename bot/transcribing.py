"""The optional program that proposes the words of a voice note: it gets the file's path and prints what it hears."""

from __future__ import annotations

import logging
import shlex
import subprocess
from pathlib import Path

from storage.arabic import tidy

log = logging.getLogger(__name__)
SECONDS = 300.0


def transcribe(command: str, voice: Path, *, most: int) -> str:
    """The words that the program hears, at most so many UTF-16 units; '' where it fails or hears nothing.

    `command` is the operator's own (FORUM_TRANSCRIBER), with whatever arguments it needs before the path.
    """
    try:
        done = subprocess.run(  # noqa: S603  # the operator's own command, and no shell
            [*shlex.split(command), str(voice)],
            capture_output=True,
            timeout=SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        log.warning("the transcriber failed: %s", type(error).__name__)
        return ""
    said = tidy(done.stdout.decode("utf-8", "replace"))
    fits = len(said.encode("utf-16-le")) // 2 <= most
    return said if fits and any(map(str.isalpha, said)) else ""

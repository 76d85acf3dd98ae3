"""QR pictures, as PNG: a link that a phone's camera reads from a screen or from paper."""

from __future__ import annotations

import io

import segno

SCREEN, PAPER = 10, 8  # pixels of one module
QUIET = 4  # modules around it


def png(text: str, *, scale: int = SCREEN) -> bytes:
    """The picture of `text`, which is Latin, such as an address. Takes about ten milliseconds."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="png", scale=scale, border=QUIET)
    return out.getvalue()

"""That the numbers of an announcement are about to change: its card follows them for a while, also after its end.

So of the many that have ended only those are counted of which there is anything new.
"""

from __future__ import annotations

from storage.database import Tx


def stir(tx: Tx, about: str) -> None:
    """Something of what is `about` announcement:N is under way again; of anything else it is only noted for now."""
    kind, _, number = about.partition(":")
    if kind == "announcement" and number.isdigit():
        tx.run("UPDATE announcement SET stirred_at = ? WHERE id = ?", tx.stamp, int(number))
    tx.wake("about")

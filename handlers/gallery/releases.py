"""Before and after a release: what it changes, what is doubtful, the versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.form import Choice
from bot.form_screens import ask_screen, preview_screen
from bot.screen import Screen
from bot.texts import Texts
from handlers.gallery.manage import row_of, sample_version
from handlers.gallery.tellings import sample_changes
from handlers.release_screens import (
    clash_line,
    drop_screen,
    released_screen,
    review_screen,
    version_day_screen,
    version_screen,
    versions_screen,
)
from handlers.releases import FORMS
from storage.clashes import Clash, Doubt
from storage.drafts import PREVIEW, Draft


def screens(t: Texts) -> Iterator[tuple[str, Screen]]:
    """Nothing, one edit, many with every doubt; a version, the first one, its days."""
    changes = sample_changes()
    w1, w2 = row_of("W1"), row_of("W2")
    doubts = [Clash(doubt, w1, w2, value=w1.room, count=4) for doubt in Doubt]
    yield "nothing waits", review_screen(t, [], [], seal="a", quiet=3)
    yield "one edit", review_screen(t, changes[:1], [], seal="a", quiet=3)
    yield "text alone", review_screen(t, changes[-1:], [], seal="a", quiet=3)
    yield "with doubts", review_screen(t, changes, doubts, seal="a", quiet=0, more=2)
    yield "many", review_screen(t, changes * 3, doubts[:1], seal="a", quiet=1, page=1)
    few = review_screen(t, changes[:2], [], seal="a", quiet=3)
    for title, heading in {
        "edited meanwhile": t("release-changed"),
        "a version is brought back": t("version-restored", number="1"),
    }.items():
        yield title, replace(few, text=f"{heading}\n\n{few.text}")
    yield "every doubt", replace(drop_screen(t, 3, seal="a"), text="\n".join(clash_line(t, one) for one in doubts))
    yield "forget all edits", drop_screen(t, 3, seal="a")
    draft = Draft(1, 1, FORMS[0].name, "a", "comment", {}, 2)
    auto = Choice("auto", t.plain("release-comment-auto"))
    yield "the comment", ask_screen(t, FORMS[0], draft, [auto])
    title = t.plain("release-suggestion", title=w1.title_ar, what=t.plain("change-what-room"))
    suggested = t.plain("release-suggestions", changes=title)
    yield "a comment", preview_screen(t, FORMS[0], draft.at(PREVIEW), {"comment": suggested})
    yield "released", released_screen(t, 3, quiet=3, concerns=True)
    yield "released, text alone", released_screen(t, 3, quiet=3, concerns=False)
    first, second = sample_version(t, 1), sample_version(t)
    yield "versions", versions_screen(t, [second, first], page=0, total=20)
    yield "no versions", versions_screen(t, [], page=0, total=0)
    yield "a version", version_screen(t, second, changes, by=w1.room, current=True)
    yield "the first version", version_screen(t, first, changes, by="", current=False)
    rows = list(first.sessions)
    days = sorted({row.starts_at.astimezone(t.zone).date() for row in rows})
    yield "a day of a version", version_day_screen(t, 1, rows, days[0], days)

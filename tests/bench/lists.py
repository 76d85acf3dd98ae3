"""(g) 2,000 recommendations in the lists: what each screen of register and desk takes, beside the same among 200.

Each screen is drawn as a handler draws it, from the file to the payload that Telegram gets, in one reading transaction.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import sample
from bot.screen import Screen
from bot.texts import Catalogue, Texts
from handlers import desk_screens as desk
from handlers import recommendation_list_screens as lists
from handlers import recommendation_screens as screens
from handlers.desk_card import dossier_screen
from handlers.recommendation_codes import Place
from storage import desk_lists, dossiers, recommendations, register, wordings
from storage.database import Tx, connect
from storage.desk_lists import Scope, Status
from storage.register import By
from tests.bench import scene
from tests.bench.tables import Report, Target, console, middle, milliseconds, ratio, share

RECOMMENDATIONS = 2_000
TIMES = 60  # that each screen is drawn in a round
SLOWEST = 0.05  # seconds: a screen that takes longer is felt
QUESTION = "تأخر صرف المخصصات الماليه"
WRITTEN = ("ربط منظومة البلدية بقاعدة بيانات وطنية", "تأخر صرف المخصصات وتعذر تنفيذ المشاريع في مواسمها")

Draws = Callable[[Tx, Texts], Screen]


def _page(by: By, *, last: bool = False) -> Draws:
    def draw(tx: Tx, t: Texts) -> Screen:
        of = 1 if by is By.AREA else tx.value("SELECT id FROM session WHERE code = 'W1'")
        total = register.page(tx, by, of, offset=0, limit=1).total
        number = (total - 1) // lists.PAGE if last else 0
        listing = register.page(tx, by, of, offset=number * lists.PAGE, limit=lists.PAGE)
        return lists.list_screen(t, "", Place(by, of, number), listing)

    return draw


def _found(tx: Tx, t: Texts) -> Screen:
    return lists.list_screen(t, "", Place(By.WORDS), register.found(tx, QUESTION, limit=lists.PAGE))


def _alike(tx: Tx, t: Texts) -> Screen:
    near = register.alike(tx, *WRITTEN, but_of=0)
    return Screen("\n".join(lists.line(t, one) for one in near))


def _card(tx: Tx, t: Texts) -> Screen:
    one = recommendations.by_id(tx, tx.value("SELECT max(id) FROM recommendation"))
    if one is None:
        raise RuntimeError("there is none")
    return screens.card_screen(t, one, screens.View(link="https://t.me/bot?start=r1"))


def _desk_list(tx: Tx, t: Texts) -> Screen:
    scope = Scope()
    counts = {status: desk_lists.count(tx, Scope(status), me=1) for status in Status}
    lines = desk_lists.page(tx, scope, me=1, offset=0, limit=desk.PAGE)
    return desk.list_screen(t, desk.Listed(scope, lines, counts), tx.now)


def _desk_next(tx: Tx, t: Texts) -> Screen:
    """From a card in the middle to the next, as after every decision."""
    here = tx.value("SELECT max(id) / 2 FROM recommendation")
    number = desk_lists.beside(tx, Scope(), me=1, here=here, forward=True) or here
    return dossier_screen(t, dossiers.dossier(tx, number, Scope(), me=1), Scope(), tx.now)


DRAWN: dict[str, Draws] = {
    "the ways into the register": lambda tx, t: lists.hub_screen(t, register.total(tx), lists.Ways()),
    "the sessions with their numbers": lambda tx, t: lists.groups_screen(t, By.SESSION, register.sessions(tx)),
    "a session's list, first page": _page(By.SESSION),
    "a focus area's list, last page": _page(By.AREA, last=True),
    "the most supported": _page(By.SUPPORT),
    "a search": _found,
    "others like it": _alike,
    "a card": _card,
    "the desk with its counts": lambda tx, t: desk.desk_screen(t, desk_lists.counts(tx, me=1), tx.now),
    "the desk's list": _desk_list,
    "the desk's regions": lambda tx, t: desk.filter_screen(
        t, desk_lists.By.REGION, desk_lists.values(tx, desk_lists.By.REGION), page=0
    ),
    "the next card of the desk": _desk_next,
}


async def measure(folder: Path, *, rounds: int, size: float) -> Report:
    """The whole number and a tenth of it, so that what grows with the number is seen to."""
    many = int(RECOMMENDATIONS * size)
    template = await asyncio.to_thread(scene.make, folder / "template" / "forum.db", deputies=75)
    files = {}
    for count in (many, many // 10):
        files[count] = scene.copy(template, folder / str(count))
        await asyncio.to_thread(scene.recommendations, files[count], count)
        await asyncio.to_thread(scene.write, files[count], _ready)
    took: dict[int, dict[str, list[float]]] = {count: {name: [] for name in DRAWN} for count in files}
    for number in range(rounds):
        console.print(f"  round {number + 1}", style="dim", highlight=False)
        for count, path in files.items():
            for name, seconds in (await asyncio.to_thread(_round, path)).items():
                took[count][name] += seconds
    return _report(took[many], took[many // 10], many)


def _ready(tx: Tx) -> None:
    """The words are findable, and every third recommendation has supporters."""
    wordings.index_missing(tx)
    tx.run(
        "INSERT INTO support (recommendation_id, person_id, at) SELECT r.id, p.id, ?"
        " FROM recommendation r JOIN person p ON p.id % 3 = r.id % 3 WHERE r.id % 3 = 0 AND p.id <> r.author_id",
        tx.stamp,
    )


def _round(path: Path) -> dict[str, list[float]]:
    t, took = Texts(Catalogue(), "ar", ZoneInfo(sample.TIMEZONE)), dict[str, list[float]]()
    with closing(connect(path)) as connection:
        for name, draw in DRAWN.items():
            took[name] = []
            for _ in range(TIMES):
                began = time.perf_counter()
                connection.execute("BEGIN")
                draw(Tx(connection, sample.OPENS), t).payload()
                connection.execute("ROLLBACK")
                took[name].append(time.perf_counter() - began)
    return took


def _report(many: dict[str, list[float]], few: dict[str, list[float]], count: int) -> Report:
    rows = [
        (
            name,
            milliseconds(middle(seconds)),
            milliseconds(share(seconds, 0.99)),
            milliseconds(middle(few[name])),
            f"{ratio(seconds, few[name]):.2f} x",
        )
        for name, seconds in many.items()
    ]
    slowest = max(middle(seconds) for seconds in many.values())
    return Report(
        f"(g) {count:,} recommendations in the lists, time per screen",
        ("", "median", "p99", f"among {count // 10:,}", "ratio"),
        rows,
        ("From the file to the payload; sending is the same for all.",),
        (Target(f"no screen takes longer than {SLOWEST * 1000:.0f} ms", slowest < SLOWEST),),
    )

"""How results are shown: a table for each measurement, each row with its ratio to what it stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from rich.console import Console
from rich.table import Table

console = Console(width=max(Console().width, 120))


@dataclass(frozen=True, slots=True)
class Target:
    """What a measurement should reach, in words, and whether it has."""

    words: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One table. `notes` say what was measured, `targets` whether it was enough."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    targets: Sequence[Target] = field(default_factory=list)

    def show(self) -> None:
        table = Table(title=self.title, title_justify="left", title_style="bold")
        for number, column in enumerate(self.columns):
            table.add_column(column, justify="left" if number == 0 else "right", no_wrap=number > 0)
        for row in self.rows:
            table.add_row(*row)
        console.print(table)
        for note in self.notes:
            console.print(f"  {note}", highlight=False)
        for target in self.targets:
            word = "[green]reached[/]" if target.reached else "[red]missed[/]"
            console.print(f"  {target.words}: {word}", highlight=False)
        console.print()


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def ratio(values: Sequence[float], beside: Sequence[float]) -> float:
    """How much of what stands beside: the median of the rounds' own ratios, since a round meets one machine's mood."""
    return middle([value / other for value, other in zip(values, beside, strict=False)])


def share(values: Sequence[float], at: float) -> float:
    """The value below which the share `at` of all values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * at))]


def times(number: float) -> str:
    return f"{number:.2f} x"


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"

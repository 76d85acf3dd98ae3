"""What bringing in a file changes: for every kind of file the same four lists, so that all are told alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """The names of what a file added, changed and left as it was, and of what it does not have.

    `missing` stays in the database unless it was `removed`.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the file changed nothing at all."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column that a file may have. Its Arabic and English headings are the text `label`, several parted by |."""

    code: str
    label: str
    kind: str = "text"  # text, code, moment, integer, choice or phone
    required: bool = False
    unique: bool = False
    most: int = 500  # characters

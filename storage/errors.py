"""Mistakes that people can make and mend. Everything that is not a UserError is a bug or a broken machine.

There is one class a mistake. Its text stands in the feature's .ftl under the id made from the class's name:
`WindowClosed` is `error-window-closed`; the keyword arguments given are the text's variables.
"""

from __future__ import annotations

import re
from pathlib import Path


class UserError(Exception):
    """A mistake with a sentence for the person who made it. Nothing of the update that raised it is kept."""

    def __init__(self, **arguments: str | int) -> None:
        super().__init__(self.text_id())
        self.arguments = arguments

    @classmethod
    def text_id(cls) -> str:
        """The id of the sentence, `error-window-closed` for WindowClosed."""
        words = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        return f"error-{words}"


class NotAllowed(UserError):
    """The person's roles do not open this door."""


class OutOfDate(UserError):
    """The button belongs to a screen that has changed since."""


class NotFound(UserError):
    """What the button speaks of is not there, or not for this person."""


class OperatorError(Exception):
    """One clear line for whoever runs the program, who can mend it. Ends it with `exit_code`."""

    exit_code = 2


class DatabaseTooNew(OperatorError):
    """The file was written by a newer version of the program."""


class DatabaseUnusable(OperatorError):
    """The file is no database, or cannot be opened or made where it is wanted."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(f"{path} cannot be the database ({error}): look at FORUM_DATABASE and the folder's rights")


class DatabaseInUse(OperatorError):
    """Another bot already runs on the file."""

"""What the operator sets in the environment or in `.env`: names begin with FORUM_."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from storage.errors import OperatorError

PREFIX = "FORUM_"
FILE, ENCODING = ".env", "utf-8-sig"  # an editor on Windows may begin it with a byte order mark
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
TELEGRAM = "https://api.telegram.org"


class BadEnvironment(OperatorError):
    """A setting cannot be used; one line for each."""


class NoToken(OperatorError):
    """There is no token to run with."""


class Environment(BaseSettings):
    """The settings, read once at the start."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=FILE, env_file_encoding=ENCODING, extra="ignore", frozen=True
    )

    bot_token: SecretStr | None = Field(None, description="the bot's token (secret), from @BotFather")
    bot_api_url: str = Field(TELEGRAM, description="scheme, host and port of the Bot API server, without /bot")
    database: Path = Field(Path("data/forum.db"), description="the SQLite file")
    owners: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram user ids that hold the owner role, separated by commas"
    )
    timezone: str = Field("Africa/Tripoli", description="zone of the event")
    language: Literal["ar", "en"] = Field("ar", description="language of someone who has not chosen")
    messages_per_second: int = Field(30, ge=1, le=1000, description="ceiling of all sending")
    transcriber: str = Field(
        "", description="a command that gets the path of a voice note and prints its words; people confirm them"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="how much is logged")

    @field_validator("owners", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError("must be numbers separated by commas, as @userinfobot tells them")
        return frozenset(int(part) for part in parts)

    @field_validator("log_level", mode="before")
    @classmethod
    def _level(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("is no zone of the IANA database, such as Africa/Tripoli") from None
        return value

    @field_validator("bot_api_url")
    @classmethod
    def _address(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.port == 0:
            raise ValueError("must be scheme, host and port, such as https://api.telegram.org")
        if parts.scheme == "http" and parts.hostname not in LOOPBACK:
            raise ValueError("would send the token unencrypted: plain http is for this machine alone")
        return value.rstrip("/")

    @property
    def token(self) -> str:
        """The token. Raises NoToken when none is set, or something else."""
        if self.bot_token is None or not self.bot_token.get_secret_value().strip():
            raise NoToken(
                "no token: get one from @BotFather in Telegram and set FORUM_BOT_TOKEN"
                " (in the environment or in .env); `make demo` needs none"
            )
        token = self.bot_token.get_secret_value().strip()
        if not TOKEN.fullmatch(token):
            raise NoToken("FORUM_BOT_TOKEN is no token: copy it whole from @BotFather, digits, a colon and the rest")
        return token

    @property
    def on_loopback(self) -> bool:
        """Whether the Bot API server is a stand-in on this machine."""
        return urlsplit(self.bot_api_url).hostname in LOOPBACK


def unknown_names() -> list[str]:
    """What is set under our prefix, in the environment or in `.env`, and is no setting: most likely misspelt."""
    known = {f"{PREFIX}{name}".upper() for name in Environment.model_fields}
    given = {*os.environ, *dotenv_values(FILE, encoding=ENCODING)}
    return sorted(name for name in given if name.upper().startswith(PREFIX) and name.upper() not in known)


def read_environment() -> Environment:
    """The settings. Raises BadEnvironment, whose text has a line for each fault."""
    try:
        return Environment()  # type: ignore[call-arg]  # read from the environment
    except ValidationError as error:
        faults = [
            f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg'].removeprefix('Value error, ')}"
            for fault in error.errors()
        ]
        raise BadEnvironment("\n".join(faults)) from None

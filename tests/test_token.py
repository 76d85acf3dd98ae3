"""A whole small conversation at DEBUG, with everything that goes wrong: the log holds no token and nobody's words."""

from __future__ import annotations

import base64
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.sandbox import Fault, Limits, Person, Sandbox
from tests.cast import CAST, OPENS, buttons_of
from tests.child import LONGEST, Child

TOKEN = "7654321098:AAF-" + "kQ3xW9_zR5tY7uI1oP2aS4dF6gH8jK0l"
BASEL, DANA, AMINA = CAST["basel"][0], CAST["dana"][0], CAST["amina"][0]
WORDS = ("كلمات سرية جداً", "Zebulon Quixote", "0917654321", "+218917654321", "إعلان لا يُسجَّل")
FAULTS = [
    Fault("5xx", method="sendMessage", times=2),
    Fault("drop_before", method="sendMessage"),
    Fault("garbage", method="sendMessage"),
    Fault("429", method="sendMessage"),
    Fault("drop_after", method="editMessageText"),
    Fault("401", method="answerCallbackQuery"),
    Fault("garbage_after", method="getUpdates"),
    Fault("401", method="getUpdates"),
]


class Talk:
    """What people do on the local Telegram, each waiting for the bot's answer."""

    def __init__(self, telegram: Sandbox) -> None:
        self.telegram = telegram

    async def says(self, user_id: int, words: str) -> None:
        """Says something and waits until the bot has answered it, however often that fails."""
        said = await self.telegram.say(user_id, words)
        await self._answered(user_id, said["message_id"])

    async def taps(self, user_id: int, label: str) -> None:
        """Presses the newest button with that label, once it is there, and waits until the bot has heard of it."""
        found = await self.telegram.until(lambda: self._button(user_id, label), timeout=LONGEST)
        await self.telegram.tap(user_id, *found)
        await self.telegram.until(lambda: not self.telegram.world.updates.waiting, timeout=LONGEST)

    def _button(self, user_id: int, label: str) -> tuple[int, str] | None:
        for message in reversed(self.telegram.messages(user_id)):
            for button in buttons_of(message):
                if label in button["text"]:
                    return message["message_id"], button["callback_data"]
        return None

    async def _answered(self, user_id: int, after: int) -> None:
        def answered() -> bool:
            newest = self.telegram.messages(user_id)[-1]
            return bool(newest["from"]["is_bot"]) and newest["message_id"] > after

        await self.telegram.until(answered, timeout=LONGEST)


@pytest.fixture
def folder(tmp_path: Path, sample: Path) -> Path:
    shutil.copytree(sample.parent, tmp_path / "data")
    return tmp_path


async def converse(telegram: Sandbox) -> None:
    """Basel begins a recommendation, Amina announces and exports, Dana registers; things go wrong meanwhile."""
    talk = Talk(telegram)
    await talk.says(BASEL, "/start")
    for fault in FAULTS:
        telegram.faults.add(fault)
    await talk.says(BASEL, WORDS[0])
    await talk.says(BASEL, "/recommend")
    await talk.says(BASEL, "W3")
    telegram.inject({"message": {"text": WORDS[0], "date": "never", "chat": WORDS[1]}})
    telegram.inject({"message": {"message_id": 5, "from": {"id": BASEL}, "text": WORDS[1]}})
    await telegram.send_document(BASEL, WORDS[1], b"x", caption=WORDS[0])
    await talk.says(AMINA, "/announce")
    await talk.says(AMINA, WORDS[4])
    await talk.taps(AMINA, "إرسال")
    await telegram.until(lambda: not telegram.faults, timeout=LONGEST)
    await talk.says(DANA, "/start")
    await talk.taps(DANA, "التسجيل")
    await talk.taps(DANA, "أوافق")
    await talk.says(DANA, WORDS[1])
    await talk.says(DANA, WORDS[2])
    await talk.says(AMINA, "/export")
    for label in ("ملف واحد", "الإعلانات", "CSV"):
        await talk.taps(AMINA, label)
    await telegram.until(lambda: any(call.method == "sendDocument" for call in telegram.ledger), timeout=LONGEST)


async def test_neither_the_token_nor_what_people_wrote_is_ever_logged(folder: Path) -> None:
    people = [Person(user_id, first_name=name) for user_id, name in CAST.values()]
    telegram = Sandbox(token=TOKEN, people=people, limits=Limits.unlimited_rates(), starts_at=OPENS)
    await telegram.start()
    settings = {"BOT_TOKEN": TOKEN, "BOT_API_URL": telegram.url, "LOG_LEVEL": "DEBUG"}
    bot = await Child.start("run", folder=folder, **settings)
    await telegram.until(lambda: telegram.polled, timeout=LONGEST)
    await converse(telegram)
    refused = await Child.start("run", folder=folder, **{**settings, "DATABASE": "other.db", "BOT_API_URL": "x"})
    await refused.ended()
    assert await bot.stop() == 0
    url = telegram.url
    await telegram.stop()
    unreachable = await Child.start("check", folder=folder, **{**settings, "BOT_API_URL": url})
    await unreachable.ended()

    said = bot.said + refused.said + unreachable.said
    assert "WARNING" in said, "the faults were told of"
    secret = TOKEN.partition(":")[2]
    for spelling in (TOKEN, secret, quote(TOKEN, safe=""), base64.b64encode(TOKEN.encode()).decode()):
        assert spelling not in said
    for words in (*WORDS, *(repr(words)[1:-1] for words in WORDS), *(ascii(words)[1:-1] for words in WORDS)):
        assert words not in said

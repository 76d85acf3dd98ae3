"""The people of the browser tests, and a small bot of plain HTTP for them to talk to.

The bot is not ours: it holds a registration-like talk with the plainest of clients, so that these tests try
the page and the local Telegram alone.
"""

import asyncio
from typing import Any

import aiohttp

from bot.sandbox import Person, Sandbox

Json = dict[str, Any]

DANA, BASEL, AMINA = 1001, 1002, 1003
HOSTILE = "<img src=x onerror=window.struck=1>"
PEOPLE = (
    Person(DANA, "دانة", role="وكيلة بلا حساب", note="تبدأ من الصفر", phone="+218910000001"),
    Person(BASEL, "باسل", role="وكيل مسجَّل", phone="+218910000002", started=True),
    Person(AMINA, "Amina", role="organizer", language_code="en", phone="+218910000003", started=True),
)


class ScriptedBot:
    """A registration in four questions, over bare getUpdates."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self.heard: list[Json] = []
        self.holds_answers = asyncio.Event()
        self.holds_answers.set()
        self._session = aiohttp.ClientSession()
        self._task = asyncio.create_task(self._poll())

    async def call(self, method: str, **params: Any) -> Any:
        """One call of the Bot API; a refusal is an AssertionError with its words."""
        address = f"{self.sandbox.url}/bot{self.sandbox.token}/{method}"
        async with self._session.post(address, json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, chat: int, text: str, *rows: list[Json], **more: Any) -> Json:
        """Send a message, with inline rows if any are given."""
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        sent: Json = await self.call("sendMessage", chat_id=chat, text=text, **markup, **more)
        return sent

    async def stop(self) -> None:
        """Stop polling."""
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        await self._session.close()

    async def _poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                self.heard.append(update)
                await self._answer(update)

    async def _answer(self, update: Json) -> None:
        if query := update.get("callback_query"):
            await self._tapped(query)
        elif message := update.get("message"):
            await self._spoken(message)

    async def _tapped(self, query: Json) -> None:
        place = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
        if query["data"] == "register":
            await self.call("editMessageText", **place, text="ما اسمك الكامل؟")
        if query["data"] == "confirm":
            await self.call("editMessageText", **place, text="تم تسجيلك ✅", **buttons(("رجوع", "back")))
        await self.holds_answers.wait()
        alert = query["data"] == "confirm"
        text = {"register": "لنبدأ", "confirm": "أهلاً بك في المنتدى"}.get(query["data"], "")
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text=text, show_alert=alert)

    async def _spoken(self, message: Json) -> None:
        chat = message["chat"]["id"]
        if "contact" in message:
            phone = message["contact"]["phone_number"]
            await self.call("sendMessage", chat_id=chat, text="شكراً", reply_markup={"remove_keyboard": True})
            await self.say(
                chat, f"الهاتف: {phone}", [{"text": "تأكيد", "callback_data": "confirm", "style": "success"}]
            )
        elif document := message.get("document"):
            await self.call("sendDocument", chat_id=chat, document=document["file_id"], caption="نسختك")
        elif message.get("text", "").startswith("/start"):
            await self.say(chat, "مرحباً بك في المنتدى", [{"text": "التسجيل", "callback_data": "register"}])
        elif message.get("text", "").startswith("دانة"):
            share = {"text": "مشاركة رقمي", "request_contact": True}
            keyboard = {"keyboard": [[share], [{"text": "تخطي"}]], "resize_keyboard": True, "one_time_keyboard": True}
            await self.call("sendMessage", chat_id=chat, text="ما رقم هاتفك؟", reply_markup=keyboard)


def buttons(*labels: tuple[str, str]) -> Json:
    """An inline keyboard of one row as a parameter."""
    return {"reply_markup": {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in labels]]}}

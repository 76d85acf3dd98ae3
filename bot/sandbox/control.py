"""The control of a sandbox in a process of its own, for benches: POST or GET /control/NAME, JSON both ways.

    people    {"count", "first_id"=1000, "started"=true, "language_code"="ar"} or {"people": [Person fields]};
              gives {"ids"}
    message   {"user_ids", "text"="...", "reply_markup"}: a message of the bot in each chat, outside the rates;
              gives {"message_ids"}
    taps      {"user_ids", "data", "message_ids"=the newest, "measure"=false,
              "answered_by"=["editMessageText"]}; gives {"first", "last"}, update ids
    says      {"user_ids", "text", "measure"=false, "answered_by"=["sendMessage"]}: a text of each person
    inject    {"updates": [raw updates]}
    jump      {"to": iso} or {"minutes": n}; gives {"now"}
    fault     the fields of Fault and "seed"
    wait      {"method", "count", "timeout"=60}: until so many were served; gives counters
    drained   {"timeout"=60}: until every update is confirmed; gives counters
    block     {"user_ids"}: these block the bot, of which it hears when it writes to them
    copies    {"text"}: in how many private chats the bot's message of that text stands; gives {"once", "more"}
    faults    (GET) gives {"faults"}: how often each kind of fault has struck
    reset     {}: empties counts, ledger and latencies
    counters  (GET) gives counters

Counters: {"arrived", "served", "refused", "first_at", "last_at" by method (monotonic seconds), "waiting"
updates, "now" monotonic, "latencies" in seconds, from the injection of a measured tap or text until the
first answering call to its chat was served}.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox.faults import Fault
from bot.sandbox.people import ImpossibleError, Json, Person

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

_PERSON = {field.name for field in fields(Person)}
_FAULT = {field.name for field in fields(Fault)}


class Control:
    """Carries out what a bench asks of a sandbox in another process."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self._orders: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "people": self._people,
            "message": self._message,
            "taps": self._taps,
            "says": self._says,
            "inject": self._inject,
            "jump": self._jump,
            "fault": self._fault,
            "wait": self._wait,
            "drained": self._drained,
            "block": self._block,
            "copies": self._copies,
            "faults": self._faults,
            "reset": self._reset,
            "counters": self._counters,
        }

    async def answer(self, request: web.BaseRequest, name: str) -> web.StreamResponse:
        """Answer one order; errors are {"error": ...} with 400, 404, or 408 when a wait ran out."""
        order = self._orders.get(name)
        if order is None:
            return web.json_response({"error": "there is no such order"}, status=404)
        try:
            body = json.loads(await request.read() or b"{}")
            return web.json_response(await order(body))
        except TimeoutError:
            return web.json_response({"error": "it did not come to pass", **self.counters()}, status=408)
        except (ImpossibleError, ValueError, KeyError, TypeError, AttributeError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)

    def counters(self) -> Json:
        """What has happened since the last reset."""
        records = self.sandbox.records
        return {
            "arrived": dict(records.arrived),
            "served": dict(records.served),
            "refused": dict(records.refused),
            "first_at": records.first_at,
            "last_at": records.last_at,
            "waiting": len(self.sandbox.world.updates.waiting),
            "now": monotonic(),
            "latencies": records.latencies,
        }

    async def _people(self, body: Json) -> Json:
        if "people" in body:
            people = [Person(**{key: item[key] for key in item if key in _PERSON}) for item in body["people"]]
        else:
            first, count = int(body.get("first_id", 1000)), int(body["count"])
            extra = {
                "started": bool(body.get("started", True)),
                "language_code": body.get("language_code", "ar"),
            }
            people = [Person(first + number, f"Person {number + 1}", **extra) for number in range(count)]
        for person in people:
            self.sandbox.add_person(person)
        return {"ids": [person.id for person in people]}

    async def _message(self, body: Json) -> Json:
        world = self.sandbox.world
        content: Json = {"text": str(body.get("text", "..."))}
        if body.get("reply_markup"):
            content["reply_markup"] = body["reply_markup"]
        posted = [world.post(world.chats[int(user)], world.bot_user, content) for user in body["user_ids"]]
        return {"message_ids": [message["message_id"] for message in posted]}

    def _measured(self, body: Json, usual: str) -> None:
        if body.get("measure"):
            answered_by = frozenset(body.get("answered_by", [usual]))
            self.sandbox.records.measure([int(user) for user in body["user_ids"]], answered_by=answered_by)

    async def _taps(self, body: Json) -> Json:
        users = [int(user) for user in body["user_ids"]]
        numbers = body.get("message_ids") or [self._newest(user) for user in users]
        first = self.sandbox.world.updates.next_id
        self._measured(body, "editMessageText")
        for user, number in zip(users, numbers, strict=True):
            await self.sandbox.tap(user, int(number), str(body["data"]), forged=True)
        return {"first": first, "last": self.sandbox.world.updates.next_id - 1}

    def _newest(self, user_id: int) -> int:
        return max(self.sandbox.world.chats[user_id].messages, default=1)

    async def _says(self, body: Json) -> Json:
        self._measured(body, "sendMessage")
        for user in body["user_ids"]:
            await self.sandbox.say(int(user), str(body["text"]))
        return {"count": len(body["user_ids"])}

    async def _inject(self, body: Json) -> Json:
        for update in body["updates"]:
            self.sandbox.inject(update)
        return {"count": len(body["updates"])}

    async def _jump(self, body: Json) -> Json:
        clock = self.sandbox.clock
        if "to" in body:
            await self.sandbox.jump(datetime.fromisoformat(body["to"]))
        else:
            await self.sandbox.jump(clock.now() + timedelta(minutes=float(body["minutes"])))
        return {"now": clock.now().isoformat()}

    async def _fault(self, body: Json) -> Json:
        fault = Fault(**{key: body[key] for key in body if key in _FAULT})
        self.sandbox.faults.add(fault, seed=int(body.get("seed", 0)))
        return {}

    async def _wait(self, body: Json) -> Json:
        method, count = str(body["method"]), int(body["count"])
        served = self.sandbox.records.served
        await self._until(lambda: served[method] >= count, body)
        return self.counters()

    async def _drained(self, body: Json) -> Json:
        waiting = self.sandbox.world.updates
        await self._until(lambda: not waiting.waiting, body)
        return self.counters()

    async def _until(self, predicate: Callable[[], Any], body: Json) -> None:
        # A look now and then, not one after every change, so that a bench pays nothing for being watched.
        async with asyncio.timeout(float(body.get("timeout", 60))):
            while not predicate():  # noqa: ASYNC110 - on purpose
                await asyncio.sleep(0.01)

    async def _block(self, body: Json) -> Json:
        for user in body["user_ids"]:
            self.sandbox.world.chats[int(user)].blocked = True
        return {"count": len(body["user_ids"])}

    async def _copies(self, body: Json) -> Json:
        text, bot = str(body["text"]), self.sandbox.world.bot_user
        counts = [
            sum(message.get("text") == text and message["from"] is bot for message in chat.messages.values())
            for chat in self.sandbox.world.chats.values()
            if chat.private
        ]
        return {"once": sum(count == 1 for count in counts), "more": sum(count > 1 for count in counts)}

    async def _faults(self, body: Json) -> Json:
        del body
        return {"faults": dict(self.sandbox.records.faults)}

    async def _reset(self, body: Json) -> Json:
        del body
        self.sandbox.records.forget()
        return {}

    async def _counters(self, body: Json) -> Json:
        del body
        return self.counters()

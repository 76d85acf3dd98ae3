"""The Bot API itself: one call in, one answer out, with faults, ledger and the clock's header on the way."""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.sandbox.faults import Fault, Faults
from bot.sandbox.ledger import Call, Ledger
from bot.sandbox.methods import METHOD_NAMES, METHODS
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import (
    BLOCKED,
    NO_SUCH_METHOD,
    OTHER_POLLER,
    UNAUTHORIZED,
    Refused,
    forbidden,
    too_many,
)
from bot.sandbox.webhook import Webhook
from bot.sandbox.wire import RawJson, ok_body, read_params, refusal_body
from bot.sandbox.world import World

_GARBAGE = b"<html><body>Please log in to this network</body></html>"


class BotApi:
    """Answers /bot{token}/{method} and /file/bot{token}/{path}."""

    def __init__(self, world: World, ledger: Ledger, faults: Faults, *, latency: float = 0.0) -> None:
        self.world = world
        self.ledger = ledger
        self.faults = faults
        self.latency = latency
        self.webhook = Webhook(world.updates, reply=self.run_reply)
        self._intake: dict[str, Callable[[Params], Any]] = {
            "setWebhook": self.webhook.set,
            "deleteWebhook": self.webhook.delete,
            "getWebhookInfo": self.webhook.info,
        }

    async def answer(self, request: web.BaseRequest, path: str) -> web.StreamResponse:
        """Answer one call; `path` is the request's path after "/bot"."""
        token, _, method = path.partition("/")
        if token != self.world.token:
            return self._refuse(Refused(401, UNAUTHORIZED) if ":" in token else Refused(404, "Not Found"))
        try:
            params = await read_params(request, most=self.world.limits.upload)
        except Refused as refused:
            call = self.ledger.open(METHOD_NAMES.get(method.lower(), method), {})
            self.ledger.close(call, refused.description, refused.code)
            return self._refuse(refused)
        name = METHOD_NAMES.get(method.lower())
        call = self.ledger.open(name or method, params)
        call.chat_id = self._chat_of(params)
        self.world.events.stir()
        fault = self.faults.strike(call.method, call.chat_id) if self.faults else None
        if fault is not None:
            return await self._faulty(request, call, params, fault=fault)
        return await self._plainly(call, params)

    def _chat_of(self, params: Params) -> int | None:
        if "chat_id" in params:
            return params.chat_id()
        query = self.world.queries.get(params.text("callback_query_id"))
        return query.chat_id if query else None

    async def _plainly(self, call: Call, params: Params) -> web.StreamResponse:
        try:
            body, code = ok_body(await self._carry_out(call, params)), 200
            self.ledger.close(call, "ok", 200)
        except Refused as refused:
            body, code = refusal_body(refused), refused.code
            self.ledger.close(call, refused.description, refused.code)
        self.world.events.stir()
        if self.latency and call.method != "getUpdates":
            await asyncio.sleep(self.latency)
        return self._response(body, code)

    async def _carry_out(self, call: Call, params: Params) -> Any:
        known = METHODS.get(call.method.lower())
        if known is not None:
            result = known[1](self.world, params)
            call.result = result
        elif call.method == "getUpdates":
            result = await self._get_updates(params)
        elif call.method in self._intake:
            result = call.result = self._intake[call.method](params)
        else:
            raise Refused(404, NO_SUCH_METHOD)
        call.served = True
        return result

    async def _get_updates(self, params: Params) -> RawJson:
        self.webhook.remember_allowed(params)
        offset, timeout = params.integer("offset"), params.integer("timeout")
        limit = params.integer("limit", self.world.limits.updates_batch)
        return RawJson(await self.world.updates.poll(offset=offset, limit=limit, timeout=timeout))

    async def _faulty(
        self, request: web.BaseRequest, call: Call, params: Params, *, fault: Fault
    ) -> web.StreamResponse:
        call.fault = fault.kind
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return await self._plainly(call, params)
        if fault.kind in ("drop_after", "garbage_after"):
            answer = await self._plainly(call, params)
            if fault.kind == "garbage_after":
                return self._response(_GARBAGE, 200)
            return _dropped(request, answer)
        if fault.kind == "drop_before":
            self.ledger.close(call, "dropped", 0)
            self.world.events.stir()
            return _dropped(request, web.Response())
        if fault.kind == "garbage":
            self.ledger.close(call, "garbage", 200)
            self.world.events.stir()
            return self._response(_GARBAGE, 200)
        refused = _refusal_of(fault)
        self.ledger.close(call, refused.description, refused.code)
        self.world.events.stir()
        return self._refuse(refused)

    async def run_reply(self, reply: Json) -> None:
        """Carry out the method that a webhook's answer brings in its body, as Telegram does: best effort."""
        params = Params(reply)
        name = str(params.pop("method", ""))
        if name.lower() in METHODS:
            call = self.ledger.open(METHOD_NAMES[name.lower()], params)
            call.chat_id = params.chat_id()
            await self._plainly(call, params)

    async def download(self, path: str) -> web.StreamResponse:
        """Give the bytes of a file; `path` is the request's path after "/file/bot"."""
        token, _, place = path.partition("/")
        if token != self.world.token:
            return self._refuse(Refused(401, UNAUTHORIZED) if ":" in token else Refused(404, "Not Found"))
        stored = self.world.files.at_path(place)
        if stored is None:
            return self._refuse(Refused(404, "Not Found"))
        headers = {
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name or place)}",
            "X-Sandbox-Now": f"{self.world.clock.unix():.6f}",
        }
        return web.Response(body=stored.content, content_type="application/octet-stream", headers=headers)

    def _refuse(self, refused: Refused) -> web.Response:
        return self._response(refusal_body(refused), refused.code)

    def _response(self, body: bytes, code: int) -> web.Response:
        headers = {"Content-Type": "application/json", "X-Sandbox-Now": f"{self.world.clock.unix():.6f}"}
        return web.Response(body=body, status=code, headers=headers)


def _dropped(request: web.BaseRequest, answer: web.StreamResponse) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return answer


def _refusal_of(fault: Fault) -> Refused:
    if fault.kind == "429":
        return too_many(fault.retry_after)
    if fault.kind == "401":
        return Refused(401, UNAUTHORIZED)
    if fault.kind == "409":
        return Refused(409, OTHER_POLLER)
    if fault.kind == "blocked":
        return forbidden(BLOCKED)
    return Refused(502, "Bad Gateway")

"""The webhook: updates posted to the bot's address, in order within a chat, again and again until a 2xx."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import aiohttp

from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import bad
from bot.sandbox.updates import Updates, Waiting

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_MOST_CONNECTIONS = 100


class Webhook:
    """Set, deleted and asked about by the bot; delivers on its own while it is set."""

    def __init__(self, updates: Updates, *, reply: Callable[[Json], Awaitable[None]]) -> None:
        self.updates = updates
        self.secret = ""
        self.connections = 40
        self.last_error: Json = {}
        self._reply = reply
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._busy: set[int] = set()
        updates.on_update = self._wake.set

    def remember_allowed(self, params: Params) -> None:
        """Keep allowed_updates when a call names them; an empty list means the default ones."""
        if params.get("allowed_updates") in (None, ""):
            return
        kinds = params.structure("allowed_updates")
        if isinstance(kinds, list):
            self.updates.allowed = frozenset(map(str, kinds)) or None

    def set(self, params: Params) -> bool:
        """The method setWebhook; an empty url deletes it.

        Raises:
            Refused: no https (plain http is taken on the loopback alone), or a bad secret.
        """
        url = params.text("url").strip()
        if not url:
            return self.delete(params)
        parts = urlsplit(url)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            raise bad("bad webhook: HTTPS URL must be provided for webhook")
        secret = params.text("secret_token")
        if secret and not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        self.remember_allowed(params)
        if params.flag("drop_pending_updates"):
            self.updates.waiting.clear()
        self._stop()
        self.updates.webhook_url, self.secret = url, secret
        self.connections = min(max(1, params.integer("max_connections", 40)), _MOST_CONNECTIONS)
        self.last_error = {}
        self.updates.end_poll()
        self._task = asyncio.create_task(self._deliver())
        return True

    def delete(self, params: Params) -> bool:
        """The method deleteWebhook."""
        if params.flag("drop_pending_updates"):
            self.updates.waiting.clear()
        self.updates.webhook_url = ""
        self._stop()
        return True

    def info(self, params: Params) -> Json:
        """The method getWebhookInfo."""
        del params
        answer: Json = {
            "url": self.updates.webhook_url,
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.waiting),
        }
        if self.updates.webhook_url:
            answer["max_connections"] = self.connections
            answer.update(self.last_error)
        if self.updates.allowed is not None:
            answer["allowed_updates"] = sorted(self.updates.allowed)
        return answer

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    async def close(self) -> None:
        """Stop delivering, for good."""
        task = self._task
        self._stop()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)

    async def _deliver(self) -> None:
        timeout = aiohttp.ClientTimeout(total=self.updates.limits.webhook_timeout)
        self._busy.clear()
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as lanes:
            while True:
                self._wake.clear()
                self.updates.expire()
                for item in list(self.updates.waiting):
                    if len(self._busy) >= self.connections:
                        break
                    if item.lane not in self._busy:
                        self._busy.add(item.lane)
                        lanes.create_task(self._lane(session, item))
                await self._wake.wait()

    async def _lane(self, session: aiohttp.ClientSession, item: Waiting) -> None:
        """Post one update until it is taken; nothing else of its chat goes before."""
        limits = self.updates.limits
        pause = limits.webhook_retry_first
        while item in self.updates.waiting and not await self._post(session, item):
            await asyncio.sleep(pause)
            pause = min(2 * pause, limits.webhook_retry_longest)
        if item in self.updates.waiting:
            self.updates.waiting.remove(item)
        self._busy.discard(item.lane)
        self._wake.set()
        self.updates.on_change()

    async def _post(self, session: aiohttp.ClientSession, item: Waiting) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers[SECRET_HEADER] = self.secret
        try:
            async with session.post(self.updates.webhook_url, data=item.body, headers=headers) as response:
                body = await response.read()
                if 200 <= response.status < 300:
                    await self._take_reply(body)
                    return True
                self._note(f"Wrong response from the webhook: {response.status} {response.reason}")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._note(
                "Connection refused" if isinstance(error, aiohttp.ClientConnectorError) else "Read timeout expired"
            )
        return False

    async def _take_reply(self, body: bytes) -> None:
        try:
            reply = json.loads(body) if body else None
        except ValueError:
            return
        if isinstance(reply, dict) and "method" in reply:
            await self._reply(reply)

    def _note(self, words: str) -> None:
        now = int(self.updates.clock.unix())
        self.last_error = {"last_error_date": now, "last_error_message": words}
        self.updates.on_change()

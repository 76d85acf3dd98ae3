"""The server on the loopback: sends calls to the Bot API, the page's requests to the page, benches to control."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.control import Control
from bot.sandbox.page import Page

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_SLACK = 1024 * 1024  # what a body may have beyond its one largest file


class Server:
    """Listens on the loopback alone, and looks at Host and Origin before anything else."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self.page = Page(sandbox)
        self.control = Control(sandbox)
        self._runner: web.ServerRunner | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """Where it listens.

        Raises:
            RuntimeError: it does not.
        """
        if not self._url:
            raise RuntimeError("the local Telegram has not been started")
        return self._url

    async def start(self, host: str, port: int) -> None:
        """Listen.

        Raises:
            ValueError: `host` is not the loopback.
        """
        if host not in ("127.0.0.1", "localhost", "::1"):
            raise ValueError("the local Telegram listens on the loopback alone")
        server = web.Server(self._handle, request_factory=self._request, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port, backlog=1024)
        await site.start()
        bound = self._runner.addresses[0][1]
        self._url = f"http://{'[::1]' if host == '::1' else host}:{bound}"

    async def stop(self) -> None:
        """Stop listening; open streams and polls end."""
        self.page.close_streams()
        self.sandbox.world.updates.wake()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _request(self, message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
        most = self.sandbox.limits.upload + _SLACK
        return web.BaseRequest(
            message,
            payload,
            protocol,
            writer,
            task,
            asyncio.get_running_loop(),
            client_max_size=most,
        )

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if not self._own_host(request.headers.get("Host", "")):
            return web.json_response({"error": "this host is not the loopback"}, status=403)
        if not self._own_origin(request.headers):
            return web.json_response({"error": "this origin is not the page's own"}, status=403)
        if path.startswith("/bot"):
            return await self.sandbox.api.answer(request, path[4:])
        if path.startswith("/file/bot"):
            return await self.sandbox.api.download(path[9:])
        if path.startswith("/control/"):
            return await self.control.answer(request, path[9:])
        return await self.page.answer(request)

    def _own_origin(self, headers: Mapping[str, str]) -> bool:
        origin = headers.get("Origin")
        if origin is None:
            return True
        parts = urlsplit(origin)
        return parts.scheme == "http" and self._own_host(parts.netloc)

    def _own_host(self, host: str) -> bool:
        name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not colon:
            name, port = host, ""
        own = self._url.rsplit(":", 1)[1]
        return name.lower() in _LOOPBACK and port in ("", own)

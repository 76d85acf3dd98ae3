"""The page's endpoints: the chat as JSON, what the people do in it, and the stream of changes."""

import asyncio
import inspect
import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from bot.sandbox.compose import formatted
from bot.sandbox.keyboards import read_markup
from bot.sandbox.people import ImpossibleError, Json, Screen
from bot.sandbox.refusals import Refused

if TYPE_CHECKING:
    from bot.sandbox.sandbox import Sandbox

_FOLDER = Path(__file__).parent / "page"
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
    ".woff2": "font/woff2",
}
_GUARDS = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "media-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_PING_SECONDS = 15.0
_CLOSE = "close"

Act = Callable[[int, Json], Awaitable[Json]]


class Page:
    """Answers everything that is not the Bot API or the control of benches."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self._acts: dict[str, Act] = {
            "say": self._say,
            "tap": self._tap,
            "contact": self._contact,
            "sticker": self._sticker,
            "edit": self._edit,
            "block": self._block,
            "unblock": self._unblock,
            "start": self._start,
        }

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request of the page; errors are {"error": ...}."""
        try:
            return await self._route(request)
        except (ImpossibleError, ValueError, KeyError, TypeError) as error:
            words = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
            return _json({"error": words}, 400)

    async def _route(self, request: web.BaseRequest) -> web.StreamResponse:
        parts = request.path.strip("/").split("/")
        if request.method == "POST":
            return await self._post(request, parts)
        if request.method not in ("GET", "HEAD"):
            return _json({"error": "this method is not allowed"}, 405)
        if len(parts) == 2:
            return self._one(parts[0], parts[1], viewer=request.query.get("as", ""))
        if parts == ["events"]:
            return await self._stream(request)
        if parts == ["screens.json"]:
            return _json(await self.screens())
        if parts == ["state"]:
            return _json(self.state())
        return _static({"": "index.html", "screens": "screens.html"}.get("/".join(parts), ""))

    def _one(self, kind: str, which: str, *, viewer: str) -> web.StreamResponse:
        if kind == "page":
            return _static(which)
        if kind == "chats":
            return _json(self.chat(int(which), viewer=int(viewer or which)))
        if kind == "files":
            return self._file(which)
        return _json({"error": "there is nothing here"}, 404)

    async def _post(self, request: web.BaseRequest, parts: list[str]) -> web.StreamResponse:
        if parts == ["clock"]:
            return _json(await self._clock(await _body(request)))
        if parts[0] == "groups":
            return _json(await self._group(parts[1:], await _body(request)))
        if parts[0] != "chats" or len(parts) != 3:
            return _json({"error": "there is nothing here"}, 404)
        user_id = int(parts[1])
        if parts[2] == "file":
            return _json(await self._upload(request, user_id))
        act = self._acts.get(parts[2])
        if act is None:
            return _json({"error": "there is nothing here"}, 404)
        return _json(await act(user_id, await _body(request)))

    def state(self) -> Json:
        """The bot, the clock, the people and the groups."""
        box, world = self.sandbox, self.sandbox.world
        people = []
        for person in world.people.values():
            chat = world.chats[person.id]
            seen = {"unread": chat.unread, "started": chat.started, "blocked": chat.blocked}
            named = {"id": person.id, "name": f"{person.first_name} {person.last_name}".strip()}
            people.append({**named, "role": person.role, "note": person.note, **seen})
        return {
            "bot": {"id": world.bot_id, "name": world.profile.text("name", ""), "username": world.username},
            "now": box.clock.now().isoformat(),
            "timezone": box.timezone,
            "people": people,
            "marks": [{"label": mark.label, "at": mark.at.isoformat()} for mark in box.marks],
            "groups": [
                {
                    "id": chat.id,
                    "title": chat.shape["title"],
                    "kind": chat.kind,
                    "bot_is": chat.bot_is,
                    "members": list(chat.members),
                    "unread": chat.unread,
                }
                for chat in world.chats.values()
                if not chat.private and chat.migrated_to is None
            ],
        }

    def chat(self, chat_id: int, *, viewer: int) -> Json:
        """One chat as the page shows it to one of its people; looking marks it as read."""
        world = self.sandbox.world
        chat = world.chats.get(chat_id)
        if chat is None:
            raise ImpossibleError(f"there is no chat {chat_id}")
        person = world.people.get(viewer)
        language = person.language_code if person else ""
        if chat.unread:
            chat.unread = 0
            world.events.tell("people")
        return {
            "messages": chat.shown(),
            "reply_keyboard": chat.reply_keyboard,
            "commands": self.sandbox.commands(chat_id, viewer, language),
            "typing": world.clock.unix() < chat.typing_until,
            "bot_description": world.profile.text("description", language) or None,
            "started": chat.started or not chat.private,
            "blocked": chat.blocked,
            "pinned": list(chat.pinned),
        }

    async def screens(self) -> list[Json]:
        """Every screen of the gallery, its markup already read."""
        if self.sandbox.gallery is None:
            return []
        # In a thread: there are thousands of them, and the bot must not wait for its Telegram meanwhile.
        found = await asyncio.to_thread(self.sandbox.gallery)
        screens = await found if inspect.isawaitable(found) else found
        return await asyncio.to_thread(lambda: [self._screen(screen) for screen in screens])

    def _screen(self, screen: Screen) -> Json:
        mode = screen.parse_mode or ""
        try:
            text, entities = formatted(self.sandbox.world, screen.text, mode=mode, entities=screen.entities)
            keyboard = read_markup(screen.reply_markup, limits=self.sandbox.limits, private=True)
        except Refused as refused:
            raise ImpossibleError(f"screen {screen.id}: {refused.description}") from refused
        return {
            "id": screen.id,
            "group": screen.group,
            "title": screen.title,
            "language": screen.language,
            "direction": "rtl" if screen.language in ("ar", "fa", "he", "ur") else "ltr",
            "text_html_entities": {"text": text, "entities": entities},
            "keyboard": keyboard,
        }

    async def _stream(self, request: web.BaseRequest) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **_GUARDS})
        await response.prepare(request)
        lines: asyncio.Queue[str] = asyncio.Queue()
        self.sandbox.world.events.streams.add(lines)
        try:
            await response.write(b": hello\n\n")
            while True:
                try:
                    line = await asyncio.wait_for(lines.get(), _PING_SECONDS)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if line == _CLOSE:
                    break
                await response.write(f"data: {line}\n\n".encode())
        except ConnectionError:
            pass  # the page was closed
        finally:
            self.sandbox.world.events.streams.discard(lines)
        return response

    def close_streams(self) -> None:
        """End every open stream."""
        for lines in self.sandbox.world.events.streams:
            lines.put_nowait(_CLOSE)

    async def _clock(self, body: Json) -> Json:
        clock = self.sandbox.clock
        if "to" in body:
            to = datetime.fromisoformat(str(body["to"]))
            to = to if to.tzinfo else to.replace(tzinfo=clock.zone)
        else:
            to = clock.now() + timedelta(minutes=float(body["minutes"]))
        await self.sandbox.jump(to)
        return {"now": clock.now().isoformat()}

    async def _say(self, user_id: int, body: Json) -> Json:
        reply_to = body.get("reply_to")
        chat_id = body.get("chat_id")
        message = await self.sandbox.say(user_id, str(body["text"]), chat_id=chat_id, reply_to=reply_to)
        return {"message": message}

    async def _tap(self, user_id: int, body: Json) -> Json:
        query = await self.sandbox.tap(user_id, int(body["message_id"]), str(body["data"]), chat_id=body.get("chat_id"))
        return {"callback_query_id": query}

    async def _contact(self, user_id: int, body: Json) -> Json:
        del body
        return {"message": await self.sandbox.share_contact(user_id)}

    async def _sticker(self, user_id: int, body: Json) -> Json:
        del body
        return {"message": await self.sandbox.send_sticker(user_id)}

    async def _edit(self, user_id: int, body: Json) -> Json:
        return {"message": await self.sandbox.edit_text(user_id, int(body["message_id"]), str(body["text"]))}

    async def _block(self, user_id: int, body: Json) -> Json:
        del body
        await self.sandbox.block(user_id)
        return {}

    async def _unblock(self, user_id: int, body: Json) -> Json:
        del body
        await self.sandbox.unblock(user_id)
        return {}

    async def _start(self, user_id: int, body: Json) -> Json:
        return {"message": await self.sandbox.press_start(user_id, str(body.get("payload") or ""))}

    async def _group(self, parts: list[str], body: Json) -> Json:
        """A group is made, by `owner` of all the people; or `parts`, its id and an act, say what happens to it."""
        box = self.sandbox
        if not parts:
            owner = int(body["owner"])
            members = [owner, *(person.id for person in box.people if person.id != owner)]
            kind = str(body.get("kind", "group"))
            title = str(body["title"]).strip()
            if not title:
                raise ImpossibleError("a group needs a title")
            return {"id": await box.make_group(title, members, kind == "forum", channel=kind == "channel")}
        chat_id, act = int(parts[0]), parts[1] if len(parts) == 2 else ""
        match act:
            case "add":
                await box.add_bot(chat_id)
            case "promote":
                await box.add_bot(chat_id, admin=True)
            case "kick":
                await box.kick_bot(chat_id)
            case "migrate":
                return {"id": await box.migrate_group(chat_id)}
            case _:
                raise ImpossibleError("nothing of that kind happens to a group")
        return {"id": chat_id}

    async def _upload(self, request: web.BaseRequest, user_id: int) -> Json:
        kind, name, content, caption = request.query.get("as", "document"), "", b"", ""
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader):
                continue
            if part.name == "file":
                name, content = part.filename or "file", bytes(await part.read())
            elif part.name == "caption":
                caption = await part.text()
        if not name:
            raise ImpossibleError("the field file is missing")
        if len(content) > self.sandbox.limits.upload:
            raise ImpossibleError("the file is too large")
        if kind == "photo":
            return {"message": await self.sandbox.send_photo(user_id, name, content, caption)}
        if kind == "voice":
            return {"message": await self.sandbox.send_voice(user_id, content)}
        return {"message": await self.sandbox.send_document(user_id, name, content, caption)}

    def _file(self, file_id: str) -> web.StreamResponse:
        stored = self.sandbox.world.files.find(file_id)
        if stored is None:
            return _json({"error": "there is no such file"}, 404)
        picture = stored.kind in ("photo", "sticker")
        headers = {**_GUARDS, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name)}"}
        kind = stored.mime if picture or stored.kind == "voice" else "application/octet-stream"
        return web.Response(body=stored.content, content_type=kind, headers=headers)


def _static(name: str) -> web.StreamResponse:
    path = _FOLDER / name
    if not _NAME.fullmatch(name) or path.suffix not in _TYPES or not path.is_file():
        return _json({"error": "there is no such file"}, 404)
    return web.Response(body=path.read_bytes(), content_type=_TYPES[path.suffix], charset="utf-8", headers=_GUARDS)


def _json(value: Any, status: int = 200) -> web.Response:
    return web.json_response(value, status=status, headers=_GUARDS)


async def _body(request: web.BaseRequest) -> Json:
    if not request.can_read_body:
        return {}
    value = await request.json()
    if not isinstance(value, dict):
        raise ImpossibleError("an object is expected")
    return value

"""What the people of this Telegram can do in their private chats: say, tap, share, edit, block."""

import re
from collections.abc import Sequence

from bot.sandbox.chats import Chat
from bot.sandbox.files import StoredFile, Upload
from bot.sandbox.found import find_entities, with_found
from bot.sandbox.methods_chats import as_member
from bot.sandbox.methods_media import described
from bot.sandbox.params import Params
from bot.sandbox.people import ImpossibleError, Json
from bot.sandbox.refusals import Refused
from bot.sandbox.text import is_blank, tidy, units
from bot.sandbox.typed import typed
from bot.sandbox.world import World

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]*")


class Cast:
    """The people's acts. Each shows its message in the chat and queues the update that the bot gets."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def say(self, user_id: int, text: str, *, chat_id: int | None = None, reply_to: int | None = None) -> Json:
        """Write a text, in the private chat or in a group; one that is too long goes as several messages.

        Words between marks, such as **bold**, are formatted.

        Returns:
            The (last) message.

        Raises:
            ImpossibleError: an empty text, a blocked bot, a group that the person is not in.
        """
        text, _ = tidy(text, [])
        if is_blank(text):
            raise ImpossibleError("an empty text cannot be sent")
        message: Json = {}
        for piece in _pieces(text, self.world.limits.text):
            message = self.act(user_id, _formatted(piece), chat_id=chat_id, reply_to=reply_to)
        return message

    async def press_start(self, user_id: int, payload: str = "") -> Json:
        """Press START, or open a deep link with a payload.

        Raises:
            ImpossibleError: no link can carry this payload.
        """
        if not _PAYLOAD.fullmatch(payload) or len(payload) > self.world.limits.start_payload:
            raise ImpossibleError("a deep link carries at most 64 of A-Z a-z 0-9 _ -")
        return await self.say(user_id, f"/start {payload}".strip())

    def act(self, user_id: int, content: Json, *, chat_id: int | None = None, reply_to: int | None = None) -> Json:
        """Put a person's message into a chat and queue it for the bot, if the bot may see it."""
        chat = self.chat_of(user_id, chat_id)
        if reply_to is not None:
            original = chat.messages.get(reply_to)
            if original is None:
                raise ImpossibleError("there is no such message to reply to")
            content = {"reply_to_message": _without_reply(original), **content}
        if chat.private and not chat.started:
            chat.started = True
            self.world.events.tell("people")
        message = self.world.post(chat, self.world.user(user_id), content)
        self._use_keyboard(chat, content)
        if self._heard(chat, message):
            self.world.update("message", message, lane=chat.id)
        return message

    def chat_of(self, user_id: int, chat_id: int | None = None) -> Chat:
        """The chat that a person writes in.

        Raises:
            ImpossibleError: nobody has the id, they have blocked the bot, or are not in that group.
        """
        number = user_id if chat_id is None else chat_id
        chat = self.world.chats.get(number)
        if chat is None or user_id not in self.world.people:
            raise ImpossibleError(f"{user_id} has no chat {number}")
        if chat.private and (chat.blocked or chat.deactivated):
            raise ImpossibleError("the bot is blocked: unblock it first")
        if not chat.private and user_id not in chat.members:
            raise ImpossibleError(f"{user_id} is not in the group {number}")
        if chat.kind == "channel":
            raise ImpossibleError("nobody but the bot writes in a channel here")
        return chat

    def _use_keyboard(self, chat: Chat, content: Json) -> None:
        keyboard = chat.reply_keyboard
        if keyboard is None or not keyboard.get("one_time_keyboard"):
            return
        labels = {button["text"] for row in keyboard["keyboard"] for button in row}
        if content.get("text") in labels or "contact" in content:
            chat.reply_keyboard = None
            self.world.events.tell("keyboard", chat.id, reply_keyboard=None)

    def _heard(self, chat: Chat, message: Json) -> bool:
        """In groups the bot sees what is meant for it: privacy mode."""
        if chat.private:
            return True
        if chat.bot_is not in ("member", "administrator"):
            return False
        if chat.bot_is == "administrator":
            return True
        reply = message.get("reply_to_message")
        if reply and reply["from"]["id"] == self.world.bot_id:
            return True
        text, name = message.get("text", ""), f"@{self.world.username}".lower()
        for entity in message.get("entities", []):
            if entity["type"] not in ("bot_command", "mention"):
                continue
            piece = text.encode("utf-16-le")[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2]
            word = piece.decode("utf-16-le").lower()
            if word.endswith(name) or (entity["type"] == "bot_command" and "@" not in word):
                return True
        return False

    async def tap(
        self, user_id: int, message_id: int, data: str, *, chat_id: int | None = None, forged: bool = False
    ) -> str:
        """Press an inline button.

        Args:
            user_id: who presses.
            message_id: the message that carries the button.
            data: the button's callback data.
            chat_id: the group, when it is not the private chat.
            forged: press data that no button carries, or on a message that is gone, as a hostile client can.

        Returns:
            The callback query's id.

        Raises:
            ImpossibleError: there is no such button.
        """
        chat = self.chat_of(user_id, chat_id)
        message = chat.messages.get(message_id)
        if not forged and (message is None or data not in _callback_data(message)):
            raise ImpossibleError(f"message {message_id} has no button with the data {data!r}")
        query = self.world.new_query(user_id, chat.id, message_id)
        shown = _with_reply(chat, message) if message else {"message_id": message_id, "chat": chat.shape, "date": 0}
        payload = {
            "id": query.id,
            "from": self.world.user(user_id),
            "message": shown,
            "chat_instance": str(chat.id * 7919),
            "data": data,
        }
        self.world.update("callback_query", payload, lane=chat.id)
        return query.id

    async def share_contact(
        self,
        user_id: int,
        phone: str | None = None,
        contact_user_id: int | None = None,
        first_name: str | None = None,
    ) -> Json:
        """Share a contact card: one's own, or with `contact_user_id` somebody else's (0: of nobody known)."""
        person = self.world.people.get(user_id)
        if person is None:
            raise ImpossibleError(f"nobody has the id {user_id}")
        number = phone if phone is not None else person.phone or f"+21891{user_id % 10**7:07d}"
        owner = user_id if contact_user_id is None else contact_user_id
        contact: Json = {"phone_number": number, "first_name": first_name or person.first_name}
        if person.last_name and first_name is None:
            contact["last_name"] = person.last_name
        if owner:
            contact["user_id"] = owner
        return self.act(user_id, {"contact": contact})

    async def send_sticker(self, user_id: int) -> Json:
        """Send a sticker."""
        return self._send_file(user_id, "sticker", Upload("sticker.webp", "image/webp", b"RIFF0000WEBP"), "")

    async def send_photo(self, user_id: int, name: str, content: bytes, caption: str = "") -> Json:
        """Send a picture as a photo.

        Raises:
            ImpossibleError: the bytes are no picture.
        """
        return self._send_file(user_id, "photo", Upload(name, "image/jpeg", content), caption)

    async def send_document(
        self, user_id: int, name: str, content: bytes, caption: str = "", *, mime: str = ""
    ) -> Json:
        """Send any file as a document."""
        return self._send_file(user_id, "document", Upload(name, mime, content), caption)

    async def send_voice(self, user_id: int, content: bytes = b"OggS", *, seconds: int = 3) -> Json:
        """Send a voice message."""
        return self._send_file(user_id, "voice", Upload("voice.oga", "audio/ogg", content), "", seconds=seconds)

    async def send_location(self, user_id: int, latitude: float = 32.8872, longitude: float = 13.1913) -> Json:
        """Send a place; Tripoli unless told otherwise."""
        return self.act(user_id, {"location": {"latitude": latitude, "longitude": longitude}})

    async def send_video(self, user_id: int, name: str, content: bytes, caption: str = "") -> Json:
        """Send a video."""
        return self._send_file(user_id, "video", Upload(name, "video/mp4", content), caption)

    async def send_album(self, user_id: int, pictures: Sequence[bytes], caption: str = "") -> list[Json]:
        """Send pictures as an album: a message each, the caption under the first.

        Raises:
            ImpossibleError: the bytes of one are no picture.
        """
        group = str(self.world.chance.randrange(10**16, 10**17))
        sent = []
        for number, content in enumerate(pictures):
            upload = Upload(f"{number}.jpg", "image/jpeg", content)
            said = caption if number == 0 else ""
            sent.append(self._send_file(user_id, "photo", upload, said, around={"media_group_id": group}))
        return sent

    async def send_poll(self, user_id: int, question: str, options: Sequence[str]) -> Json:
        """Send a poll of one's own."""
        texts = [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(options)]
        poll: Json = {
            "id": str(self.world.chance.randrange(10**18, 9 * 10**18)),
            "question": question,
            "options": texts,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
        return self.act(user_id, {"poll": poll})

    def _send_file(
        self, user_id: int, kind: str, upload: Upload, caption: str, *, seconds: int = 0, around: Json | None = None
    ) -> Json:
        stored: StoredFile = self.world.files.keep(kind, upload)
        try:
            content = described(self.world, stored, Params(duration=seconds))
        except Refused as refused:
            raise ImpossibleError(refused.description) from refused
        if caption:
            content["caption"], entities = tidy(caption, [])[0], find_entities(caption)
            if entities:
                content["caption_entities"] = entities
        return self.act(user_id, {**content, **(around or {})})

    async def edit_text(self, user_id: int, message_id: int, text: str) -> Json:
        """Change an own text in the private chat; the bot gets an edited_message.

        Raises:
            ImpossibleError: it is not one's own text.
        """
        chat = self.chat_of(user_id)
        message = chat.messages.get(message_id)
        if message is None or message["from"]["id"] != user_id or "text" not in message:
            raise ImpossibleError(f"message {message_id} is not {user_id}'s own text")
        text, _ = tidy(text, [])
        if is_blank(text):
            raise ImpossibleError("an empty text cannot be sent")
        changed = {key: value for key, value in message.items() if key != "entities"}
        edited = self.world.replace(chat, message_id, {**changed, **_formatted(text)})
        self.world.update("edited_message", edited, lane=chat.id)
        return edited

    async def block(self, user_id: int) -> None:
        """Block the bot: its sends are refused from now on."""
        chat = self._private(user_id)
        if not chat.blocked:
            chat.blocked = True
            self.tell_membership(chat, old="member", new="kicked")

    async def unblock(self, user_id: int) -> None:
        """Unblock the bot."""
        chat = self._private(user_id)
        if chat.blocked:
            chat.blocked = False
            self.tell_membership(chat, old="kicked", new="member")

    async def deactivate(self, user_id: int) -> None:
        """Delete the person's account."""
        self._private(user_id).deactivated = True

    def _private(self, user_id: int) -> Chat:
        chat = self.world.chats.get(user_id)
        if chat is None or not chat.private:
            raise ImpossibleError(f"nobody has the id {user_id}")
        return chat

    def tell_membership(self, chat: Chat, *, old: str, new: str, by: int | None = None) -> None:
        """Queue the my_chat_member that tells the bot of its own coming and going."""
        bot = self.world.bot_user
        payload = {
            "chat": chat.shape,
            "from": self.world.user(chat.id if by is None else by),
            "date": int(self.world.clock.unix()),
            "old_chat_member": as_member(bot, old),
            "new_chat_member": as_member(bot, new),
        }
        self.world.update("my_chat_member", payload, lane=chat.id)
        self.world.events.tell("people")


def _pieces(text: str, most: int) -> list[str]:
    if units(text) <= most:
        return [text]
    pieces, start = [], 0
    while start < len(text):
        end = min(len(text), start + most)
        while units(text[start:end]) > most:
            end -= max(1, (units(text[start:end]) - most) // 2)
        pieces.append(text[start:end])
        start = end
    return [piece for piece in pieces if not is_blank(piece)]


def _formatted(text: str) -> Json:
    """The text and its entities, those that the person's marks mean and those that the server finds."""
    text, given = typed(text)
    entities = with_found(text, given)
    return {"text": text, **({"entities": entities} if entities else {})}


def _with_reply(chat: Chat, message: Json) -> Json:
    """The message with the one that it answers as that is now; without, where it is gone."""
    if "reply_to_message" not in message:
        return message
    original = chat.messages.get(message["reply_to_message"]["message_id"])
    shown = {key: value for key, value in message.items() if key != "reply_to_message"}
    return {**shown, "reply_to_message": _without_reply(original)} if original is not None else shown


def _without_reply(message: Json) -> Json:
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _callback_data(message: Json) -> set[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}

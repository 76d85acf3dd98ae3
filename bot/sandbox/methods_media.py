"""Methods that send and fetch files."""

from typing import Any

from bot.sandbox.compose import admit, caption_content, caption_of, deliver, surroundings
from bot.sandbox.files import StoredFile, Upload, picture_size
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.world import World

_TYPE_NAMES = {
    "photo": "Photo",
    "document": "Document",
    "voice": "VoiceNote",
    "video": "Video",
    "audio": "Audio",
    "sticker": "Sticker",
    "animation": "Animation",
    "video_note": "VideoNote",
}


def send_media(kind: str) -> Any:
    """The method that sends one file of a kind: sendPhoto, sendDocument, ..."""

    def send(world: World, params: Params) -> Json:
        caption = {} if kind in ("sticker", "video_note") else caption_of(world, params)
        params.chat(world)
        stored = read_file(world, params, kind, value=params.get(kind))
        return deliver(world, params, {**described(world, stored, params), **caption, **_shown(params)})

    send.__doc__ = f"Send a {kind}."
    return send


def send_media_group(world: World, params: Params) -> list[Json]:
    """The method sendMediaGroup: every item counts as a message."""
    items = params.structure("media")
    if not isinstance(items, list) or not items:
        raise bad("there are no media to send" if "media" in params else 'parameter "media" is required')
    if len(items) > world.limits.album:
        raise bad("too many messages to send as an album")
    chat = params.chat(world)
    contents = [_album_item(world, params, item, number) for number, item in enumerate(items, 1)]
    admit(world, chat, count=len(contents))
    group = str(world.chance.randrange(10**16, 10**17))
    around = {**surroundings(chat, params), "media_group_id": group}
    return [world.post(chat, world.bot_user, {**around, **content}) for content in contents]


def _album_item(world: World, params: Params, item: Any, number: int) -> Json:
    """One item; what is wrong with it is said as Telegram says it of an album."""
    try:
        return media_content(world, params, item)
    except Refused as refused:
        words = refused.description.removeprefix("Bad Request: ")
        raise bad(f'failed to send message #{number} with the error message "{words}"') from refused


def media_content(world: World, params: Params, item: Any) -> Json:
    """The content of one InputMedia object.

    Raises:
        Refused: no object, an unknown type, or a file that cannot be had.
    """
    if not isinstance(item, dict):
        raise bad("can't parse InputMedia: expected an Object")
    kind = str(item.get("type", "")).lower()
    if kind not in ("photo", "document", "video", "audio", "animation"):
        raise bad(f"can't parse InputMedia: type must be specified as one of {', '.join(_TYPE_NAMES)}")
    caption = caption_content(
        world,
        str(item.get("caption") or ""),
        mode=str(item.get("parse_mode") or ""),
        entities=item.get("caption_entities"),
    )
    stored = read_file(world, params, kind, value=item.get("media"))
    return {**described(world, stored, Params(item)), **caption, **_shown(Params(item))}


def _shown(params: Params) -> Json:
    """How a picture or film stands in the chat."""
    spoiler = {"has_media_spoiler": True} if params.flag("has_spoiler") else {}
    return spoiler | ({"show_caption_above_media": True} if params.flag("show_caption_above_media") else {})


def read_file(world: World, params: Params, kind: str, *, value: Any) -> StoredFile:
    """The file that a call means: uploaded with it, attached under a name, or sent before.

    Raises:
        Refused: missing, empty, too big, of another kind, or unknown.
    """
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.upload(value.removeprefix("attach://"))
    if isinstance(value, Upload):
        return world.files.keep(kind, _sized(world, kind, value))
    if not value:
        raise bad(f"there is no {kind.replace('_', ' ')} in the request")
    if str(value).startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored = world.files.find(str(value))
    if stored is None:
        raise bad("wrong remote file identifier specified: Wrong string length")
    if stored.kind != kind:
        raise bad(f"can't use file of type {_TYPE_NAMES[stored.kind]} as {_TYPE_NAMES[kind]}")
    return stored


def _sized(world: World, kind: str, upload: Upload) -> Upload:
    size = len(upload.content)
    if size == 0:
        raise bad("file must be non-empty")
    if size > world.limits.upload:
        raise Refused(413, "Request Entity Too Large")
    if kind == "photo" and size > world.limits.photo:
        most = world.limits.photo
        raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {most} bytes")
    if kind == "photo":
        picture_size(upload.content)
    return upload


def described(world: World, stored: StoredFile, params: Params) -> Json:
    """The part of a message that shows a file."""
    del world
    base = stored.described()
    if stored.kind == "photo":
        width, height = picture_size(stored.content)
        return {"photo": [{**base, "width": width, "height": height}]}
    named = {**base, "mime_type": stored.mime}
    if stored.kind in ("document", "audio", "video", "animation"):
        named["file_name"] = stored.name
    duration = {"duration": params.integer("duration")}
    if stored.kind == "document":
        return {"document": named}
    if stored.kind == "sticker":
        flags = {"is_animated": False, "is_video": False, "type": "regular"}
        return {"sticker": {**base, "width": 512, "height": 512, **flags}}
    if stored.kind == "video_note":
        return {"video_note": {**base, **duration, "length": 240}}
    sides = {"width": params.integer("width"), "height": params.integer("height")}
    if stored.kind in ("video", "animation"):
        named.update(sides)
    shown = {stored.kind: {**named, **duration}}
    if stored.kind == "animation":
        shown["document"] = named  # as the server does for old clients
    return shown


def get_file(world: World, params: Params) -> Json:
    """The method getFile: the path for the download; it holds for an hour on Telegram, for ever here."""
    file_id = params.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    stored = world.files.find(file_id)
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.content) > world.limits.download:
        raise bad("file is too big")
    return {**stored.described(), "file_path": stored.path}

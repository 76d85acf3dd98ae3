"""Methods that change a message in place, and the answer to a tap."""

from bot.sandbox.chats import Chat
from bot.sandbox.compose import admit, caption_of, text_content
from bot.sandbox.keyboards import read_markup
from bot.sandbox.methods_media import media_content
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import NOT_MODIFIED, STALE_QUERY, bad
from bot.sandbox.text import units
from bot.sandbox.world import World

_MEDIA = ("photo", "document", "video", "audio", "animation", "voice", "video_note", "sticker")
_CAPTIONED = ("photo", "document", "video", "audio", "animation", "voice")


def edit_message_text(world: World, params: Params) -> Json:
    """The method editMessageText."""
    content = text_content(world, params)
    chat, message, markup = _to_edit(world, params)
    if "text" not in message:
        raise bad("there is no text in the message to edit")
    return _put(world, chat, message, taken=("text", "entities", "link_preview_options"), put=content, markup=markup)


def edit_message_caption(world: World, params: Params) -> Json:
    """The method editMessageCaption."""
    content = caption_of(world, params)
    chat, message, markup = _to_edit(world, params)
    if not any(kind in message for kind in _CAPTIONED):
        raise bad("there is no caption in the message to edit")
    return _put(world, chat, message, taken=("caption", "caption_entities"), put=content, markup=markup)


def edit_message_media(world: World, params: Params) -> Json:
    """The method editMessageMedia."""
    content = media_content(world, params, params.structure("media"))
    chat, message, markup = _to_edit(world, params)
    taken = ("text", "entities", "caption", "caption_entities", *_MEDIA)
    return _put(world, chat, message, taken=taken, put=content, markup=markup)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """The method editMessageReplyMarkup."""
    chat, message, markup = _to_edit(world, params)
    return _put(world, chat, message, taken=(), put={}, markup=markup)


def _to_edit(world: World, params: Params) -> tuple[Chat, Json, Json | None]:
    if params.get("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = params.chat(world)
    markup = read_markup(params.get("reply_markup"), limits=world.limits, private=chat.private)
    number = params.message_id()
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    admit(world, chat)
    message = chat.messages.get(number)
    if message is None:
        raise bad("message to edit not found")
    if not world.wrote(chat, message) or "forward_origin" in message or number in chat.uneditable:
        raise bad("message can't be edited")
    return chat, message, markup


def _put(world: World, chat: Chat, message: Json, *, taken: tuple[str, ...], put: Json, markup: Json | None) -> Json:
    gone = (*taken, "reply_markup", "edit_date")
    changed = {key: value for key, value in message.items() if key not in gone}
    changed.update(put)
    if markup is not None:
        changed["reply_markup"] = markup
    if changed == {key: value for key, value in message.items() if key != "edit_date"}:
        raise bad(NOT_MODIFIED)
    return world.replace(chat, message["message_id"], changed)


def answer_callback_query(world: World, params: Params) -> bool:
    """The method answerCallbackQuery: once, and within the time that the query lives."""
    query = world.queries.get(params.text("callback_query_id"))
    text = params.text("text")
    if units(text) > world.limits.toast:
        raise bad("MESSAGE_TOO_LONG")
    if query is None or query.answered:
        raise bad(STALE_QUERY)
    if world.clock.unix() - query.at > world.limits.callback_expires:
        raise bad(STALE_QUERY)
    query.answered = True
    toast = {
        "callback_query_id": query.id,
        "user_id": query.user_id,
        "text": text,
        "show_alert": params.flag("show_alert"),
        "message_id": query.message_id,
    }
    if text:
        world.toasts.setdefault(query.user_id, []).append(toast)
    world.events.tell("toast", query.chat_id, **toast)
    return True

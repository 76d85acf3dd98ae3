"""Putting a message of the bot together: text and caption, reply, thread, keyboard, and the way into a chat."""

from bot.sandbox.chats import Chat
from bot.sandbox.found import with_found
from bot.sandbox.html_text import parse_html
from bot.sandbox.keyboards import read_markup
from bot.sandbox.markdown_text import parse_markdown_v2
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import Refused, bad
from bot.sandbox.text import inside, read_entities, tidy, units
from bot.sandbox.world import World


def formatted(world: World, text: str, *, mode: str, entities: object) -> tuple[str, list[Json]]:
    """A text as the server keeps it.

    Args:
        world: for its limits.
        text: as the bot wrote it.
        mode: parse_mode, may be empty.
        entities: the entities given in place of a mode.

    Returns:
        The text without markup and the entities that it is shown with.

    Raises:
        Refused: broken markup or entities, or an unknown mode.
    """
    mode = mode.lower()
    if mode in ("", "none") or not text:
        given = read_entities(entities)
    elif mode == "html":
        text, given = parse_html(text)
    elif mode == "markdownv2":
        text, given = parse_markdown_v2(text)
    else:
        raise bad("unsupported parse_mode")
    given = [entity for entity in given if entity["type"] != "text_mention" or _meet(world, entity)]
    text, given = tidy(text, given)
    if given:
        given = inside(text, given)
    return text, with_found(text, given)[: world.limits.entities]


def _meet(world: World, mention: Json) -> bool:
    """Put the person into a mention by name; one of somebody unknown is dropped."""
    user = mention.get("user")
    person = world.people.get(user.get("id", 0)) if isinstance(user, dict) else None
    if person is not None:
        mention["user"] = person.as_user()
    return person is not None


def text_content(world: World, params: Params) -> Json:
    """The text of sendMessage and editMessageText with its entities.

    Raises:
        Refused: empty, too long, or broken.
    """
    raw = params.text("text")
    if not raw:
        raise bad("message text is empty")
    mode, entities = params.text("parse_mode"), params.structure("entities")
    text, shown = formatted(world, raw, mode=mode, entities=entities)
    if not text:
        raise bad("text must be non-empty")
    if units(text) > world.limits.text:
        raise bad("message is too long")
    content: Json = {"text": text}
    if shown:
        content["entities"] = shown
    preview = params.structure("link_preview_options")
    if isinstance(preview, dict):
        content["link_preview_options"] = preview
    return content


def caption_content(world: World, raw: str, *, mode: str, entities: object) -> Json:
    """A caption with its entities; nothing when it is empty.

    Raises:
        Refused: too long or broken.
    """
    if not raw:
        return {}
    text, shown = formatted(world, raw, mode=mode, entities=entities)
    if units(text) > world.limits.caption:
        raise bad("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": shown} if shown else {"caption": text}


def caption_of(world: World, params: Params) -> Json:
    """The caption that a call brings."""
    mode, entities = params.text("parse_mode"), params.structure("caption_entities")
    return caption_content(world, params.text("caption"), mode=mode, entities=entities)


def admit(world: World, chat: Chat, *, count: int = 1) -> None:
    """Let the bot send `count` messages to a chat.

    Raises:
        Refused: 429 past the limits, or the chat is closed to the bot.
    """
    world.pacing.admit(chat.id, private=chat.private, count=count)
    refusal = chat_refusal(world, chat)
    if refusal is not None:
        raise refusal


def chat_refusal(world: World, chat: Chat) -> Refused | None:
    """Why the bot may not act in this chat, or None."""
    shares = chat.private and not chat.started and world.shares_group(chat.id)
    return chat.closed_to_bot(shares_group=shares)


def deliver(world: World, params: Params, content: Json) -> Json:
    """Send one message of the bot.

    Args:
        world: this Telegram.
        params: the call's parameters: chat_id, reply_markup, reply_parameters, ...
        content: text or media, already checked.

    Returns:
        The message.

    Raises:
        Refused: the chat, the keyboard, the reply or the rate.
    """
    chat = params.chat(world)
    markup = read_markup(params.get("reply_markup"), limits=world.limits, private=chat.private)
    admit(world, chat)
    around = surroundings(chat, params)
    if markup and "inline_keyboard" in markup:
        around["reply_markup"] = markup
    message = world.post(chat, world.bot_user, {**around, **content})
    if markup and "inline_keyboard" not in markup:
        chat.uneditable.add(message["message_id"])
        set_reply_keyboard(world, chat, markup)
    return message


def surroundings(chat: Chat, params: Params) -> Json:
    """Reply, thread and protection of a message.

    Raises:
        Refused: the message to answer or the thread does not exist.
    """
    around: Json = {}
    thread = params.integer("message_thread_id")
    if thread:
        if thread not in chat.topics:
            raise bad("message thread not found")
        around.update(message_thread_id=thread, is_topic_message=True)
    if params.flag("protect_content"):
        around["has_protected_content"] = True
    reply = params.structure("reply_parameters")
    target = reply.get("message_id") if isinstance(reply, dict) else params.integer("reply_to_message_id")
    if not target:
        return around
    original = chat.messages.get(int(target))
    if original is not None:
        around["reply_to_message"] = {key: original[key] for key in original if key != "reply_to_message"}
        return around
    relaxed = reply.get("allow_sending_without_reply") if isinstance(reply, dict) else None
    if not (relaxed or params.flag("allow_sending_without_reply")):
        raise bad("message to be replied not found")
    return around


def set_reply_keyboard(world: World, chat: Chat, markup: Json) -> None:
    """Show, replace or take away the keyboard below a chat."""
    if markup.get("remove_keyboard"):
        chat.reply_keyboard = None
    elif "keyboard" in markup:
        chat.reply_keyboard = markup
    asked = markup if markup.get("force_reply") else None
    world.events.tell("keyboard", chat.id, reply_keyboard=chat.reply_keyboard, force_reply=asked)

"""Methods that send without a file, copy, forward, delete, pin and react."""

from bot.sandbox.chats import Chat
from bot.sandbox.compose import admit, caption_of, chat_refusal, deliver, surroundings, text_content
from bot.sandbox.keyboards import read_markup
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import bad
from bot.sandbox.world import World

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_COPIED_OUT = ("message_id", "from", "chat", "date", "edit_date", "reply_to_message", "reply_markup")
TYPING_SECONDS = 5.0


def send_message(world: World, params: Params) -> Json:
    """The method sendMessage."""
    return deliver(world, params, text_content(world, params))


def send_location(world: World, params: Params) -> Json:
    """The method sendLocation."""
    for name in ("latitude", "longitude"):
        if not params.text(name).strip():
            raise bad(f"{name} is empty")
    try:
        place = {name: float(params.text(name)) for name in ("latitude", "longitude")}
    except ValueError:
        raise bad("wrong location specified") from None
    return deliver(world, params, {"location": place})


def send_contact(world: World, params: Params) -> Json:
    """The method sendContact."""
    if not params.text("phone_number"):
        raise bad("phone number is empty")
    if not params.text("first_name"):
        raise bad("first name is empty")
    names = ("phone_number", "first_name", "last_name", "vcard")
    return deliver(world, params, {"contact": {name: params.text(name) for name in names if params.text(name)}})


def send_poll(world: World, params: Params) -> Json:
    """The method sendPoll."""
    question, options = params.text("question").strip(), params.structure("options")
    if not question:
        raise bad("poll question must be non-empty")
    if not isinstance(options, list) or not 2 <= len(options) <= 12:
        raise bad("poll must have at least 2 option" if not options or len(options) < 2 else "too many options")
    texts = [option.get("text", "") if isinstance(option, dict) else str(option) for option in options]
    if any(not 1 <= len(text) <= 100 for text in texts):
        raise bad("poll options length must not exceed 100" if all(texts) else "poll option must be non-empty")
    anonymous = "is_anonymous" not in params or params.flag("is_anonymous")
    quiz = _quiz(params, len(texts)) if params.text("type") == "quiz" else {}
    poll = {
        "id": str(world.chance.randrange(10**18, 9 * 10**18)),
        "question": question,
        "options": [
            {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(texts)
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": anonymous,
        "type": params.text("type") or "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
        "allows_revoting": params.flag("allows_revoting"),
        "members_only": False,
        **quiz,
    }
    return deliver(world, params, {"poll": poll})


def _quiz(params: Params, options: int) -> Json:
    """The right answers of a quiz, and why they are right."""
    right = params.structure("correct_option_ids")
    if not isinstance(right, list) or not right or any(not 0 <= int(one) < options for one in right):
        raise bad("wrong correct option ID specified")
    explained = {"explanation": params.text("explanation")} if params.text("explanation") else {}
    return {"correct_option_ids": right, **explained}


def send_chat_action(world: World, params: Params) -> bool:
    """The method sendChatAction: "typing" lasts five seconds or until the next message."""
    if params.text("action").lower() not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat = _open_chat(world, params)
    chat.typing_until = world.clock.unix() + TYPING_SECONDS
    world.events.tell("typing", chat.id, action=params.text("action").lower())
    return True


def delete_message(world: World, params: Params) -> bool:
    """The method deleteMessage."""
    chat = _open_chat(world, params)
    message = chat.messages.get(params.message_id())
    if message is None:
        raise bad("message to delete not found")
    if not _deletable(world, chat, message):
        raise bad("message can't be deleted for everyone")
    world.remove(chat, message["message_id"])
    return True


def delete_messages(world: World, params: Params) -> bool:
    """The method deleteMessages: what cannot be found is passed over."""
    chat = _open_chat(world, params)
    numbers = params.structure("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > world.limits.bulk_ids:
        raise bad("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(int(number))
        if message is None:
            continue
        if not _deletable(world, chat, message):
            raise bad("message can't be deleted for everyone")
        world.remove(chat, message["message_id"])
    return True


def copy_message(world: World, params: Params) -> Json:
    """The method copyMessage: gives the new message's number alone."""
    original = _original(world, params, "message to copy not found")
    content = {key: value for key, value in original.items() if key not in _COPIED_OUT}
    if "caption" in params and "text" not in original:
        content = {key: content[key] for key in content if not key.startswith("caption")}
        content.update(caption_of(world, params))
    return {"message_id": deliver(world, params, content)["message_id"]}


def forward_message(world: World, params: Params) -> Json:
    """The method forwardMessage."""
    original = _original(world, params, "message to forward not found")
    if original.get("has_protected_content"):
        raise bad("message can't be forwarded")
    content = {key: value for key, value in original.items() if key not in _COPIED_OUT}
    origin = {"type": "user", "date": original["date"], "sender_user": original.get("from", world.bot_user)}
    return deliver(world, params, {**content, "forward_origin": origin})


def pin_chat_message(world: World, params: Params) -> bool:
    """The method pinChatMessage."""
    chat = _pin_chat(world, params)
    number = params.message_id()
    if number not in chat.messages:
        raise bad("message to pin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
    chat.pinned.append(number)
    world.events.tell("pin", chat.id, pinned=list(chat.pinned))
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """The method unpinChatMessage: the one named, or the newest."""
    chat = _pin_chat(world, params)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(number)
    world.events.tell("pin", chat.id, pinned=list(chat.pinned))
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """The method unpinAllChatMessages."""
    chat = _pin_chat(world, params)
    chat.pinned.clear()
    world.events.tell("pin", chat.id, pinned=[])
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """The method setMessageReaction: one emoji at most, as for every bot."""
    chat = _open_chat(world, params)
    number = params.message_id()
    if number not in chat.messages:
        raise bad("message to react not found")
    reactions = params.structure("reaction") or []
    if not isinstance(reactions, list) or any(not isinstance(item, dict) for item in reactions):
        raise bad("can't parse reaction types JSON object")
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    world.events.tell("reaction", chat.id, message_id=number, reaction=reactions)
    return True


def create_forum_topic(world: World, params: Params) -> Json:
    """The method createForumTopic."""
    chat = _open_chat(world, params)
    name = params.text("name").strip()
    if not chat.shape.get("is_forum"):
        raise bad("the chat is not a forum")
    if chat.bot_is != "administrator":
        raise bad("not enough rights to create a topic")
    if not 1 <= len(name) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    admit(world, chat)
    topic = {"name": name, "icon_color": params.integer("icon_color", 7322096)}
    message = world.post(chat, world.bot_user, {"forum_topic_created": topic, **surroundings(chat, Params())})
    chat.topics[message["message_id"]] = name
    return {"message_thread_id": message["message_id"], **topic}


def stop_poll(world: World, params: Params) -> Json:
    """The method stopPoll."""
    chat = _open_chat(world, params)
    number = params.message_id()
    message = chat.messages.get(number)
    if message is None:
        raise bad("message with poll to stop not found")
    if "poll" not in message or not world.wrote(chat, message):
        raise bad("poll can't be stopped")
    markup = read_markup(params.get("reply_markup"), limits=world.limits, private=chat.private)
    closed = {**message, "poll": {**message["poll"], "is_closed": True}}
    closed.pop("reply_markup", None)
    world.replace(chat, number, {**closed, "reply_markup": markup} if markup else closed)
    poll: Json = closed["poll"]
    return poll


def _open_chat(world: World, params: Params) -> Chat:
    chat = params.chat(world)
    refusal = chat_refusal(world, chat)
    if refusal is not None:
        raise refusal
    return chat


def _pin_chat(world: World, params: Params) -> Chat:
    chat = _open_chat(world, params)
    if not chat.private and chat.bot_is != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


def _original(world: World, params: Params, words: str) -> Json:
    message = params.chat(world, "from_chat_id").messages.get(params.message_id())
    if message is None:
        raise bad(words)
    return message


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    if world.clock.unix() - message["date"] > world.limits.delete_within:
        return False
    return chat.private or world.wrote(chat, message) or chat.bot_is == "administrator"

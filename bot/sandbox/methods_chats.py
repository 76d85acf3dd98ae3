"""Methods that ask about a chat and its members."""

from bot.sandbox.chats import Chat
from bot.sandbox.compose import chat_refusal
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import bad
from bot.sandbox.world import World

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
_NO_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_chat(world: World, params: Params) -> Json:
    """The method getChat."""
    chat = _known(world, params)
    full: Json = {
        **chat.shape,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": _NO_GIFTS,
    }
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    if chat.description:
        full["description"] = chat.description
    return full


def get_chat_member(world: World, params: Params) -> Json:
    """The method getChatMember."""
    chat = _known(world, params)
    user_id = params.integer("user_id")
    if user_id == world.bot_id:
        status = "member" if chat.private else chat.bot_is
        return as_member(world.bot_user, status)
    if user_id not in world.people:
        raise bad("invalid user_id specified")
    status = "member" if chat.id == user_id else chat.members.get(user_id, "left")
    return as_member(world.user(user_id), status)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """The method getChatAdministrators."""
    chat = _known(world, params)
    if chat.private:
        raise bad("there are no administrators in the private chat")
    found = [
        as_member(world.user(user_id), status)
        for user_id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]
    if chat.bot_is == "administrator":
        found.append(as_member(world.bot_user, "administrator"))
    return found


def get_chat_member_count(world: World, params: Params) -> int:
    """The method getChatMemberCount."""
    chat = _known(world, params)
    return 2 if chat.private else len(chat.members) + 1


def leave_chat(world: World, params: Params) -> bool:
    """The method leaveChat."""
    chat = _known(world, params)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    chat.bot_is = "left"
    return True


def _known(world: World, params: Params) -> Chat:
    chat = params.chat(world)
    refusal = chat_refusal(world, chat)
    if refusal is not None and not (chat.private and chat.blocked):
        raise refusal
    return chat


def as_member(user: Json, status: str) -> Json:
    """The Bot API's ChatMember of that status."""
    member: Json = {"user": user, "status": status}
    if status == "administrator":
        member.update(dict.fromkeys(_RIGHTS, True), can_be_edited=False, is_anonymous=False)
    elif status == "creator":
        member["is_anonymous"] = False
    elif status == "kicked":
        member["until_date"] = 0
    return member

"""The table of methods: every name that this Telegram knows, and what carries it out."""

from collections.abc import Callable
from typing import Any

from bot.sandbox import methods_chats as chats
from bot.sandbox import methods_edit as edit
from bot.sandbox import methods_media as media
from bot.sandbox import methods_messages as messages
from bot.sandbox import methods_profile as profile
from bot.sandbox.params import Params
from bot.sandbox.world import World

Handler = Callable[[World, Params], Any]

_NAMED: dict[str, Handler] = {
    "getMe": profile.get_me,
    "logOut": profile.always_true,
    "close": profile.always_true,
    "sendMessage": messages.send_message,
    "sendLocation": messages.send_location,
    "sendContact": messages.send_contact,
    "sendPoll": messages.send_poll,
    "stopPoll": messages.stop_poll,
    "sendChatAction": messages.send_chat_action,
    "sendPhoto": media.send_media("photo"),
    "sendDocument": media.send_media("document"),
    "sendVoice": media.send_media("voice"),
    "sendVideo": media.send_media("video"),
    "sendAudio": media.send_media("audio"),
    "sendAnimation": media.send_media("animation"),
    "sendVideoNote": media.send_media("video_note"),
    "sendSticker": media.send_media("sticker"),
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "editMessageText": edit.edit_message_text,
    "editMessageCaption": edit.edit_message_caption,
    "editMessageReplyMarkup": edit.edit_message_reply_markup,
    "editMessageMedia": edit.edit_message_media,
    "answerCallbackQuery": edit.answer_callback_query,
    "deleteMessage": messages.delete_message,
    "deleteMessages": messages.delete_messages,
    "copyMessage": messages.copy_message,
    "forwardMessage": messages.forward_message,
    "pinChatMessage": messages.pin_chat_message,
    "unpinChatMessage": messages.unpin_chat_message,
    "unpinAllChatMessages": messages.unpin_all_chat_messages,
    "setMessageReaction": messages.set_message_reaction,
    "createForumTopic": messages.create_forum_topic,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "setMyName": profile.text_setter("name", "name", "bot_name"),
    "getMyName": profile.text_getter("name", "name"),
    "setMyDescription": profile.text_setter("description", "description", "bot_description"),
    "getMyDescription": profile.text_getter("description", "description"),
    "setMyShortDescription": profile.text_setter("short_description", "short_description", "bot_short_description"),
    "getMyShortDescription": profile.text_getter("short_description", "short_description"),
    "setChatMenuButton": profile.set_chat_menu_button,
    "getChatMenuButton": profile.get_chat_menu_button,
    "getChat": chats.get_chat,
    "getChatMember": chats.get_chat_member,
    "getChatAdministrators": chats.get_chat_administrators,
    "getChatMemberCount": chats.get_chat_member_count,
    "leaveChat": chats.leave_chat,
}

# Carried out by the API itself, since they wait or reach out: see api.py.
INTAKE = ("getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")

# Telegram minds no capitals in a method's name.
METHODS: dict[str, tuple[str, Handler]] = {name.lower(): (name, handler) for name, handler in _NAMED.items()}
METHOD_NAMES: dict[str, str] = {name.lower(): name for name in (*_NAMED, *INTAKE)}

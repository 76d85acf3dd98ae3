"""Methods about the bot itself: who it is, its commands, names, descriptions and menu buttons."""

import re
from typing import Any

from bot.sandbox.compose import chat_refusal
from bot.sandbox.params import Params
from bot.sandbox.people import Json
from bot.sandbox.refusals import bad
from bot.sandbox.world import World

_COMMAND = re.compile(r"[a-z0-9_]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})

ScopeKey = tuple[str, int, int]


def get_me(world: World, params: Params) -> Json:
    """The method getMe."""
    del params
    return {
        **world.bot_user,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_guest_queries": False,
    }


def always_true(world: World, params: Params) -> bool:
    """Two methods, logOut and close: nothing to do here."""
    del world, params
    return True


def set_my_commands(world: World, params: Params) -> bool:
    """The method setMyCommands."""
    commands = params.structure("commands")
    if not isinstance(commands, list):
        raise bad("can't parse commands JSON object" if "commands" in params else "expected an Array of BotCommand")
    if len(commands) > world.limits.commands:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    listed = [_command(world, item) for item in commands]
    key = (*_scope(world, params), _language(params))
    if listed:
        world.profile.commands[key] = listed
    else:
        world.profile.commands.pop(key, None)
    world.events.tell("commands")
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """The method getMyCommands: the list of exactly this scope and language."""
    return world.profile.commands.get((*_scope(world, params), _language(params)), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """The method deleteMyCommands."""
    world.profile.commands.pop((*_scope(world, params), _language(params)), None)
    world.events.tell("commands")
    return True


def _command(world: World, item: Any) -> Json:
    if not isinstance(item, dict):
        raise bad("can't parse BotCommand: expected an Object")
    name = str(item.get("command", "")).removeprefix("/").strip()
    description = str(item.get("description", "")).strip()
    if not name:
        raise bad("command must be non-empty")
    if len(name) > world.limits.command_name:
        raise bad(f"command length must not exceed {world.limits.command_name}")
    if not _COMMAND.fullmatch(name):
        raise bad("BOT_COMMAND_INVALID")
    if not description:
        raise bad("command description must be non-empty")
    if len(description) > world.limits.command_description:
        raise bad(f"command description length must not exceed {world.limits.command_description}")
    return {"command": name, "description": description}


def _scope(world: World, params: Params) -> ScopeKey:
    scope = params.structure("scope")
    if scope is None:
        return ("default", 0, 0)
    kind = str(scope.get("type", "")) if isinstance(scope, dict) else ""
    if kind in _PLAIN_SCOPES:
        return (kind, 0, 0)
    if kind not in _CHAT_SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    inner = Params(scope)
    chat = inner.chat(world)
    refusal = chat_refusal(world, chat)
    if refusal is not None and not chat.blocked:
        raise refusal
    if kind != "chat" and chat.private:
        raise bad("can't set command list for the specified scope")
    if kind != "chat_member":
        return (kind, chat.id, 0)
    user_id = inner.integer("user_id")
    if user_id not in world.people:
        raise bad("invalid user_id specified")
    return (kind, chat.id, user_id)


def _language(params: Params) -> str:
    language = params.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return language


def text_setter(kind: str, parameter: str, limit: str) -> Any:
    """The setter of the bot's name, description or short description."""

    def put(world: World, params: Params) -> bool:
        text, most = params.text(parameter).strip(), getattr(world.limits, limit)
        if len(text) > most:
            raise bad(f"{parameter.replace('_', ' ')} length must not exceed {most}")
        key = (kind, _language(params))
        if text:
            world.profile.texts[key] = text
        elif key != ("name", ""):
            world.profile.texts.pop(key, None)
        world.events.stir()
        return True

    return put


def text_getter(kind: str, parameter: str) -> Any:
    """The getter of the bot's name, description or short description."""

    def get(world: World, params: Params) -> Json:
        return {parameter: world.profile.text(kind, _language(params))}

    return get


def set_chat_menu_button(world: World, params: Params) -> bool:
    """The method setChatMenuButton: for one private chat or for all."""
    button = params.structure("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad("can't parse MenuButton: MenuButton has unsupported type")
    world.profile.menu_buttons[_menu_chat(world, params)] = button
    return True


def get_chat_menu_button(world: World, params: Params) -> Json:
    """The method getChatMenuButton."""
    buttons = world.profile.menu_buttons
    return buttons.get(_menu_chat(world, params)) or buttons.get(0) or {"type": "default"}


def _menu_chat(world: World, params: Params) -> int:
    if params.get("chat_id") in (None, ""):
        return 0
    chat = params.chat(world)
    if not chat.private:
        raise bad("menu button can be set only in private chats")
    return chat.id

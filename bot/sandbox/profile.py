"""What BotFather knows of the bot: its command lists by scope and language, its name and descriptions."""

from bot.sandbox.people import Json

Commands = list[Json]


class Profile:
    """Command lists and texts. A list lives under its scope, its chat, its person and its language."""

    def __init__(self, name: str) -> None:
        self.texts: dict[tuple[str, str], str] = {("name", ""): name}
        self.commands: dict[tuple[str, int, int, str], Commands] = {}
        self.menu_buttons: dict[int, Json] = {}

    def text(self, kind: str, language: str) -> str:
        """The name, description or short_description in a language, or the one for all languages."""
        return self.texts.get((kind, language)) or self.texts.get((kind, ""), "")

    def commands_for(self, chat: Json, user_id: int, *, language: str, admin: bool = False) -> Commands:
        """The list that a person sees in a chat: the narrowest scope wins, within it their language."""
        chat_id = chat["id"]
        scopes = [("chat_member", chat_id, user_id)]
        if chat["type"] == "private":
            scopes = [("chat", chat_id, 0), ("all_private_chats", 0, 0)]
        else:
            if admin:
                scopes.append(("chat_administrators", chat_id, 0))
            scopes.append(("chat", chat_id, 0))
            if admin:
                scopes.append(("all_chat_administrators", 0, 0))
            scopes.append(("all_group_chats", 0, 0))
        for scope in [*scopes, ("default", 0, 0)]:
            for tongue in (language, ""):
                found = self.commands.get((*scope, tongue))
                if found:
                    return found
        return []

"""What Telegram shows of the bot before the chat begins."""

from __future__ import annotations

from bot.profile import DESCRIPTION, SHORT_DESCRIPTION
from tests.cast import Forum


def described(forum: Forum, method: str, parameter: str) -> dict[str, str]:
    calls = [call for call in forum.sandbox.ledger if call.method == method and call.code == 200]
    return {call.params.get("language_code", ""): call.params[parameter] for call in calls}


async def test_the_bot_says_in_both_languages_what_it_is_for(forum: Forum) -> None:
    said = described(forum, "setMyDescription", "description")
    assert said.keys() == {"", "ar", "en"}
    assert "منتدى وكلاء البلديات" in said["ar"]
    assert said[""] == said["ar"]
    assert "Municipal Deputies' Forum" in said["en"]
    assert all(len(text) <= DESCRIPTION for text in said.values())
    short = described(forum, "setMyShortDescription", "short_description")
    assert short.keys() == {"", "ar", "en"}
    assert all(len(text) <= SHORT_DESCRIPTION for text in short.values())

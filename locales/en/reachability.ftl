# Whom the bot's messages do not reach
reach-open = 🔕 Not reached
reach-title = <b>Whom the bot's messages do not reach</b>
reach-blocked = Blocked the bot
reach-never = Never started it
reach-deactivated = Left Telegram
reach-blocked-count =
    { $count ->
        [0] Nobody has blocked the bot
        [one] One person has blocked the bot
       *[other] { $count } people have blocked the bot
    }
reach-never-count =
    { $count ->
        [0] Everybody invited has started the bot
        [one] One person has never started the bot
       *[other] { $count } people have never started the bot
    }
reach-deactivated-count =
    { $count ->
        [0] No account was deleted from Telegram
        [one] One account was deleted from Telegram
       *[other] { $count } accounts were deleted from Telegram
    }
reach-later = Whoever comes back gets the announcements and reminders that were missed, as far as they still help.
reach-everybody = Messages reach everybody.
reach-blocked-title = <b>Have blocked the bot</b>
reach-never-title = <b>Have never started the bot</b>
reach-deactivated-title = <b>Have left Telegram</b>
reach-person = { $name }, { $municipality }
reach-person-alone = { $name }

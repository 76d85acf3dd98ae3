# What Telegram shows of the bot before the chat begins
profile-description =
    { $name }
    { $host }

    Registration, the programme and every change of it, ratings and recommendations: all in this chat.
profile-short = { $name }: registration, programme, ratings and recommendations.

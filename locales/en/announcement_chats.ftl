# The groups and channels that an announcement is for
audience-groups-title = Please choose the groups and channels that get the announcement.
audience-groups-none = The bot has not been added to a group or channel yet. Groups are added from “Run the forum”.
audience-pinned = Pinned in groups
audience-groups-alone = For groups alone
audience-groups-all = All of them ({ $count })
audience-groups-unused = Groups whose purpose has not been chosen are not shown here. It is chosen in “Run the forum”.
audience-group-gone = { $title } (the bot has left)
audience-no-pin = ⚠️ The bot may not pin in: { $groups }. There the announcement arrives without being pinned, until the bot is an administrator who may.

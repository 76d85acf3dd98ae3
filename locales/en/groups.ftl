# Groups and channels that the bot was added to
groups-open = Groups
groups-title = <b>Groups and channels</b>
groups-none = The bot has not been added to any group yet.
groups-some = The groups and channels in which the bot works:
groups-how = To use it in another group, add it there, then choose here what the group is for.
groups-add = ➕ Add to a group
group-added = ✅ The bot was added to “{ $title }”.
group-title = <b>{ $title }</b>
group-kind = Kind: { $kind ->
        [channel] channel
       *[other] { $topics ->
            [yes] group with topics
           *[no] group
        }
    }
group-purpose = Use: { $purpose }
group-purpose-none = not chosen yet
group-purpose-forum = The forum's group
group-purpose-staff = The staff's group
group-choose = What is this group for? Nothing is posted there before you choose.
group-forum-does = The day's programme is posted and pinned there and kept current, and changes are posted. No personal data is posted.
group-forum-no-pin = The day's programme and its changes are posted there. To have it pinned, make the bot an administrator who may pin messages.
group-staff-does = Cards for the staff's work go there.
group-staff-no-topics = To keep different work in topics of its own, let the bot manage topics.
group-stop = Stop using it
group-language-ar = Group's language: العربية
group-language-en = Group's language: English
group-lost = The bot is no longer in “{ $title }”, and nothing is posted there. Add it again to bring it back.
toast-group-set = Saved

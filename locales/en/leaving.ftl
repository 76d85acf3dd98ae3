# A copy of my data, leaving, deletion
leave-data = 📄 A copy of my data
leave-data-caption = Everything that is kept of this account, { $day }. The texts of messages sent to you are not kept once they are sent, so they are not in it.
toast-data-sent = The file is on its way

leave-withdraw = Leave the forum
leave-withdraw-sure =
    <b>Leaving the forum</b>

    You will get no reminders and no announcements any more, and your name leaves the lists of participants. Your ratings and your recommendations on record stay under your name. You can come back by registering again.
leave-withdraw-yes = Yes, leave
leave-withdrawn = You have left the forum. You can come back any time by registering, or delete your data under the privacy notice.

leave-delete = 🗑 Delete my data
leave-delete-gone =
    <b>Deleting your data</b>

    <b>What is deleted:</b> your name, municipality, position and telephone number, the sessions that you chose, your ratings and comments, supports of recommendations, files and recordings, answers to announcements, drafts, records of presence, requests, roles, the record of messages sent to you, and withdrawn recommendations.
leave-delete-stays = <b>What stays:</b> the activity log, with the account's number and the time of each act, without your data, since it proves what was done. Backups and files exported earlier keep your data until they are replaced. A deletion cannot be undone.
leave-delete-recommendations =
    { $count ->
        [0] No recommendation stays.
        [one] One recommendation stays on record without your name, since it is part of the forum's work. To delete it too, please withdraw it first under “Recommend”.
       *[other] { $count } recommendations stay on record without your name, since they are part of the forum's work. To delete them too, please withdraw them first under “Recommend”.
    }
leave-delete-sure = Delete all your data now? This cannot be undone.
leave-delete-yes = Yes, delete everything
leave-deleted = ✅ Your data are deleted, and the forum does not know this account any more. A new message begins from nothing.

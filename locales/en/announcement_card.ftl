# The card of an announcement once it is sent
announcement-title-scheduled = <b>Announcement { $number }</b>: scheduled
announcement-title-sending = <b>Announcement { $number }</b>: being sent
announcement-title-paused = <b>Announcement { $number }</b>: paused
announcement-title-sent = <b>Announcement { $number }</b>: sent
announcement-title-cancelled = <b>Announcement { $number }</b>: stopped
announcement-title-withdrawn = <b>Announcement { $number }</b>: withdrawn
announcement-by = Author: { $author }
announcement-note-late = Not sent: its time had passed before the bot could send it.
announcement-note-off = Not sent: the session that it belongs to is off.
announcement-note-nobody = Not sent: nobody meets the conditions for its recipients.
announcement-note-hopeless = Sending paused by itself because Telegram refuses this announcement: { $reason }. Please stop it; it can be used as a new draft.
announcement-progress = { $done } of { $total } done
announcement-slow = Telegram has asked to slow down: at most { $rate } a second until the usual speed is back.
announcement-rate = Speed: { $rate } a second, { $left }
announcement-seconds-left =
    { $count ->
        [one] about { $count } second left
       *[other] about { $count } seconds left
    }
announcement-minutes-left =
    { $count ->
        [one] about { $count } minute left
       *[other] about { $count } minutes left
    }
announcement-sent = Sent: { $count }
announcement-blocked = Blocked the bot or cannot be written to: { $count }
announcement-failed = Failed: { $count }
announcement-uncertain = Uncertain, may have arrived: { $count }
announcement-skipped = Not sent because of the stop: { $count }
announcement-pending = Waiting: { $count }
announcement-acknowledged = Confirmed with “Received”: { $count }
announcement-unpinned =
    { $count ->
        [one] Not pinned in { $count } group
       *[other] Not pinned in { $count } groups
    }
announcement-changed = Text corrected for { $done } of { $total }
announcement-taken-back = Taken back from { $done } of { $total }
announcement-change-told = Told that it no longer holds: { $count }
announcement-change-lost = Not possible for: { $count }
announcement-change-uncertain = Uncertain for: { $count }
announcement-change-waiting = Still to do: { $count }
announcement-pause = Pause
announcement-go-on = Go on sending
announcement-stop = Stop sending
announcement-refresh = Refresh
announcement-unschedule = Edit
announcement-cancel-scheduled = Cancel it
announcement-again = Send again to the failed ({ $count })
announcement-report = Report
announcement-replies = Replies ({ $count })
announcement-correct = Correct
announcement-withdraw = Withdraw
announcement-withdraw-sure =
    { $count ->
        [0] Announcement { $number } is withdrawn; nobody has got it yet.
        [one] Announcement { $number } is deleted for { $count } recipient. Where it is older than two days, a message says that it no longer holds.
       *[other] Announcement { $number } is deleted for { $count } recipients. Where it is older than two days, a message says that it no longer holds.
    }
announcement-withdraw-yes = Confirm the withdrawal
announcement-excerpt = Text: { $text }
announcement-excerpt-media = { $kind }: { $text }
announcement-excerpt-kind = Content: { $kind }
announcement-kind-photo = picture
announcement-kind-video = video
announcement-kind-animation = animation
announcement-kind-document = file
announcement-kind-audio = audio
announcement-kind-voice = voice message
announcement-kind-album = album
announcement-kind-location = place
announcement-kind-poll = poll
announcement-others-new = New
announcement-others-earlier = Earlier
announcement-show = Show it
announcement-reuse = Copy as a draft

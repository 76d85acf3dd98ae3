# Where a participant stands, and what they are told of each move
standing-invited = invited
standing-registered = registered
standing-pending = waits for approval
standing-declined = declined
standing-withdrawn = withdrawn

told-invited = This account is no longer linked to the invitation of { $name }. To register again, use the invitation's code or link, or ask the organizers.
told-registered = ✅ Your request was accepted and { $name } is registered. Welcome to the forum.
told-pending = The registration of { $name } waits for the organizers. Their answer arrives here.
told-declined = The request was not accepted. The organizers can tell you more.
told-withdrawn = The organizers have noted that { $name } does not take part. If that is a mistake, please tell them.

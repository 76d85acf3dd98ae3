# The programme in the forum's groups
board-updated = Last updated: { $time }
board-more = The other sessions are in the private chat.
board-private = Details in the private chat
group-private = For privacy, the work is done in the private chat.
group-open = Open the chat

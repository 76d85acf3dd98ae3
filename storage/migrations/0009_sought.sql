-- What each account looked for last among the recommendations: the pages of what was found are turned by buttons, and a
-- button has no room for the words.
CREATE TABLE sought (
    user_id INTEGER PRIMARY KEY,
    question TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

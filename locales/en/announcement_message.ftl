# An announcement as it arrives
announcement-below = Please use the buttons to go on:
announcement-feedback-button = Rate: { $session }
error-announcement-too-long =
    { $most ->
        [one] An announcement has one character at most.
       *[other] An announcement has { $most } characters at most, and the text has { $length }. Please shorten it and send it again.
    }
error-caption-too-long =
    { $most ->
        [one] The text with a picture or file has one character at most.
       *[other] The text with a picture or file has { $most } characters at most, and this one has { $length }. Please shorten it and send it again.
    }
error-not-for-announcements = A message of this kind cannot be an announcement. Please send a text, picture, album, file, voice message, video, place or poll.
error-too-many-files =
    { $most ->
        [one] An album has one file at most.
       *[other] An album has { $most } files at most.
    }

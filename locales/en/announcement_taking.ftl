# What is sent to become an announcement
announcement-album-refused = Nothing of this album was taken. Please send all of it again.
announcement-caption =
    Please write the new text; the pictures and files stay as they are.

    Or send a picture, album or file, which takes the place of everything before.
announcement-drop-media = The text alone, without files

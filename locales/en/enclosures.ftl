# Files beside a recommendation
enclosures-title =
    📎 <b>Files of { $reference }</b>
    { $title }
enclosures-add =
    📎 <b>Files of { $reference }</b>
    Send a photo, a document or a voice note here.
    { $most ->
        [one] There can be { $most } file.
       *[other] There can be { $most } files at most.
    }
enclosures-added = <b>The file is added.</b>
enclosures-removed = <b>The file is removed.</b>
enclosures-remove = 🗑 Remove: { $name }
enclosures-done = Done
enclosures-photo = Photo { $number }
enclosures-document = Document { $number }
enclosures-voice = Voice note { $number }
enclosure-file =
    Send a photo, a document or a voice note here.
toast-enclosure-sent = The file is sent
error-too-many-enclosures =
    { $most ->
        [one] This recommendation has { $most } file, as many as it may. Remove it before you add another.
       *[other] This recommendation has { $most } files, as many as it may. Remove one before you add another.
    }

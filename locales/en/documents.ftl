# Documents of sessions
documents-title = <b>Documents of “{ $title }”</b>
documents-none = <b>Documents of “{ $title }”</b>
    There are none yet.
documents-edit =
    { $count ->
        [0] <b>Documents of “{ $title }”</b>: none yet.
        [one] <b>Documents of “{ $title }”</b>: one.
       *[other] <b>Documents of “{ $title }”</b>: { $count }.
    }
    To add a file or a photo, send it here.
documents-added = <b>Added.</b>
documents-known = <b>This file was added before.</b>
documents-removed = <b>Removed:</b> { $name }
documents-remove = 🗑 Remove: { $name }
documents-done = Done
documents-session = The session
documents-document = File
documents-photo = Photo
documents-voice = Voice note
documents-file =
    Please send the file or photo here.
documents-file-label = File
documents-preview = <b>Documents</b>
toast-document-sent = Sent
error-send-the-file = A file or photo is wanted here. Please send it, or press “Cancel”.
error-too-many-documents = This session has { $most } documents already, the most that there may be. Remove one first.

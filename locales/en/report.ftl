# The forum's pictures
report-open = Pictures of results
report-drawing = The pictures are being drawn and will arrive in this chat.
report-drawn =
    { $count ->
        [0] There are no ratings and no recommendations to draw yet. Please try again when there are.
        [one] { $count } picture was sent.
       *[other] { $count } pictures were sent.
    }
report-caption = <b>{ $about }</b>, { $day } { $time }
toast-report-waits = The pictures are being drawn.
command-report = Pictures of results

# Arriving by a link or a code
error-too-many-guesses =
    { $minutes ->
        [one] Too many wrong codes. Please try again in a minute.
       *[other] Too many wrong codes. Please try again in { $minutes } minutes.
    }

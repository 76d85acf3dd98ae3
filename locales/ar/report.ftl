# صور النتائج
report-open = صور النتائج
report-drawing = تُرسم صور النتائج، وتصل في هذه المحادثة.
report-drawn =
    { $count ->
        [zero] لا توجد بعد تقييمات ولا توصيات تُرسم. يُرجى المحاولة بعد ورودها.
        [one] أُرسلت صورة واحدة.
        [two] أُرسلت صورتان.
        [few] أُرسلت { $count } صور.
        [many] أُرسلت { $count } صورة.
       *[other] أُرسلت { $count } صورة.
    }
report-caption = <b>{ $about }</b>، { $day } { $time }
toast-report-waits = تُرسم الصور الآن.
command-report = صور النتائج

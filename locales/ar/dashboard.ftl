# متابعة التقييم
command-dashboard = متابعة التقييم
staff-dashboard = متابعة التقييم
dashboard-title = 📊 <b>متابعة التقييم</b>
dashboard-until = التقييم مفتوح حتى نهاية يوم { $day }.
dashboard-line = • { $title }: أجاب { $answered } من { $asked }، المتوسط { $mean }
dashboard-none = لا نتائج بعد. تظهر كل جلسة هنا عند انتهائها.
dashboard-whole =
    { $count ->
        [zero] لا إجابات بعد.
        [one] المجموع: إجابة واحدة، والمتوسط { $mean } من 5.
        [two] المجموع: إجابتان، والمتوسط { $mean } من 5.
        [few] المجموع: { $count } إجابات، والمتوسط { $mean } من 5.
        [many] المجموع: { $count } إجابة، والمتوسط { $mean } من 5.
       *[other] المجموع: { $count } إجابة، والمتوسط { $mean } من 5.
    }
dashboard-updated = آخر تحديث: { $time }
dashboard-picture = صورة النتائج
dashboard-settings = الإعدادات
dashboard-session = 📊 <b>{ $title }</b> · { $code }
dashboard-present = الحاضرون: { $count }
dashboard-unknown = لم يُسجَّل حضور لهذه الجلسة، والمدعوون إلى التقييم: { $asked }
dashboard-answered = أجابوا: { $count }
dashboard-missing = لم يجيبوا: { $count }
dashboard-no-answers = لا إجابات معروضة بعد.
dashboard-mean =
    { $count ->
        [zero] لا إجابات بعد.
        [one] <b>المتوسط { $mean } من 5</b> (إجابة واحدة)
        [two] <b>المتوسط { $mean } من 5</b> (إجابتان)
        [few] <b>المتوسط { $mean } من 5</b> ({ $count } إجابات)
        [many] <b>المتوسط { $mean } من 5</b> ({ $count } إجابة)
       *[other] <b>المتوسط { $mean } من 5</b> ({ $count } إجابة)
    }
dashboard-5 = ممتاز
dashboard-4 = جيد جداً
dashboard-3 = جيد
dashboard-2 = مقبول
dashboard-1 = ضعيف
dashboard-stars = { $name } { $bar } { $count }
dashboard-further = { $question }: { $mean } من 5 ({ $count })
dashboard-chips = الأبرز: { $chips }
dashboard-chip = { $chip } { $count }
dashboard-waiting =
    { $count ->
        [zero] لا إجابات دون اسم بانتظار الاكتمال.
        [one] إجابة واحدة دون اسم خارج الأرقام، إذ لا تُعرض إلا مع { $floor } على الأقل معاً.
        [two] إجابتان دون اسم خارج الأرقام، إذ لا تُعرض إلا مع { $floor } على الأقل معاً.
        [few] { $count } إجابات دون اسم خارج الأرقام، إذ لا تُعرض إلا { $floor } على الأقل معاً.
        [many] { $count } إجابة دون اسم خارج الأرقام، إذ لا تُعرض إلا { $floor } على الأقل معاً.
       *[other] { $count } إجابة دون اسم خارج الأرقام، إذ لا تُعرض إلا { $floor } على الأقل معاً.
    }
dashboard-comments-open = التعليقات ({ $count })
dashboard-missing-open = الذين لم يجيبوا ({ $count })
dashboard-publish = عرض النتائج للمشاركين
dashboard-unpublish = إخفاء النتائج عن المشاركين
dashboard-back = كل الجلسات
dashboard-comments =
    <b>تعليقات جلسة { $title }</b>
    العدد: { $count }
dashboard-no-comments = لا تعليقات بعد.
dashboard-by = { $number }. { $stars } { $name }، { $municipality }
dashboard-without-name = { $number }. { $stars } دون اسم
dashboard-hidden = مخفي عن التقارير والملفات
dashboard-heard = كُتب آلياً من الصوت، وقد يخطئ:
dashboard-hide = إخفاء { $number }
dashboard-show = إظهار { $number }
dashboard-play = استماع { $number }
dashboard-missing-title =
    <b>لم يجيبوا عن جلسة { $title }</b>
    العدد: { $count }
dashboard-name = • { $name }، { $municipality }
dashboard-name-without-telegram = • { $name }، { $municipality } (دون تيليجرام)
dashboard-nudge = تذكيرهم
dashboard-nudge-sure =
    { $count ->
        [zero] لا أحد يمكن تذكيره بتقييم جلسة { $title }.
        [one] هل يُرسل تذكير بتقييم جلسة { $title } إلى مشارك واحد؟
        [two] هل يُرسل تذكير بتقييم جلسة { $title } إلى مشاركين؟
        [few] هل يُرسل تذكير بتقييم جلسة { $title } إلى { $count } مشاركين؟
        [many] هل يُرسل تذكير بتقييم جلسة { $title } إلى { $count } مشاركاً؟
       *[other] هل يُرسل تذكير بتقييم جلسة { $title } إلى { $count } مشارك؟
    }
dashboard-nudge-left =
    { $count ->
        [zero] استُنفدت تذكيرات هذه الجلسة.
        [one] هذا آخر تذكير ممكن لهذه الجلسة.
        [two] يمكن تذكيرهم مرتين لكل جلسة.
        [few] يمكن تذكيرهم { $count } مرات.
        [many] يمكن تذكيرهم { $count } مرة.
       *[other] يمكن تذكيرهم { $count } مرة.
    }
dashboard-nudge-yes = نعم، تذكيرهم
dashboard-nudged =
    { $count ->
        [zero] لم يبقَ من يُذكَّر.
        [one] يصل التذكير إلى مشارك واحد، إن لم يجب قبل ذلك.
        [two] يصل التذكير إلى مشاركين، إلا من أجاب قبل ذلك.
        [few] يصل التذكير إلى { $count } مشاركين، إلا من أجاب قبل ذلك.
        [many] يصل التذكير إلى { $count } مشاركاً، إلا من أجاب قبل ذلك.
       *[other] يصل التذكير إلى { $count } مشارك، إلا من أجاب قبل ذلك.
    }
dashboard-nudged-enough = أُرسل التذكيران الممكنان لهذه الجلسة.
dashboard-drawing = يجري إعداد صورة النتائج، وتصل هنا بعد لحظات.
dashboard-by-session = متوسط تقييم الجلسات
dashboard-by-area = متوسط التقييم حسب مجال التركيز
dashboard-picture-below = من 5، وبين القوسين عدد الإجابات
dashboard-note = الإجابات دون اسم لا تدخل إلا خمساً معاً على الأقل.
dashboard-settings-title = <b>إعدادات التقييم</b>
dashboard-window =
    { $count ->
        [zero] يُغلق التقييم في آخر أيام المنتدى.
        [one] يُغلق التقييم بعد آخر أيام المنتدى بيوم واحد، أي بنهاية يوم { $day }.
        [two] يُغلق التقييم بعد آخر أيام المنتدى بيومين، أي بنهاية يوم { $day }.
        [few] يُغلق التقييم بعد آخر أيام المنتدى بـ { $count } أيام، أي بنهاية يوم { $day }.
        [many] يُغلق التقييم بعد آخر أيام المنتدى بـ { $count } يوماً، أي بنهاية يوم { $day }.
       *[other] يُغلق التقييم بعد آخر أيام المنتدى بـ { $count } يوم، أي بنهاية يوم { $day }.
    }
dashboard-window-choose = المهلة بالأيام:
dashboard-published = يرى المشاركون بعد إغلاق التقييم نتائج { $published } من { $total } من الجلسات، أرقاماً دون تعليقات.
dashboard-days = { $days }
dashboard-publish-all = عرض كل النتائج للمشاركين
dashboard-unpublish-all = إخفاء كل النتائج عنهم
dashboard-questions = أسئلة التقييم
dashboard-too-few = لا تُعرض النتائج لأن الإجابات أقل من { $floor }.
toast-comment-hidden = أُخفي التعليق
toast-comment-shown = أُظهر التعليق
toast-dashboard-drawing = الصورة قيد الإعداد
toast-published = تُعرض بعد إغلاق التقييم
toast-unpublished = لن تُعرض
toast-window-set = ضُبطت المهلة
error-nudged-enough = أُرسل لهذه الجلسة { $most } من التذكيرات، ولا يمكن إرسال المزيد.

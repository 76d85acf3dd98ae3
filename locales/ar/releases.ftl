# نشر البرنامج ونسخه
release-nothing = <b>لا توجد تعديلات تنتظر النشر.</b>
release-review =
    { $count ->
        [zero] <b>لا توجد تعديلات.</b>
        [one] <b>تعديل واحد ينتظر النشر</b>
        [two] <b>تعديلان ينتظران النشر</b>
        [few] <b>{ $count } تعديلات تنتظر النشر</b>
        [many] <b>{ $count } تعديلاً ينتظر النشر</b>
       *[other] <b>{ $count } تعديل ينتظر النشر</b>
    }
release-changed = <b>عُدّل البرنامج في أثناء ذلك، ولم يُنشر شيء.</b> يُرجى مراجعة التعديلات مرة أخرى.
release-doubts = ⚠️ <b>تنبيهات لا تمنع النشر</b>
release-doubts-more =
    { $count ->
        [zero] لا تنبيهات أخرى.
        [one] • وتنبيه آخر.
        [two] • وتنبيهان آخران.
        [few] • و{ $count } تنبيهات أخرى.
        [many] • و{ $count } تنبيهاً آخر.
       *[other] • و{ $count } تنبيه آخر.
    }
release-will-tell =
    { $minutes ->
        [zero] يُبلَّغ المعنيون وحدهم فور النشر.
        [one] يُبلَّغ المعنيون وحدهم بعد دقيقة من النشر، ويمكن التصحيح قبلها دون رسالة ثانية.
        [two] يُبلَّغ المعنيون وحدهم بعد دقيقتين من النشر، ويمكن التصحيح قبلهما دون رسالة ثانية.
        [few] يُبلَّغ المعنيون وحدهم بعد { $minutes } دقائق من النشر، ويمكن التصحيح قبلها دون رسالة ثانية.
        [many] يُبلَّغ المعنيون وحدهم بعد { $minutes } دقيقة من النشر، ويمكن التصحيح قبلها دون رسالة ثانية.
       *[other] يُبلَّغ المعنيون وحدهم بعد { $minutes } دقيقة من النشر، ويمكن التصحيح قبلها دون رسالة ثانية.
    }
release-tells-nobody = تعديلات النص لا تُرسل بها رسائل.
release-do = ✅ نشر
release-drop = التراجع عن كل التعديلات
release-drop-sure =
    { $count ->
        [zero] لا توجد تعديلات.
        [one] يُحذف التعديل الذي لم يُنشر. هل هذا مؤكد؟
        [two] يُحذف التعديلان اللذان لم يُنشرا. هل هذا مؤكد؟
        [few] تُحذف { $count } تعديلات لم تُنشر. هل هذا مؤكد؟
        [many] يُحذف { $count } تعديلاً لم يُنشر. هل هذا مؤكد؟
       *[other] يُحذف { $count } تعديل لم يُنشر. هل هذا مؤكد؟
    }
release-drop-yes = نعم، حذف التعديلات
release-done = <b>نُشرت النسخة { $number } من البرنامج.</b>
release-comment = <b>ما سبب التعديل؟</b>
    يُكتب في سطر واحد ويبقى مع النسخة. يُنشر البرنامج فور كتابته.
release-comment-label = السبب
release-preview = <b>نشر البرنامج</b>
release-comment-auto = دون سبب آخر، ونشر الآن
release-suggestion = { $title } ({ $what })
release-suggestions = تعديل: { $changes }
doubt-ends = • «{ $title }» تنتهي قبل بدايتها.
doubt-room = • المكان «{ $value }» فيه جلستان في وقت واحد: «{ $title }» و«{ $other }».
doubt-facilitator = • الميسّر «{ $value }» في جلستين في وقت واحد: «{ $title }» و«{ $other }».
doubt-chosen =
    { $count ->
        [zero] • لا أحد اختار «{ $title }» و«{ $other }» معاً.
        [one] • مشارك واحد اختار «{ $title }» و«{ $other }»، وهما متداخلتان الآن.
        [two] • مشاركان اختارا «{ $title }» و«{ $other }»، وهما متداخلتان الآن.
        [few] • { $count } مشاركين اختاروا «{ $title }» و«{ $other }»، وهما متداخلتان الآن.
        [many] • { $count } مشاركاً اختاروا «{ $title }» و«{ $other }»، وهما متداخلتان الآن.
       *[other] • { $count } مشارك اختاروا «{ $title }» و«{ $other }»، وهما متداخلتان الآن.
    }
doubt-full = • «{ $title }» اختارها { $count }، ومقاعدها { $capacity }.
doubt-outside = • «{ $title }» خارج أيام المنتدى: { $day }.
doubt-friday = • «{ $title }» في يوم جمعة: { $day }.
doubt-audience = • «{ $title }»: لا أحد في الكشف ينطبق عليه «{ $value }».
versions-title = <b>نسخ البرنامج</b>
versions-none = لم يُنشر برنامج بعد.
version-label = { $number }. { $comment }
version-label-bare = { $number }. { $when }
version-title = <b>النسخة { $number }</b> ({ $when })
version-by = نشرها: { $name }
version-sessions =
    { $count ->
        [zero] لا جلسات فيها.
        [one] فيها جلسة واحدة.
        [two] فيها جلستان.
        [few] فيها { $count } جلسات.
        [many] فيها { $count } جلسة.
       *[other] فيها { $count } جلسة.
    }
version-open = النسخة { $number }
version-read = قراءة البرنامج كما كان
version-restore = إعادة هذه النسخة
version-restored = <b>أُعدّت النسخة { $number } للنشر.</b> لا يسري شيء منها قبل النشر.
version-day = <b>النسخة { $number }: برنامج { $day }</b>
toast-edits-dropped = حُذفت التعديلات
error-ends-first = «{ $title }» تنتهي قبل بدايتها. يُرجى تعديل وقتها قبل النشر.

# إدارة البرنامج
command-manage = إدارة البرنامج
manage-open = 🗓 إدارة البرنامج
manage-title = <b>إدارة البرنامج</b>
manage-none = لم يُنشر برنامج بعد.
manage-version = النسخة السارية: <b>{ $number }</b> ({ $when })
manage-comment = سببها: { $comment }
manage-pending =
    { $count ->
        [zero] لا توجد تعديلات غير منشورة.
        [one] <b>تعديل واحد ينتظر النشر.</b>
        [two] <b>تعديلان ينتظران النشر.</b>
        [few] <b>{ $count } تعديلات تنتظر النشر.</b>
        [many] <b>{ $count } تعديلاً ينتظر النشر.</b>
       *[other] <b>{ $count } تعديل ينتظر النشر.</b>
    }
manage-telling = يُبلَّغ المعنيون بآخر تغيير عند الساعة { $time }.
manage-review = ✅ مراجعة ونشر ({ $count })
manage-edit = ✏️ تعديل جلسة
manage-add = ➕ إضافة جلسة
manage-versions = النسخ السابقة
manage-told = الإبلاغ
manage-back = إدارة البرنامج
manage-day = <b>تعديل برنامج { $day }</b>
    يُرجى اختيار الجلسة.
manage-day-empty = <b>تعديل برنامج { $day }</b>
    لا جلسات في هذا اليوم بعد.
manage-label-plain = { $time } { $title }
manage-label-changed = ✏️ { $time } { $title }
manage-label-cancelled = ❌ { $time } { $title }
manage-change = <b>تعديل لم يُنشر بعد:</b>
    { $change }
manage-audience = الفئة المستهدفة: { $audience }
manage-time = 🕒 الموعد
manage-length = ⏱ المدة
manage-room = 📍 المكان
manage-swap = 🔁 تبديل
manage-details = 📝 تفاصيل أخرى
manage-cancel = ❌ إلغاء الجلسة
manage-restore = إعادة الجلسة
manage-undo = ↩️ التراجع عن التعديل
manage-shift = نقل الموعد مع بقاء المدة:
manage-stretch = تغيير وقت الانتهاء مع بقاء البداية:
manage-step-later = +{ $minutes } د
manage-step-earlier = −{ $minutes } د
manage-other-time = يوم أو وقت آخر
manage-other-end = وقت انتهاء آخر
manage-swap-with = مع أي جلسة تُبدَّل «{ $title }»؟
manage-swap-nobody = لا توجد في يوم «{ $title }» جلسة أخرى.
manage-swap-what =
    { $one }

    { $other }

    <b>ما الذي يُبدَّل بين الجلستين؟</b>
manage-swap-times = الموعدان
manage-swap-rooms = المكانان
manage-swap-both = الموعدان والمكانان
manage-minutes =
    { $count ->
        [zero] فوراً
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
toast-edit-kept = حُفظ التعديل، ولم يُنشر بعد
toast-edit-undone = أُلغي التعديل
error-ends-before-start = لا يمكن أن تنتهي الجلسة عند { $end } وهي تبدأ عند { $start }. يُرجى تعديل الوقت.
error-session-too-long = مدة الجلسة أطول من { $hours } ساعة. يُرجى التأكد من الوقت.

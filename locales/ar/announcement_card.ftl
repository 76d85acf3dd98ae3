# بطاقة الإعلان بعد الإرسال
announcement-title-scheduled = <b>الإعلان { $number }</b>: مجدول
announcement-title-sending = <b>الإعلان { $number }</b>: جارٍ الإرسال
announcement-title-paused = <b>الإعلان { $number }</b>: متوقف مؤقتاً
announcement-title-sent = <b>الإعلان { $number }</b>: اكتمل الإرسال
announcement-title-cancelled = <b>الإعلان { $number }</b>: أُوقف الإرسال
announcement-title-withdrawn = <b>الإعلان { $number }</b>: سُحب
announcement-by = الكاتب: { $author }
announcement-note-late = لم يُرسل: مضى وقته قبل أن يتمكن البوت من إرساله.
announcement-note-off = لم يُرسل: أُلغيت الجلسة المرتبط بها.
announcement-note-nobody = لم يُرسل: لا أحد تنطبق عليه شروط المستلمين.
announcement-note-hopeless = توقف الإرسال تلقائياً لأن تيليجرام يرفض هذا الإعلان: { $reason }. يُرجى إيقافه، ويمكن استخدامه كمسودة جديدة.
announcement-progress = اكتمل { $done } من { $total }
announcement-slow = طلب تيليجرام التمهل، والإرسال الآن بحد { $rate } في الثانية حتى يعود إلى سرعته.
announcement-rate = السرعة: { $rate } في الثانية، { $left }
announcement-seconds-left =
    { $count ->
        [zero] يكتمل الآن
        [one] بقيت ثانية تقريباً
        [two] بقيت ثانيتان تقريباً
        [few] بقيت { $count } ثوانٍ تقريباً
        [many] بقيت { $count } ثانية تقريباً
       *[other] بقيت { $count } ثانية تقريباً
    }
announcement-minutes-left =
    { $count ->
        [zero] يكتمل الآن
        [one] بقيت دقيقة تقريباً
        [two] بقيت دقيقتان تقريباً
        [few] بقيت { $count } دقائق تقريباً
        [many] بقيت { $count } دقيقة تقريباً
       *[other] بقيت { $count } دقيقة تقريباً
    }
announcement-sent = أُرسل: { $count }
announcement-blocked = حظروا البوت أو لا يمكن مراسلتهم: { $count }
announcement-failed = تعذّر الإرسال: { $count }
announcement-uncertain = غير مؤكد، وقد يكون وصل: { $count }
announcement-skipped = لم يُرسل بسبب الإيقاف: { $count }
announcement-pending = في الانتظار: { $count }
announcement-acknowledged = أكّدوا الاستلام بزر «وصلني»: { $count }
announcement-unpinned =
    { $count ->
        [zero] ثُبّت في جميع المجموعات
        [one] وصل دون تثبيت إلى مجموعة واحدة
        [two] وصل دون تثبيت إلى مجموعتين
        [few] وصل دون تثبيت إلى { $count } مجموعات
        [many] وصل دون تثبيت إلى { $count } مجموعة
       *[other] وصل دون تثبيت إلى { $count } مجموعة
    }
announcement-changed = عُدّل النص لدى { $done } من { $total }
announcement-taken-back = سُحب من { $done } من { $total }
announcement-change-told = وصلتهم رسالة بأنه لم يعد سارياً: { $count }
announcement-change-lost = تعذّر ذلك لدى: { $count }
announcement-change-uncertain = غير مؤكد لدى: { $count }
announcement-change-waiting = بقي من ذلك: { $count }
announcement-pause = إيقاف مؤقت
announcement-go-on = متابعة الإرسال
announcement-stop = إيقاف الإرسال
announcement-refresh = تحديث
announcement-unschedule = تعديل
announcement-cancel-scheduled = إلغاء الجدولة
announcement-again = إعادة الإرسال لمن تعذّر ({ $count })
announcement-report = التقرير
announcement-replies = الردود ({ $count })
announcement-correct = تصحيح
announcement-withdraw = سحب الإعلان
announcement-withdraw-sure =
    { $count ->
        [zero] يُسحب الإعلان { $number }، ولم يصل إلى أحد بعد.
        [one] يُحذف الإعلان { $number } لدى مستلم واحد. وإن مضى على إرساله يومان تصل رسالة بأنه لم يعد سارياً.
        [two] يُحذف الإعلان { $number } لدى مستلمين اثنين. وإن مضى على إرساله يومان تصل رسالة بأنه لم يعد سارياً.
        [few] يُحذف الإعلان { $number } لدى { $count } مستلمين. وإن مضى على إرساله يومان تصل رسالة بأنه لم يعد سارياً.
        [many] يُحذف الإعلان { $number } لدى { $count } مستلماً. وإن مضى على إرساله يومان تصل رسالة بأنه لم يعد سارياً.
       *[other] يُحذف الإعلان { $number } لدى { $count } مستلم. وإن مضى على إرساله يومان تصل رسالة بأنه لم يعد سارياً.
    }
announcement-withdraw-yes = تأكيد السحب
announcement-excerpt = النص: { $text }
announcement-excerpt-media = { $kind }: { $text }
announcement-excerpt-kind = المحتوى: { $kind }
announcement-kind-photo = صورة
announcement-kind-video = مقطع مرئي
announcement-kind-animation = صورة متحركة
announcement-kind-document = ملف
announcement-kind-audio = ملف صوتي
announcement-kind-voice = رسالة صوتية
announcement-kind-album = ألبوم
announcement-kind-location = موقع
announcement-kind-poll = استطلاع
announcement-others-new = إعلان جديد
announcement-others-earlier = الإعلانات السابقة
announcement-show = عرض الإعلان
announcement-reuse = نسخه كمسودة

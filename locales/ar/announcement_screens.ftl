# شاشات الإعلانات
announcement-text =
    يُرجى كتابة نص الإعلان في رسالة واحدة.

    يُحفظ تنسيق النص كما كُتب، وتظهر معاينة قبل الإرسال.
announcement-draft = <b>معاينة الإعلان</b>: يصل إلى المستلمين كما في الرسالة السابقة.
announcement-recipients =
    { $count ->
        [zero] المستلمون: لا يوجد مشارك مسجَّل يمكن مراسلته بعد.
        [one] المستلمون: مشارك واحد.
        [two] المستلمون: مشاركان.
        [few] المستلمون: { $count } مشاركين.
        [many] المستلمون: { $count } مشاركاً.
       *[other] المستلمون: { $count } مشارك.
    }
announcement-unreachable =
    { $count ->
        [zero] يمكن الوصول إليهم جميعاً.
        [one] منهم واحد يتعذّر الوصول إليه حالياً.
        [two] منهم اثنان يتعذّر الوصول إليهما حالياً.
        [few] منهم { $count } يتعذّر الوصول إليهم حالياً.
        [many] منهم { $count } يتعذّر الوصول إليهم حالياً.
       *[other] منهم { $count } يتعذّر الوصول إليهم حالياً.
    }
announcement-send = إرسال
announcement-edit = تعديل النص
announcement-cancel = إلغاء
announcement-continue = متابعة
announcement-delete = حذف المسودة
announcement-new = إعلان جديد
announcement-earlier = الإعلانات السابقة
announcement-stop = إيقاف الإرسال
announcement-refresh = تحديث
announcement-left = حُفظ الإعلان كمسودة، ويمكن متابعته في أي وقت.
announcement-nothing = لم يُكتب أي إعلان.
announcement-deleted = حُذفت مسودة الإعلان.
announcement-title-sending = <b>الإعلان { $number }</b>: جارٍ الإرسال
announcement-title-sent = <b>الإعلان { $number }</b>: اكتمل الإرسال
announcement-title-cancelled = <b>الإعلان { $number }</b>: أُوقف الإرسال
announcement-progress = اكتمل { $done } من { $total }
announcement-sent = أُرسل: { $count }
announcement-blocked = حظروا البوت أو لا يمكن مراسلتهم: { $count }
announcement-failed = تعذّر الإرسال: { $count }
announcement-uncertain = غير مؤكد، وقد يكون وصل: { $count }
announcement-skipped = لم يُرسل بسبب الإيقاف: { $count }
announcement-pending = في الانتظار: { $count }
announcement-list = <b>آخر الإعلانات</b>
announcement-list-empty = لم يُرسل أي إعلان بعد.
announcement-line = <b>الإعلان { $number }</b>، { $when }
announcement-excerpt = النص: { $text }
announcement-line-sending = جارٍ الإرسال: { $sent } من { $total }
announcement-line-sent = أُرسل إلى { $sent } من { $total }
announcement-line-cancelled = أُوقف بعد { $sent } من { $total }
announcement-number = الإعلان { $number }

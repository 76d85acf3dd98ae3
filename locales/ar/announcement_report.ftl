# تقرير الإعلان
delivered-title =
    { $total ->
        [zero] <b>تقرير الإعلان { $number }</b>: لا مستلمين
        [one] <b>تقرير الإعلان { $number }</b>: مستلم واحد
        [two] <b>تقرير الإعلان { $number }</b>: مستلمان
        [few] <b>تقرير الإعلان { $number }</b>: { $total } مستلمين
        [many] <b>تقرير الإعلان { $number }</b>: { $total } مستلماً
       *[other] <b>تقرير الإعلان { $number }</b>: { $total } مستلم
    }
delivered-name = • { $name }
delivered-more =
    { $count ->
        [zero] ولا أحد غيرهم
        [one] وواحد غيرهم
        [two] واثنان غيرهم
        [few] و{ $count } غيرهم
        [many] و{ $count } غيرهم
       *[other] و{ $count } غيرهم
    }
delivered-file = ملف Excel
delivered-preparing = يُعدّ ملف التقرير، ويصل في رسالة.
delivered-caption = تقرير الإعلان { $number } بالأسماء
delivered-sheet = الإعلان { $number }
toast-report-preparing = يُعدّ الملف.
delivered-value-acknowledged = أكّدوا الاستلام
delivered-acknowledged = أكّدوا الاستلام: { $count }
delivered-value-sent = أُرسل
delivered-sent = أُرسل: { $count }
delivered-value-unconfirmed = أُرسل، ولم يُؤكَّد الاستلام
delivered-unconfirmed = أُرسل، ولم يُؤكَّد الاستلام: { $count }
delivered-value-blocked = حظروا البوت أو لا يمكن مراسلتهم
delivered-blocked = حظروا البوت أو لا يمكن مراسلتهم: { $count }
delivered-value-failed = تعذّر الإرسال
delivered-failed = تعذّر الإرسال: { $count }
delivered-value-uncertain = غير مؤكد
delivered-uncertain = غير مؤكد: { $count }
delivered-value-skipped = لم يُرسل بسبب الإيقاف
delivered-skipped = لم يُرسل بسبب الإيقاف: { $count }
delivered-value-pending = في الانتظار
delivered-pending = في الانتظار: { $count }
delivered-value-unacknowledged = لم يؤكّدوا الاستلام بعد
delivered-value-unpinned = وصل إليها دون تثبيت، لأن البوت لا يملك صلاحيته
delivered-column-name = الاسم
delivered-column-municipality = البلدية
delivered-column-standing = الحالة
delivered-column-sent-at = وقت الإرسال
delivered-column-acknowledged-at = وقت تأكيد الاستلام
delivered-column-error = سبب التعذّر

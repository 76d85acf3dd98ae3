# تقرير الإعلان
report-title =
    { $total ->
        [zero] <b>تقرير الإعلان { $number }</b>: لا مستلمين
        [one] <b>تقرير الإعلان { $number }</b>: مستلم واحد
        [two] <b>تقرير الإعلان { $number }</b>: مستلمان
        [few] <b>تقرير الإعلان { $number }</b>: { $total } مستلمين
        [many] <b>تقرير الإعلان { $number }</b>: { $total } مستلماً
       *[other] <b>تقرير الإعلان { $number }</b>: { $total } مستلم
    }
report-name = • { $name }
report-more =
    { $count ->
        [zero] ولا أحد غيرهم
        [one] وواحد غيرهم
        [two] واثنان غيرهم
        [few] و{ $count } غيرهم
        [many] و{ $count } غيرهم
       *[other] و{ $count } غيرهم
    }
report-file = ملف Excel
report-preparing = يُعدّ ملف التقرير، ويصل في رسالة.
report-caption = تقرير الإعلان { $number } بالأسماء
report-sheet = الإعلان { $number }
toast-report-preparing = يُعدّ الملف.
report-value-acknowledged = أكّدوا الاستلام
report-acknowledged = أكّدوا الاستلام: { $count }
report-value-sent = أُرسل
report-sent = أُرسل: { $count }
report-value-blocked = حظروا البوت أو لا يمكن مراسلتهم
report-blocked = حظروا البوت أو لا يمكن مراسلتهم: { $count }
report-value-failed = تعذّر الإرسال
report-failed = تعذّر الإرسال: { $count }
report-value-uncertain = غير مؤكد
report-uncertain = غير مؤكد: { $count }
report-value-skipped = لم يُرسل بسبب الإيقاف
report-skipped = لم يُرسل بسبب الإيقاف: { $count }
report-value-pending = في الانتظار
report-pending = في الانتظار: { $count }
report-value-unacknowledged = لم يؤكّدوا الاستلام بعد
report-column-name = الاسم
report-column-municipality = البلدية
report-column-standing = الحالة
report-column-sent-at = وقت الإرسال
report-column-acknowledged-at = وقت تأكيد الاستلام
report-column-error = سبب التعذّر

# الإبلاغ عن تغييرات البرنامج
changes-title =
    { $count ->
        [zero] <b>تغييرات في البرنامج</b>
        [one] <b>تغيير في البرنامج</b>
        [two] <b>تغييران في البرنامج</b>
        [few] <b>{ $count } تغييرات في البرنامج</b>
        [many] <b>{ $count } تغييراً في البرنامج</b>
       *[other] <b>{ $count } تغيير في البرنامج</b>
    }
changes-more =
    { $count ->
        [zero] لا تغييرات أخرى.
        [one] وتغيير آخر في البرنامج.
        [two] وتغييران آخران في البرنامج.
        [few] و{ $count } تغييرات أخرى في البرنامج.
        [many] و{ $count } تغييراً آخر في البرنامج.
       *[other] و{ $count } تغيير آخر في البرنامج.
    }
change-new = 🆕 <b>{ $title }</b>: جلسة مضافة
change-cancelled = ❌ <b>{ $title }</b>: أُلغيت
change-moved = 🕒 <b>{ $title }</b>: تغيّر الموعد
change-moved-room = 🕒 <b>{ $title }</b>: تغيّر الموعد والمكان
change-room = 📍 <b>{ $title }</b>: تغيّر المكان
change-text = ✏️ <b>{ $title }</b>: تعديل في { $fields }
change-at = { $day }، من { $start } إلى { $end }
change-was-at = كان موعدها { $day }، من { $start } إلى { $end }
change-in = المكان: { $room }
change-day = { $day }
change-hours-before = الموعد السابق: من { $start } إلى { $end }
change-hours-after = <b>الموعد الجديد:</b> من { $start } إلى { $end }
change-time-before = الموعد السابق: { $day }، من { $start } إلى { $end }
change-time-after = <b>الموعد الجديد:</b> { $day }، من { $start } إلى { $end }
change-room-before = المكان السابق: { $room }
change-room-after = <b>المكان الجديد:</b> { $room }
change-room-none = غير محدد
change-what-new = مضافة
change-what-cancelled = أُلغيت
change-what-moved = تغيّر الموعد
change-what-room = تغيّر المكان
change-what-audience = تغيّرت الفئة المستهدفة
change-what-text = تعديل في النص

# بطاقة فريق العمل
telling-title = <b>الإبلاغ عن تغييرات النسخة { $number }</b>
telling-change = • { $title }: { $what }
telling-recipients =
    { $count ->
        [zero] لا أحد تعنيه هذه التغييرات.
        [one] المعنيون: مشارك واحد
        [two] المعنيون: مشاركان
        [few] المعنيون: { $count } مشاركين
        [many] المعنيون: { $count } مشاركاً
       *[other] المعنيون: { $count } مشارك
    }
telling-accepted = قبلها تيليغرام: { $count }
telling-waiting = لم تُرسل بعد: { $count }
telling-uncertain = أُرسلت دون رد من تيليغرام: { $count }
telling-acknowledged = ✓ أُكّد استلامها: <b>{ $count }</b> من { $total }
telling-lost = تعذّر الوصول إلى { $count }: { $names }
telling-others = آخرين
telling-honest = لا يُبلِغ تيليغرام بوصول الرسالة ولا بقراءتها. المؤكَّد هو الضغط على «وصلني».
telling-refresh = 🔄 تحديث
telling-silent = من لم يؤكد الاستلام
telling-silent-title = <b>لم يؤكدوا استلام تغييرات النسخة { $number }</b>
telling-silent-none = أكّد الجميع استلام تغييرات النسخة { $number }.
telling-back = بطاقة الإبلاغ
telling-label = النسخة { $number } · { $when }
tellings-title = <b>الإبلاغ عن التغييرات</b>
tellings-none = لم يُرسل أي إبلاغ عن تغييرات بعد.
toast-telling-counted = حُدّثت البطاقة: الساعة { $time }

# كشف فريق الاستقبال
chase-title =
    { $count ->
        [zero] 📞 <b>أكّد الجميع الاستلام.</b>
        [one] 📞 <b>مشارك واحد لم يؤكد استلام هذا التغيير.</b> يُرجى الاتصال به.
        [two] 📞 <b>مشاركان لم يؤكدا استلام هذا التغيير.</b> يُرجى الاتصال بهما.
        [few] 📞 <b>{ $count } مشاركين لم يؤكدوا استلام هذا التغيير.</b> يُرجى الاتصال بهم.
        [many] 📞 <b>{ $count } مشاركاً لم يؤكدوا استلام هذا التغيير.</b> يُرجى الاتصال بهم.
       *[other] 📞 <b>{ $count } مشارك لم يؤكدوا استلام هذا التغيير.</b> يُرجى الاتصال بهم.
    }
chase-line = { $number }. { $name }، { $municipality }: { $phone }
chase-line-no-phone = { $number }. { $name }، { $municipality }: لا رقم مسجَّل
chase-nameless = دون اسم

# أسماء الفئات والمواعيد
audience-everyone = جميع المسجَّلين
audience-nobody = دون مشاركين
audience-and = { " " }و
audience-or = { " " }أو{ " " }
audience-today = الحاضرون اليوم
audience-not-today = غير الحاضرين اليوم
audience-present = حاضرو «{ $value }»
audience-not-present = من لم يحضروا «{ $value }»
audience-chose = من اختاروا «{ $value }»
audience-not-chose = من لم يختاروا «{ $value }»
audience-municipality = بلدية { $value }
audience-not-municipality = من غير بلدية { $value }
audience-region = منطقة { $value }
audience-not-region = من غير منطقة { $value }
audience-area = المهتمون بمجال «{ $value }»
audience-not-area = غير المهتمين بمجال «{ $value }»
audience-role = فريق العمل: { $value }
audience-not-role = من غير فريق العمل: { $value }
audience-silent = من لم يقيّموا «{ $value }»
audience-not-silent = من قيّموا «{ $value }»
audience-new = من لم يسجّلوا بعد
audience-not-new = المسجَّلون
audience-picked =
    { $value ->
        [zero] لا أحد
        [one] مشارك واحد اختير بالاسم
        [two] مشاركان اختيرا بالاسم
        [few] { $value } مشاركين اختيروا بالاسم
        [many] { $value } مشاركاً اختيروا بالاسم
       *[other] { $value } مشارك اختيروا بالاسم
    }
audience-not-picked =
    { $value ->
        [zero] دون استثناء
        [one] باستثناء مشارك واحد
        [two] باستثناء مشاركَين
        [few] باستثناء { $value } مشاركين
        [many] باستثناء { $value } مشاركاً
       *[other] باستثناء { $value } مشارك
    }
moment-now = فور التأكيد
moment-off = لم تعد الجلسة قائمة
moment-time = { $day }، الساعة { $time }
moment-at-start = عند بداية «{ $session }»
moment-at-end = عند نهاية «{ $session }»
moment-before-start =
    { $minutes ->
        [zero] عند بداية «{ $session }»
        [one] قبل بداية «{ $session }» بدقيقة
        [two] قبل بداية «{ $session }» بدقيقتين
        [few] قبل بداية «{ $session }» بـ{ $minutes } دقائق
        [many] قبل بداية «{ $session }» بـ{ $minutes } دقيقة
       *[other] قبل بداية «{ $session }» بـ{ $minutes } دقيقة
    }
moment-after-start =
    { $minutes ->
        [zero] عند بداية «{ $session }»
        [one] بعد بداية «{ $session }» بدقيقة
        [two] بعد بداية «{ $session }» بدقيقتين
        [few] بعد بداية «{ $session }» بـ{ $minutes } دقائق
        [many] بعد بداية «{ $session }» بـ{ $minutes } دقيقة
       *[other] بعد بداية «{ $session }» بـ{ $minutes } دقيقة
    }
moment-before-end =
    { $minutes ->
        [zero] عند نهاية «{ $session }»
        [one] قبل نهاية «{ $session }» بدقيقة
        [two] قبل نهاية «{ $session }» بدقيقتين
        [few] قبل نهاية «{ $session }» بـ{ $minutes } دقائق
        [many] قبل نهاية «{ $session }» بـ{ $minutes } دقيقة
       *[other] قبل نهاية «{ $session }» بـ{ $minutes } دقيقة
    }
moment-after-end =
    { $minutes ->
        [zero] عند نهاية «{ $session }»
        [one] بعد نهاية «{ $session }» بدقيقة
        [two] بعد نهاية «{ $session }» بدقيقتين
        [few] بعد نهاية «{ $session }» بـ{ $minutes } دقائق
        [many] بعد نهاية «{ $session }» بـ{ $minutes } دقيقة
       *[other] بعد نهاية «{ $session }» بـ{ $minutes } دقيقة
    }
validity-none = للمستلمين الحاليين فقط
validity-hours =
    { $count ->
        [zero] دون مدة
        [one] ساعة من الإرسال
        [two] ساعتان من الإرسال
        [few] { $count } ساعات من الإرسال
        [many] { $count } ساعة من الإرسال
       *[other] { $count } ساعة من الإرسال
    }
validity-day = نهاية يوم الإرسال
validity-event = نهاية المنتدى
validity-end-of = نهاية { $day }
announcement-groups-more =
    { $count ->
        [zero] لا مجموعات أخرى
        [one] مجموعة أو قناة أخرى
        [two] مجموعتان أو قناتان أخريان
        [few] { $count } مجموعات وقنوات أخرى
        [many] { $count } مجموعة وقناة أخرى
       *[other] { $count } مجموعة وقناة أخرى
    }

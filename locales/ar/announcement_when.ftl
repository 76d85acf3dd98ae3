# موعد الإعلان
moment-choose-now = فور التأكيد
moment-choose-time = في وقت محدد
moment-choose-session = مع البرنامج
moment-choose-validity = مدة الصلاحية
moment-which-session = مع أي جلسة؟
moment-no-session = لا توجد جلسة قادمة في البرنامج.
moment-which-edge = متى يُرسل بالنسبة إلى «{ $session }»؟
moment-edge-at-start = عند البداية
moment-edge-at-end = عند النهاية
moment-edge-before-start =
    { $minutes ->
        [zero] عند البداية
        [one] قبل البداية بدقيقة
        [two] قبل البداية بدقيقتين
        [few] قبل البداية بـ{ $minutes } دقائق
        [many] قبل البداية بـ{ $minutes } دقيقة
       *[other] قبل البداية بـ{ $minutes } دقيقة
    }
moment-edge-before-end =
    { $minutes ->
        [zero] عند النهاية
        [one] قبل النهاية بدقيقة
        [two] قبل النهاية بدقيقتين
        [few] قبل النهاية بـ{ $minutes } دقائق
        [many] قبل النهاية بـ{ $minutes } دقيقة
       *[other] قبل النهاية بـ{ $minutes } دقيقة
    }
moment-edge-after-end =
    { $minutes ->
        [zero] عند النهاية
        [one] بعد النهاية بدقيقة
        [two] بعد النهاية بدقيقتين
        [few] بعد النهاية بـ{ $minutes } دقائق
        [many] بعد النهاية بـ{ $minutes } دقيقة
       *[other] بعد النهاية بـ{ $minutes } دقيقة
    }
announcement-time-at =
    متى يُرسل الإعلان؟ يُرجى كتابة الوقت مثل 14:30، أو اليوم والشهر والوقت مثل 17/12 08:00.

    الوقت بتوقيت المنتدى.
error-time-not-understood = لم يُفهم الوقت. يُرجى كتابته مثل 14:30، أو مع اليوم والشهر مثل 17/12 08:00.
error-moment-has-passed = مضى هذا الوقت. يُرجى اختيار وقت لاحق.
error-session-is-off = لم تعد هذه الجلسة قائمة في البرنامج. يُرجى اختيار موعد آخر.

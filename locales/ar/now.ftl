# الآن وما يليه
command-now = ما يجري الآن وما يليه
now-open = الآن
now-clock = <b>الساعة الآن { $time }</b>، { $day }
now-on = <b>يجري الآن</b>
now-line = • { $title }، حتى { $end }
now-line-room = • { $title } — { $room }، حتى { $end }
now-nothing = لا توجد جلسة في هذه اللحظة.
now-next = <b>التالي بعد { $in }</b>، عند الساعة { $start }
now-then = <b>ثم عند الساعة { $start }</b>
now-next-day = <b>لا جلسات أخرى اليوم.</b> تُستأنف { $day } عند الساعة { $start }:
now-before =
    { $days ->
        [zero] <b>يبدأ البرنامج اليوم</b>، { $day }، عند الساعة { $start }:
        [one] <b>يبدأ البرنامج غداً</b>، { $day }، عند الساعة { $start }:
        [two] <b>يبدأ البرنامج بعد يومين</b>، { $day }، عند الساعة { $start }:
        [few] <b>يبدأ البرنامج بعد { $days } أيام</b>، { $day }، عند الساعة { $start }:
        [many] <b>يبدأ البرنامج بعد { $days } يوماً</b>، { $day }، عند الساعة { $start }:
       *[other] <b>يبدأ البرنامج بعد { $days } يوم</b>، { $day }، عند الساعة { $start }:
    }
now-over = <b>انتهت جلسات البرنامج.</b> شكراً على المشاركة. يبقى البرنامج متاحاً للاطلاع.
now-last = هذه آخر جلسات البرنامج.
now-refresh = تحديث
toast-now = حُدّثت الشاشة: الساعة { $time }
duration-minutes =
    { $minutes ->
        [zero] لحظات
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }
duration-hours =
    { $hours ->
        [zero] أقل من ساعة
        [one] ساعة واحدة
        [two] ساعتين
        [few] { $hours } ساعات
        [many] { $hours } ساعة
       *[other] { $hours } ساعة
    }
duration-both = { $hours } و{ $minutes }

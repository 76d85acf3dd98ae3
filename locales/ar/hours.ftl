# أوقات التنبيهات
hours-open = ⏰ أوقات التنبيهات
hours-title = <b>أوقات التنبيهات</b>
    عند الضغط على زر تُختار القيمة التالية.
hours-reminder_minutes = تذكير قبل الجلسة: { $value }
hours-morning_hour = برنامج الصباح: { $value }
hours-feedback_grace_minutes = التقييم بعد النهاية: { $value }
hours-quiet_minutes = الإبلاغ بعد النشر: { $value }
hours-night = 🌙 ساعات الهدوء: { $hours }
hours-night-words = من { $start } إلى { $end }
hours-night-none = دون
toast-hours = حُفظ

# برنامج من أدوات المؤتمرات (schedule.json)
column-schedule-no-room = غير محدد
fault-schedule-json = الملف ليس JSON سليماً. يُرجى تصديره من جديد من أداة المؤتمرات.
fault-schedule-shape = ليس في الملف برنامج بصيغة schedule.json، وهي قائمة أيام (days) داخل conference.
fault-schedule-empty = ليس في الملف أي جلسة.
fault-schedule-rooms = لكل يوم قائمة قاعات (rooms)، وهي غير موجودة هنا.
fault-schedule-list = يجب أن تكون جلسات القاعة قائمة.
fault-schedule-session = هذه ليست جلسة.
fault-schedule-text = يجب أن تكون القيمة نصاً.
fault-schedule-moment = «{ $value }» ليس تاريخاً ووقتاً. مثال: 2025-12-16T09:00:00+02:00
fault-schedule-duration = «{ $value }» ليست مدة. مثال: 01:30
fault-schedule-code = الرمز «{ $value }» مستخدم لأكثر من جلسة.
warning-schedule-zone = المنطقة الزمنية «{ $value }» غير معروفة، فاستُعملت منطقة المنتدى.
warning-schedule-type = النوع «{ $value }» ليس من أنواع الجلسات، فاستُوردت جلساته ورش عمل.
warning-schedule-track = «{ $value }» ليس من مجالات التركيز، فاستُوردت جلساته دون مجال.
warning-schedule-cut = في النص { $length } حرفاً والحد { $limit }، فاختُصر.

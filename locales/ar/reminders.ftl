# التنبيهات التلقائية
reminders-open = 🔔 التنبيهات
reminders-title =
    <b>التنبيهات التلقائية</b>
    يمكن إيقاف كل نوع منها وإعادته. أما الإعلانات وتغييرات البرنامج فتصل دائماً.
reminders-morning = برنامج الصباح
reminders-reminder = تذكير قبل الجلسات
reminders-feedback = طلب التقييم
reminders-on = ✓ { $kind }
reminders-off = ✗ { $kind }
toast-muted = أُوقف هذا التنبيه
toast-unmuted = أُعيد هذا التنبيه

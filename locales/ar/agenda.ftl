# جدولي
command-agenda = جدولي والجلسات المختارة
toast-seat-taken = أُضيفت إلى جدولي
toast-seat-waiting = في قائمة الانتظار، الترتيب: { $place }
toast-seat-given-up = حُذفت من جدولي
toast-calendar = يُعدّ ملف التقويم
error-not-to-be-chosen = لا يمكن إضافة هذه الجلسة إلى الجدول: أُلغيت أو انتهت، أو هي استراحة.
error-sessions-clash = في الجدول جلسة أخرى في الوقت نفسه. يُرجى اختيار إحداهما.

# إرسال الإعلان
announcement-topic = الإعلانات
toast-announcement-counted = هذه آخر الأرقام.
toast-announcement-sending = الإرسال جارٍ.
toast-announcement-paused = أُوقف الإرسال مؤقتاً.
toast-announcement-cancelled = أُوقف الإرسال.
toast-announcement-sent = اكتمل الإرسال قبل الإيقاف.
toast-announcement-scheduled = الإعلان مجدول.
error-nobody-to-reach = لا يوجد مشارك مسجَّل يمكن مراسلته بهذه الشروط، ولذلك لم يُرسل الإعلان.

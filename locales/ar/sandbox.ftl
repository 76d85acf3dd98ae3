# صفحة المحادثة المحلية: الأشخاص والساعة
sandbox-newcomer = وكيل بلدية جديد
sandbox-newcomer-note = لم يستعمل البوت بعد
sandbox-deputy = وكيل بلدية
sandbox-deputy-note = مسجَّل في المنتدى
sandbox-organizer = منظِّم
sandbox-organizer-note = من اللجنة المنظِّمة
sandbox-secretariat = أمانة المنتدى
sandbox-secretariat-note = تصدير الملفات
sandbox-owner = مالك
sandbox-owner-note = كل الصلاحيات
sandbox-mark-before = قبل { $code } بعشر دقائق
sandbox-mark-end = نهاية { $code }
sandbox-mark-feedback = طلب تقييم { $code }
sandbox-bot = بوت المنتدى

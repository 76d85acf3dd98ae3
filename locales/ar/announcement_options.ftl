# خيارات الإعلان
announcement-options-title = <b>خيارات الإعلان</b>
announcement-english = النسخة الإنجليزية
announcement-buttons = الأزرار
announcement-english-none = لا توجد نسخة إنجليزية، فيصل الإعلان إلى الجميع كما هو.
announcement-english-there = توجد نسخة إنجليزية تصل إلى من اختار اللغة الإنجليزية.
announcement-english-write = كتابة النسخة الإنجليزية
announcement-english-again = كتابتها من جديد
announcement-english-drop = حذف النسخة الإنجليزية
announcement-buttons-none = لا توجد أزرار أسفل الإعلان.
announcement-buttons-some = الأزرار أسفل الإعلان:
announcement-buttons-one = • { $label }
announcement-buttons-drop = حذف الأزرار
announcement-button-session = زر إلى جلسة
announcement-button-feedback = زر إلى تقييم جلسة
announcement-button-link = زر إلى رابط
announcement-button-which = إلى أي جلسة؟
announcement-link-label = ما اسم الزر؟ تكفي كلمة إلى ثلاث كلمات.
announcement-link-url = يُرجى إرسال الرابط، مثل https://example.org
error-address-not-usable = هذا ليس رابطاً يمكن فتحه. يُرجى إرسال رابط يبدأ بـ https://
error-too-many-buttons =
    { $most ->
        [zero] لا يتسع الإعلان لأزرار أخرى.
        [one] لا يتسع الإعلان لأكثر من زر.
        [two] لا يتسع الإعلان لأكثر من زرين.
        [few] لا يتسع الإعلان لأكثر من { $most } أزرار.
        [many] لا يتسع الإعلان لأكثر من { $most } زراً.
       *[other] لا يتسع الإعلان لأكثر من { $most } زر.
    }

# الإعلانات: يكتبها المنظِّمون وتصل إلى المشاركين
announcement-english-text = يُرجى إرسال النسخة الإنجليزية من الإعلان: نص أو صورة أو ملف، وتصل إلى من اختار اللغة الإنجليزية.
toast-announcement-sent-before = بدأ إرسال هذا الإعلان من قبل.
toast-announcement-rule-one = يُرسل الإعلان بموافقة كاتبه وحده.
toast-announcement-rule-two = لا يُرسل إعلان إلا بموافقة منظِّم آخر.
toast-announcement-preview = هذه معاينة. يُسجَّل الاستلام لدى من يصله الإعلان.

# ملفات الجلسات
documents-title = <b>ملفات «{ $title }»</b>
documents-none = <b>ملفات «{ $title }»</b>
    لا توجد ملفات لهذه الجلسة بعد.
documents-edit =
    { $count ->
        [zero] <b>ملفات «{ $title }»</b>: لا توجد ملفات بعد.
        [one] <b>ملفات «{ $title }»</b>: ملف واحد.
        [two] <b>ملفات «{ $title }»</b>: ملفان.
        [few] <b>ملفات «{ $title }»</b>: { $count } ملفات.
        [many] <b>ملفات «{ $title }»</b>: { $count } ملفاً.
       *[other] <b>ملفات «{ $title }»</b>: { $count } ملف.
    }
    لإضافة ملف أو صورة، يُرجى إرسالها هنا.
documents-added = <b>أُضيف الملف.</b>
documents-known = <b>هذا الملف مضاف من قبل.</b>
documents-removed = <b>حُذف الملف:</b> { $name }
documents-remove = 🗑 حذف: { $name }
documents-done = تم
documents-session = بطاقة الجلسة
documents-document = ملف
documents-photo = صورة
documents-voice = رسالة صوتية
documents-file =
    يُرجى إرسال الملف أو الصورة هنا.
documents-file-label = الملف
documents-preview = <b>ملفات الجلسة</b>
toast-document-sent = أُرسل الملف
error-send-the-file = المطلوب هنا ملف أو صورة. يُرجى إرسال الملف، أو الضغط على «إلغاء».
error-too-many-documents = في هذه الجلسة { $most } ملفات، وهو الحد الأعلى. يُرجى حذف ملف قبل إضافة آخر.

# النماذج: سؤال بعد سؤال
form-progress = <i>الخطوة { $number } من { $total }</i>
form-back = رجوع
form-previous = السابق
form-next = التالي
form-skip = تخطي
form-cancel = إلغاء
form-send = إرسال
form-edit = تعديل
form-edit-which = أي إجابة تريد تعديلها؟
form-empty = —
form-pick = هل المقصود أحد هذه الخيارات؟ يُرجى الاختيار أو إعادة الكتابة.
form-noted = تم حفظ الرقم.
form-contact = يمكن مشاركة الرقم بالزر أسفل الشاشة، أو كتابته.
form-contact-button = مشاركة رقم هاتفي
form-left = حُفظت الإجابات كمسودة، ويمكن المتابعة في أي وقت.
form-resume = لديك مسودة لم تُستكمل. هل تريد متابعتها؟
form-continue = متابعة
form-delete = حذف المسودة
form-deleted = حُذفت المسودة.
error-empty-answer = لم تصل إجابة. يُرجى كتابتها في رسالة.
error-answer-too-long =
    { $most ->
        [zero] الإجابة أطول من المسموح.
        [one] الحد الأقصى حرف واحد.
        [two] الحد الأقصى حرفان.
        [few] الحد الأقصى { NUMBER($most, useGrouping: 0) } أحرف، وفي الإجابة { NUMBER($length, useGrouping: 0) }. يُرجى اختصارها وإعادة إرسالها.
        [many] الحد الأقصى { NUMBER($most, useGrouping: 0) } حرفاً، وفي الإجابة { NUMBER($length, useGrouping: 0) }. يُرجى اختصارها وإعادة إرسالها.
       *[other] الحد الأقصى { NUMBER($most, useGrouping: 0) } حرف، وفي الإجابة { NUMBER($length, useGrouping: 0) }. يُرجى اختصارها وإعادة إرسالها.
    }
error-choose-a-button = يُجاب عن هذا السؤال بأحد الأزرار أسفله.
error-not-your-contact = هذه بطاقة شخص آخر. يُرجى مشاركة رقمك بالزر أسفل الشاشة، أو كتابته.
error-out-of-date = تغيّرت هذه الشاشة، وهذه أحدث نسخة منها.
error-not-allowed = هذا الإجراء غير متاح لك.
error-not-found = لم يُعثر على المطلوب، وقد يكون حُذف أو تغيّر.
error-not-registered = هذه الخدمة للمشاركين المسجَّلين. يُرجى التسجيل أولاً.

# النماذج: سؤال بعد سؤال
form-progress = الخطوة { $number } من { $total }
form-back = رجوع
form-previous = السابق
form-next = التالي
form-skip = تخطي
form-cancel = إلغاء
form-send = إرسال
form-edit = تعديل
form-edit-which = ما الإجابة المطلوب تعديلها؟
form-empty = —
form-review = العودة إلى المراجعة
form-keep = المتابعة دون تغيير
form-answer-now = الإجابة الحالية:
form-pick = هل المقصود أحد هذه الخيارات؟ يُرجى الاختيار أو إعادة الكتابة.
form-noted = حُفظ الرقم.
form-contact = زر مشاركة الرقم أسفل الشاشة.
form-contact-button = مشاركة رقم هاتفي
form-keys-hidden = أُخفي زر مشاركة الرقم.
form-left = حُفظت الإجابات كمسودة، ويمكن متابعتها في أي وقت من القائمة الرئيسية.
form-nothing-left = لم تُسجَّل أي إجابة، فلم يُحفظ شيء.
form-resume = لديك مسودة لم تُستكمل. يمكن متابعتها أو حذفها.
form-continue = متابعة
form-delete = حذف المسودة
form-delete-sure = تُحذف المسودة بكل إجاباتها، ولا يمكن استعادتها بعد ذلك.
form-delete-yes = تأكيد الحذف
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
error-choose-a-button = يُجاب عن هذا السؤال بأحد الأزرار أدناه.
error-not-your-contact = هذه بطاقة شخص آخر. يُرجى مشاركة رقمك بالزر أسفل الشاشة، أو كتابته.
toast-out-of-date = تغيّرت هذه الشاشة، وهذه أحدث نسخة منها.
toast-done-before = سبق تنفيذ هذا الطلب.
error-out-of-date = انتهت صلاحية هذه الشاشة. يُرجى المتابعة من القائمة الرئيسية.
error-not-allowed = هذا الإجراء غير متاح لك.
error-not-found = لم يُعثر على المطلوب، وقد يكون حُذف أو تغيّر.
error-not-registered = هذه الخدمة للمشاركين المسجَّلين. يُرجى التسجيل أولاً.

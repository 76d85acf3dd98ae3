# حسابي: البيانات وتعديلها والمسودات
command-me = حسابي وبياناتي
me-title = <b>حسابي</b>
me-name = الاسم: { $name }
me-municipality = البلدية: { $municipality }
me-position = الصفة الوظيفية: { $position }
me-phone = رقم الهاتف: { $phone }
me-registered = تاريخ التسجيل: { $day }، الساعة { $time }
me-edit = ✏️ تعديل بياناتي
me-drafts = المسودات
me-edit-which = ما المطلوب تعديله؟
me-saved = ✅ حُفظ التعديل.
me-same = لم يتغير شيء.
me-unknown = هذا الحساب غير مسجَّل في المنتدى بعد. يُحفظ عنه رقمه واسمه لدى تيليجرام ولغة المحادثة، وما كُتب في المسودات إن وُجدت.
me-away = لا مشاركة حالية في المنتدى بهذا الحساب، والبيانات ما زالت محفوظة. يمكن العودة بالتسجيل، أو حذف البيانات من «إشعار الخصوصية».
me-expects = <b>ما ينتظر منك</b>
me-expects-nothing = لا شيء مطلوب منك الآن.
me-expects-feedback =
    { $count ->
        [zero] • لا جلسات للتقييم
        [one] • تقييم جلسة واحدة
        [two] • تقييم جلستين
        [few] • تقييم { $count } جلسات
        [many] • تقييم { $count } جلسة
       *[other] • تقييم { $count } جلسة
    }
me-expects-drafts =
    { $count ->
        [zero] • لا مسودات
        [one] • إكمال مسودة واحدة
        [two] • إكمال مسودتين
        [few] • إكمال { $count } مسودات
        [many] • إكمال { $count } مسودة
       *[other] • إكمال { $count } مسودة
    }
me-recommendations = <b>توصياتي</b>
me-recommendation-state = • { $state }: { $count }

details-name = { registration-name }
details-name-label = { registration-name-label }
details-municipality = { registration-municipality }
details-municipality-label = { registration-municipality-label }
details-municipality_other = { registration-municipality_other }
details-position = { registration-position }
details-position-label = { registration-position-label }
details-phone = { registration-phone }
details-phone-label = { registration-phone-label }

drafts-title =
    { $count ->
        [zero] لا توجد مسودات.
        [one] لديك مسودة واحدة لم تُستكمل.
        [two] لديك مسودتان لم تُستكملا.
        [few] لديك { $count } مسودات لم تُستكمل.
        [many] لديك { $count } مسودة لم تُستكمل.
       *[other] لديك { $count } مسودة لم تُستكمل.
    }
draft-registration = التسجيل
draft-details = تعديل البيانات
draft-recommendation = توصية
draft-rewording = تعديل توصية
draft-restating = صياغة مقترحة لتوصية
draft-feedback = تعليق على جلسة
draft-announcement = إعلان
draft-other = مسودة

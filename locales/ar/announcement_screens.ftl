# شاشات كتابة الإعلان
announcement-text =
    يُرجى إرسال الإعلان: نص، أو صورة، أو ألبوم، أو ملف، أو مقطع صوتي أو مرئي، أو موقع، أو استطلاع.

    يُحفظ تنسيق النص كما كُتب، وتظهر معاينة قبل الإرسال.
announcement-draft = <b>معاينة الإعلان</b>: يصل إلى المستلمين كما يظهر أعلاه.
announcement-recipients =
    { $count ->
        [zero] المستلمون: لا يوجد مشارك يمكن مراسلته بهذه الشروط.
        [one] المستلمون: مشارك واحد.
        [two] المستلمون: مشاركان.
        [few] المستلمون: { $count } مشاركين.
        [many] المستلمون: { $count } مشاركاً.
       *[other] المستلمون: { $count } مشارك.
    }
announcement-unreachable =
    { $count ->
        [zero] يمكن الوصول إليهم جميعاً.
        [one] منهم واحد يتعذّر الوصول إليه حالياً.
        [two] منهم اثنان يتعذّر الوصول إليهما حالياً.
        [few] منهم { $count } يتعذّر الوصول إليهم حالياً.
        [many] منهم { $count } يتعذّر الوصول إليهم حالياً.
       *[other] منهم { $count } يتعذّر الوصول إليهم حالياً.
    }
announcement-audience = الفئة: { $audience }
announcement-groups = المجموعات والقنوات: { $groups }
announcement-when = الموعد: { $when }
announcement-validity = يصل إلى من ينضم لاحقاً حتى: { $until }
announcement-settled = الخيارات: { $options }
announcement-option-acknowledge = زر «وصلني»
announcement-option-silent = دون صوت
announcement-option-protected = منع النسخ والتحويل
announcement-option-pinned = تثبيت في المجموعات
announcement-has-english = نسخة إنجليزية
announcement-has-buttons =
    { $count ->
        [zero] دون أزرار
        [one] زر واحد
        [two] زران
        [few] { $count } أزرار
        [many] { $count } زراً
       *[other] { $count } زر
    }
announcement-send = إرسال
announcement-schedule = جدولة الإرسال
announcement-approval = طلب الموافقة
announcement-whom = المستلمون
announcement-moment = الموعد
announcement-edit = تعديل النص
announcement-options = الخيارات
announcement-cancel = إلغاء
announcement-continue = متابعة
announcement-delete = حذف المسودة
announcement-new = إعلان جديد
announcement-earlier = المسودات والإعلانات السابقة
announcement-rule-one = اشتراط موافقة منظِّم آخر
announcement-rule-two = الاكتفاء بموافقة الكاتب
announcement-ask-validity = إلى متى يفيد هذا الإعلان من ينضم لاحقاً؟
announcement-valid-none = للمستلمين الحاليين فقط
announcement-valid-hours-2 = ساعتان
announcement-valid-day = حتى نهاية اليوم
announcement-valid-event = حتى نهاية المنتدى
announcement-sure =
    { $count ->
        [zero] لا يصل الإعلان إلى أحد.
        [one] يصل الإعلان إلى مستلم واحد. هل المطلوب إرساله؟
        [two] يصل الإعلان إلى مستلمين اثنين. هل المطلوب إرساله؟
        [few] يصل الإعلان إلى { $count } مستلمين. هل المطلوب إرساله إليهم جميعاً؟
        [many] يصل الإعلان إلى { $count } مستلماً. هل المطلوب إرساله إليهم جميعاً؟
       *[other] يصل الإعلان إلى { $count } مستلم. هل المطلوب إرساله إليهم جميعاً؟
    }
announcement-sure-yes = تأكيد الإرسال إلى { $count }
announcement-asked =
    { $count ->
        [zero] لا يوجد من يوافق على الإعلان { $number }.
        [one] أُرسل الإعلان { $number } إلى منظِّم آخر للموافقة عليه، ويُرسل فور الموافقة.
        [two] أُرسل الإعلان { $number } إلى منظِّمَين آخرَين، ويُرسل فور موافقة أحدهما.
        [few] أُرسل الإعلان { $number } إلى { $count } منظِّمين، ويُرسل فور موافقة أحدهم.
        [many] أُرسل الإعلان { $number } إلى { $count } منظِّماً، ويُرسل فور موافقة أحدهم.
       *[other] أُرسل الإعلان { $number } إلى { $count } منظِّم، ويُرسل فور موافقة أحدهم.
    }
announcement-back-to-draft = العودة إلى المسودة
announcement-approve-title = <b>إعلان بانتظار الموافقة</b>، كما يظهر أعلاه. الكاتب: { $author }
announcement-approve = الموافقة على الإرسال
announcement-refuse = إعادة إلى الكاتب
announcement-approved = سُجّلت الموافقة على الإعلان { $number }.
announcement-refused = أُعيد الإعلان { $number } إلى كاتبه، ولم يُرسل.
announcement-returned = أعاد { $by } الإعلان { $number }، ولم يُرسل. يمكن تعديله وطلب الموافقة من جديد.
announcement-came-back = عاد الإعلان { $number } كمسودة، ولم يُرسل: { $reason }
announcement-left = حُفظ الإعلان كمسودة، ويمكن متابعته في أي وقت.
announcement-nothing = لم يُكتب أي إعلان.
announcement-deleted = حُذفت مسودة الإعلان.
announcement-unscheduled = أُلغيت جدولة الإعلان، وهو الآن مسودة.
announcement-unseen = تعذّر عرض الإعلان على تيليجرام، ولا يمكن إرساله هكذا. يُرجى تعديله أو إرساله من جديد.
announcement-unseen-file = تعذّر عرض الملف رقم { $number } من الألبوم، فلم يظهر الألبوم ولا يمكن إرساله هكذا. يُرجى إرسال الملفات من جديد.
announcement-lost-answer = ملاحظة: يُرسل الاختبار استطلاعاً عادياً، لأن تيليجرام لا يذكر الإجابة الصحيحة لاختبار محوَّل. إنشاؤه في هذه المحادثة يُبقيه اختباراً.
announcement-lost-time = ملاحظة: لا تُنقل مدة الاستطلاع، ويبقى مفتوحاً.

# مكتب التوصيات: دراسة التوصيات والرد عليها
command-review = دراسة التوصيات والرد عليها
staff-review = 🗂 مكتب التوصيات
desk-title = 🗂 <b>مكتب التوصيات</b>
desk-home = مكتب التوصيات
desk-open = فتح على المكتب
desk-undecided =
    { $count ->
        [zero] لا توجد توصيات تنتظر القرار.
        [one] توصية واحدة تنتظر القرار.
        [two] توصيتان تنتظران القرار.
        [few] { $count } توصيات تنتظر القرار.
        [many] { $count } توصية تنتظر القرار.
       *[other] { $count } توصية تنتظر القرار.
    }
desk-oldest = أقدمها منذ { $age }.
desk-days =
    { $days ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يوماً
       *[other] { $days } يوم
    }
desk-first = ▶️ الأقدم انتظاراً · { $count }
desk-scope = { $scope } · { $count }
desk-scope-undecided = بلا قرار
desk-scope-asked = بانتظار إيضاح
desk-scope-mine = لديّ
desk-scope-ready = للنشر
desk-scope-published = منشورة
desk-scope-all = الكل
desk-filters = تصفية
desk-filters-title = <b>التصفية</b>: يُرجى اختيار ما تُعرض التوصيات بحسبه.
desk-filters-none = لا توجد توصيات بعد، فلا شيء للتصفية.
desk-by-workshop = حسب الورشة · { $count }
desk-by-focus_area = حسب مجال التركيز · { $count }
desk-by-region = حسب المنطقة · { $count }
desk-by-tag = حسب الوسم · { $count }
desk-filter-workshop = <b>حسب الورشة</b>: عدد التوصيات بلا قرار من مجموعها.
desk-filter-focus_area = <b>حسب مجال التركيز</b>: عدد التوصيات بلا قرار من مجموعها.
desk-filter-region = <b>حسب المنطقة</b>: عدد التوصيات بلا قرار من مجموعها.
desk-filter-tag = <b>حسب الوسم</b>: عدد التوصيات بلا قرار من مجموعها.
desk-value = { $name } · { $undecided } من { $total }
desk-region-none = منطقة غير محددة
desk-list-title = <b>{ $scope }</b> · { $count }
desk-list-of = { $name }
desk-list-none = لا توجد توصيات هنا.
desk-list = الفهرس
desk-line = • الرقم { $reference }: { $title } (منذ { $age })
desk-line-supporters =
    { $count ->
        [zero] {" "}· بلا تأييد
        [one] {" "}· تأييد واحد
        [two] {" "}· تأييدان
        [few] {" "}· { $count } تأييدات
        [many] {" "}· { $count } تأييداً
       *[other] {" "}· { $count } تأييد
    }
desk-line-held = {" "}· 🔒 { $name }
desk-line-short = • الرقم { $reference }: { $title }
desk-and-more =
    { $count ->
        [zero] ولا شيء غيرها.
        [one] وتوصية أخرى.
        [two] وتوصيتان أخريان.
        [few] و{ $count } توصيات أخرى.
        [many] و{ $count } توصية أخرى.
       *[other] و{ $count } توصية أخرى.
    }

desk-card = 🗂 <b>التوصية رقم { $reference }</b>
desk-place = {" "}({ $place } من { $among })
desk-state = الحالة: <b>{ $state }</b>، في السجل منذ { $age }
desk-held = 🔒 لدى { $name } حتى { $until }
desk-mine = 🔒 لديك حتى { $until }
desk-author = المقدِّم: { $name }، { $municipality }
desk-author-meeting = المقدِّم: الجلسة نفسها، سجّلها المقرر
desk-author-gone = المقدِّم: غادر المنتدى
desk-in-meeting = ضمّتها الجلسة إلى توصياتها
desk-supporters =
    { $count ->
        [zero] لا مؤيدين لها بعد
        [one] مؤيد واحد
        [two] مؤيدان
        [few] { $count } مؤيدين
        [many] { $count } مؤيداً
       *[other] { $count } مؤيد
    }
desk-frame = الإطار الزمني: { $frame }، الأولوية: { $priority }
desk-where = الجلسة: { $session }، المجال: { $area }
desk-hidden = 🚫 محجوبة عن المشاركين
desk-merged-into = أُدمجت في التوصية { $reference }
desk-merged-here = أُدمجت فيها: { $references }
desk-files =
    { $count ->
        [zero] 📎 بلا مرفقات
        [one] 📎 مرفق واحد
        [two] 📎 مرفقان
        [few] 📎 { $count } مرفقات
        [many] 📎 { $count } مرفقاً
       *[other] 📎 { $count } مرفق
    }
desk-public = 👁 بطاقة المشاركين ومرفقاتها
desk-tags = الوسوم: { $names }
desk-question = ❓ سؤال الأمانة:
desk-explanation = 💬 إيضاح صاحب التوصية:
desk-because = السبب: { $reason }
desk-referred-to = الجهة المحال إليها: { $body }
desk-answer-internal = ✍️ الرد (داخلي، لم يُنشر بعد):
desk-answer-published = 📬 الرد المنشور:
desk-changed = تغيّرت هذه التوصية، وهذه أحدث نسخة منها. لم يُنفَّذ الإجراء.
desk-typed = النص المكتوب، للنسخ عند الحاجة:

desk-accept = ✅ قبول
desk-reject = ✖️ عدم قبول
desk-amend = قبول بتعديل
desk-refer = إحالة
desk-ask = طلب إيضاح
desk-defer = تأجيل
desk-take = 🔒 تولّي الدراسة
desk-release = 🔓 إتاحتها لغيري
desk-reopen = إعادة الدراسة
desk-answer-edit = تعديل الرد
desk-preview-open = معاينة الرد ونشره
desk-publish = 📬 نشر
desk-before = السابق
desk-after = التالي
desk-more = المزيد
desk-full = النص كاملاً
desk-undo = ↩️ تراجع: { $reference }
desk-undo-all = ↩️ تراجع عن النشر
desk-undone = ↩️ عادت التوصية { $reference } إلى ما كانت عليه.
desk-undone-many =
    { $count ->
        [zero] ↩️ لم يتغيّر شيء.
        [one] ↩️ عادت توصية واحدة إلى ما كانت عليه.
        [two] ↩️ عادت توصيتان إلى ما كانتا عليه.
        [few] ↩️ عادت { $count } توصيات إلى ما كانت عليه.
        [many] ↩️ عادت { $count } توصية إلى ما كانت عليه.
       *[other] ↩️ عادت { $count } توصية إلى ما كانت عليه.
    }
desk-did-accepted = ✅ قُبلت التوصية { $reference }.
desk-did-accepted_modified = ✅ قُبلت التوصية { $reference } بصياغة معدّلة.
desk-did-referred = ↪️ أُحيلت التوصية { $reference }.
desk-did-deferred = ⏸ أُجّلت التوصية { $reference }.
desk-did-rejected = ✖️ لم تُقبل التوصية { $reference }.
desk-did-asked = ❓ يصل السؤال بشأن { $reference } بعد دقيقة.
desk-did-answered = ✍️ حُفظ الرد على { $reference }، وهو داخلي حتى يُنشر.
desk-did-published = 📬 نُشر الرد على { $reference }، ويُبلَّغ أصحابها بعد دقيقة.
desk-did-reopened = أُعيدت دراسة التوصية { $reference }.
desk-did-taken = 🔒 التوصية { $reference } لديك الآن.
desk-did-released = 🔓 أُتيحت التوصية { $reference } لغيرك.
desk-did-merged = 🔗 أُدمجت التوصية { $reference }، ويُسأل مؤيدوها بعد دقيقة.
toast-desk-no-other = لا توجد توصية أخرى هنا.

desk-reason-ask = ما سبب عدم القبول؟ يُضاف نص الرد المعتاد للسبب، ويمكن تعديله قبل النشر.
desk-reason-duplicate = مكررة
desk-reason-outside_competence = خارج الاختصاص
desk-reason-unclear = غير واضحة
desk-reason-already_done = منفَّذة بالفعل
desk-reason-operational = شأن تشغيلي
desk-reason-individual = حالة فردية
desk-reason-local = شأن محلي
desk-reason-offensive = غير لائقة
desk-reason-not_adopted = لم تعتمدها الجلسة الختامية
desk-standard-accepted = قُبلت هذه التوصية، وتُدرج ضمن توصيات المنتدى للمتابعة.
desk-standard-accepted_modified =
    قُبلت هذه التوصية بالصياغة الآتية:
    { $words }
desk-standard-referred = أُحيلت هذه التوصية إلى { $body } للدراسة وإبداء الرأي.
desk-standard-deferred = أُجّل البت في هذه التوصية لمزيد من الدراسة.
desk-standard-rejected-duplicate = لم تُقبل هذه التوصية لأن توصية أخرى مسجَّلة تتضمن مضمونها.
desk-standard-rejected-outside_competence = لم تُقبل هذه التوصية لأن موضوعها خارج اختصاص الوزارة.
desk-standard-rejected-unclear = لم تُقبل هذه التوصية لأنها لا تحدد إجراءً واضحاً قابلاً للتنفيذ.
desk-standard-rejected-already_done = لم تُقبل هذه التوصية لأن ما تطلبه منفَّذ بالفعل.
desk-standard-rejected-operational = لم تُقبل هذه التوصية لأنها شأن تشغيلي يُعالج ضمن العمل المعتاد.
desk-standard-rejected-individual = لم تُقبل هذه التوصية لأنها تتعلق بحالة فردية.
desk-standard-rejected-local = لم تُقبل هذه التوصية لأنها تخص بلدية بعينها وتُعالج معها مباشرة.
desk-standard-rejected-offensive = لم تُقبل هذه التوصية لأن صياغتها تتضمن ما لا يليق.

desk-ask-words = <b>ما السؤال إلى صاحب التوصية؟</b> يصله بعد دقيقة، ويعود جوابه إلى هذه البطاقة.
desk-refer-body = <b>ما الجهة المحال إليها؟</b> تُختار من الأزرار أو تُكتب.
desk-amend-words = <b>ما الصياغة المعدّلة؟</b> تُنشر في الرد، ويبقى النص الأصلي محفوظاً.
desk-answer-words = <b>ما نص الرد؟</b> يبقى داخلياً حتى يُنشر.
desk-tag-name = <b>ما الوسم الجديد؟</b> كلمة أو كلمتان.
desk-other-reference = <b>ما رقم التوصية الأخرى؟</b> مثال: W3-017
desk-explain-words = <b>يُرجى كتابة الإيضاح في رسالة واحدة.</b>
desk-form-about = الرقم { $reference }: { $title }
desk-nobody-to-ask = لا يمكن إرسال السؤال بشأن { $reference }: ليس لصاحبها محادثة مع البوت. يُرجى التواصل معه مباشرة.

desk-tags-open = 🏷 الوسوم
desk-tags-title = الوسوم: الضغط على الوسم يضيفه أو يزيله.
desk-tag-on = ✓ { $name }
desk-tag-new = وسم جديد
desk-journal = 🕘 السجل
desk-journal-title = <b>السجل</b>، الأحدث أولاً:
desk-event = • { $what }: { $who }، { $day } { $time }
desk-event-nobody = غير معروف
desk-event-submitted = تقديم
desk-event-recorded = تسجيل باسم الجلسة
desk-event-edited = تعديل من صاحبها
desk-event-reworded = تعديل الصياغة
desk-event-withdrawn = سحب
desk-event-first_support = أول تأييد
desk-event-hidden = حجب
desk-event-unhidden = إظهار
desk-event-joined = انضمام مشارك في التقديم
desk-event-left = ترك المشاركة في التقديم
desk-event-taken = تولّي الدراسة
desk-event-released = إتاحة للغير
desk-event-asked = طلب إيضاح
desk-event-explained = إيضاح
desk-event-accepted = قبول
desk-event-accepted_modified = قبول بصياغة معدّلة
desk-event-referred = إحالة
desk-event-deferred = تأجيل
desk-event-rejected = عدم قبول
desk-event-answered = تعديل الرد
desk-event-published = نشر الرد
desk-event-reopened = إعادة الدراسة
desk-event-merged = دمج
desk-event-undone = تراجع
desk-event-taken_in = ضم إلى توصيات الجلسة
desk-event-adopted = اعتماد في الجلسة الختامية
desk-event-adopted_amended = اعتماد بتعديل في الجلسة الختامية
desk-event-not_adopted = عدم اعتماد في الجلسة الختامية

desk-merge = 🔗 دمج مع توصية أخرى
desk-merge-ask = أي التوصيات الآتية مضمونها هو نفسه؟
desk-merge-none = لم يُعثر على توصية قريبة منها. يمكن كتابة رقم توصية أخرى.
desk-merge-other = كتابة رقم توصية أخرى
desk-survivor-ask = <b>أي التوصيتين تبقى؟</b> تُدمج الأخرى فيها، ويبقى نصها مقروءاً، ويُسأل مؤيدوها عن تأييد الباقية.
desk-survivor = تبقى { $reference }

desk-preview = <b>معاينة</b>: هكذا يصل الرد.
desk-publish-told =
    { $people ->
        [zero] لا أحد ليُبلَّغ به.
        [one] يُبلَّغ به شخص واحد: صاحب التوصية أو مؤيدها.
        [two] يُبلَّغ به شخصان: صاحب التوصية والمؤيدون.
        [few] يُبلَّغ به { $people } أشخاص: صاحب التوصية والمؤيدون.
        [many] يُبلَّغ به { $people } شخصاً: صاحب التوصية والمؤيدون.
       *[other] يُبلَّغ به { $people } شخص: صاحب التوصية والمؤيدون.
    }
desk-publish-all =
    { $count ->
        [zero] 📬 نشر الردود
        [one] 📬 نشر الرد الجاهز
        [two] 📬 نشر الردّين
        [few] 📬 نشر { $count } ردود
        [many] 📬 نشر { $count } رداً
       *[other] 📬 نشر { $count } رد
    }
desk-publish-all-sure =
    { $count ->
        [zero] <b>لا توجد ردود جاهزة للنشر.</b>
        [one] <b>نشر رد واحد جاهز</b>
        [two] <b>نشر ردّين جاهزين</b>
        [few] <b>نشر { $count } ردود جاهزة</b>
        [many] <b>نشر { $count } رداً جاهزاً</b>
       *[other] <b>نشر { $count } رد جاهز</b>
    }
desk-publish-all-yes =
    { $count ->
        [zero] تأكيد
        [one] تأكيد نشر الرد
        [two] تأكيد نشر الردّين
        [few] تأكيد نشر { $count } ردود
        [many] تأكيد نشر { $count } رداً
       *[other] تأكيد نشر { $count } رد
    }
desk-publishing = ⏳ جارٍ نشر الردود: { $done } من { $total }
desk-published-many =
    { $count ->
        [zero] لم يُنشر شيء.
        [one] 📬 نُشر رد واحد، ويُبلَّغ أصحابه بعد دقيقة.
        [two] 📬 نُشر ردّان، ويُبلَّغ أصحابهما بعد دقيقة.
        [few] 📬 نُشرت { $count } ردود، ويُبلَّغ أصحابها بعد دقيقة.
        [many] 📬 نُشر { $count } رداً، ويُبلَّغ أصحابها بعد دقيقة.
       *[other] 📬 نُشر { $count } رد، ويُبلَّغ أصحابها بعد دقيقة.
    }

desk-told = 📬 <b>صدر رد أمانة المنتدى على التوصية رقم { $reference }</b>
desk-told-state = القرار: <b>{ $state }</b>
desk-told-open = عرض التوصية
desk-told-several =
    { $count ->
        [zero] 📬 <b>لا توجد ردود جديدة.</b>
        [one] 📬 <b>صدر رد على توصية واحدة قدّمتها أو أيدتها.</b>
        [two] 📬 <b>صدر الرد على توصيتين قدّمتهما أو أيدتهما.</b>
        [few] 📬 <b>صدرت الردود على { $count } توصيات قدّمتها أو أيدتها.</b>
        [many] 📬 <b>صدرت الردود على { $count } توصية قدّمتها أو أيدتها.</b>
       *[other] 📬 <b>صدرت الردود على { $count } توصية قدّمتها أو أيدتها.</b>
    }
desk-told-line = • الرقم { $reference } (<b>{ $state }</b>): { $title }
desk-asked = ❓ <b>سؤال من أمانة المنتدى بشأن التوصية رقم { $reference }</b>
desk-asked-how = يُرجى الإجابة بالزر أدناه، وتصل الإجابة إلى الأمانة مع التوصية.
desk-explain = الإجابة عن السؤال
desk-explained = 💬 <b>ورد إيضاح على التوصية رقم { $reference }</b>
desk-explained-thanks = شكراً، وصل الإيضاح بشأن التوصية رقم { $reference } إلى أمانة المنتدى.
desk-merged = 🔗 <b>أُدمجت التوصية رقم { $old } في التوصية رقم { $reference }</b>
desk-merged-ask = هل تُؤيَّد التوصية { $reference }؟ لا يُنقل التأييد دون موافقة صاحبه.
desk-merged-yes = سُجّل التأييد للتوصية { $reference }.
desk-merged-no = لم يُسجَّل تأييد للتوصية { $reference }.
desk-merged-agree = نعم، أؤيدها
desk-merged-decline = لا
desk-merged-take-back = سحب التأييد
toast-merged-yes = سُجّل التأييد للتوصية { $reference }.
toast-merged-no = لم يُسجَّل تأييد للتوصية { $reference }.

desk-topic = { $title } · { $code }
desk-group-state = الحالة: <b>{ $state }</b>
desk-group-open = فتح في المحادثة الخاصة

error-move-refused = لا يتيح وضع التوصية { $reference } الحالي هذا الإجراء.
error-taken-by-another = التوصية { $reference } لدى زميل آخر في الأمانة الآن، وتُتاح حين يفرغ منها أو تنقضي مهلته.
error-undo-too-late = انقضت مهلة التراجع، وهي دقيقة واحدة، أو تغيّر وضع التوصية بعدها.
error-merge-impossible = لا يمكن الدمج: إحدى التوصيتين مسحوبة أو محجوبة أو مدمجة، أو هما التوصية نفسها ({ $reference }).
error-nothing-asked = لا يوجد سؤال ينتظر الإجابة بشأن هذه التوصية.
error-no-such-reference = لا توجد توصية بهذا الرقم. يُرجى كتابته كما يظهر على بطاقتها، مثل W3-017.

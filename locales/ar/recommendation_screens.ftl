# بطاقة التوصية
recommendations-author = مقدِّم التوصية: { $author }
recommendations-of = { $name }، { $municipality }
recommendations-left = مشارك غادر المنتدى
recommendations-co-authors = بالاشتراك مع: { $names }
recommendations-supporters =
    { $count ->
        [zero] لا تأييد بعد
        [one] تأييد واحد
        [two] تأييدان
        [few] { $count } تأييدات
        [many] { $count } تأييداً
       *[other] { $count } تأييد
    }
recommendations-supporters-open = المؤيدون ({ $count })
recommendations-supporters-title = <b>مؤيدو التوصية رقم { $reference }</b>
recommendations-supporter = • { $name }
recommendations-support = 👍 أؤيد هذه التوصية
recommendations-support-back = سحب التأييد
recommendations-share = مشاركة
recommendations-timeline = السجل الزمني
recommendations-report = الإبلاغ عنها
recommendations-more = المزيد
recommendations-more-title =
    <b>التوصية رقم { $reference }</b>
    { $title }
recommendations-invite = دعوة مشارك في التقديم
recommendations-leave = ترك المشاركة في التقديم
recommendations-list-back = رجوع إلى القائمة
recommendations-answer = <b>رد أمانة المنتدى</b>
recommendations-answer-open = رد أمانة المنتدى
recommendations-hidden-card =
    📝 <b>التوصية رقم { $reference }</b>

    أخفت أمانة المنتدى هذه التوصية. السبب: { $why }.
recommendations-hidden-line = ⚠️ مخفية عن المشاركين. السبب: { $why }
recommendations-hidden-offensive = عبارات مسيئة
recommendations-hidden-personal = أسماء أو بيانات شخصية
recommendations-hidden-off_topic = خارج موضوع المنتدى
recommendations-merged = مدمجة في أخرى
recommendations-was-merged = دُمجت التوصية { $old } في التوصية { $reference }، وهذا نصها:
recommendations-merged-open = نص التوصية { $reference }
recommendations-merged-into = دُمجت في التوصية { $reference }
recommendations-open-number = عرض التوصية { $reference }
toast-supported = سُجِّل التأييد للتوصية { $reference }
toast-supported-before = التأييد للتوصية { $reference } مسجَّل من قبل
toast-support-taken-back = سُحب التأييد للتوصية { $reference }
toast-no-support = لا تأييد مسجَّل للتوصية { $reference }
recommendations-edit = تعديل
recommendations-withdraw = سحب
recommendations-card = 📝 <b>التوصية رقم { $reference }</b>
recommendations-state = الحالة: <b>{ $state }</b>
recommendations-submitted-on = تاريخ التقديم: { $day }
recommendations-state-submitted = مقدَّمة
recommendations-state-under_review = قيد الدراسة
recommendations-state-needs_info = بحاجة إلى إيضاح
recommendations-state-accepted = مقبولة
recommendations-state-accepted_modified = مقبولة بصياغة معدّلة
recommendations-state-referred = محالة
recommendations-state-deferred = مؤجَّلة
recommendations-state-rejected = غير مقبولة
recommendations-withdrawn = مسحوبة
error-own-recommendation = التوصية { $reference } من تقديمك، والتأييد لتوصيات الآخرين.
error-support-closed = التوصية { $reference } لم تعد تقبل التأييد.
recommendation-author-example = أحمد سالم القماطي
recommendation-municipality-example = زليتن
recommendations-of-meeting = الجلسة نفسها
recommendations-files = 📎 المرفقات ({ $count })
recommendations-add-file = إضافة مرفق
recommendations-ask-rewording = طلب تعديل الصياغة
recommendations-restate = ✏️ تعديل الصياغة بموافقة مقدِّمها
recommendations-supported = 👍 { $supporters }
recommendations-withdrawn-card =
    📝 <b>التوصية رقم { $reference }</b>

    سحب مقدِّم هذه التوصية توصيته.

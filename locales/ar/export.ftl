# التصدير: ملفات تخرج من البوت
export-choose =
    <b>التصدير</b>: يُرجى اختيار الملف.

    يصل الملف في هذه المحادثة بصيغة CSV، ويُفتح ببرنامج Excel.
export-contacts = هل تُضاف أرقام الهواتف إلى ملف المشاركين؟
export-with-contacts = مع أرقام الهواتف
export-without-contacts = دون أرقام الهواتف
export-back = رجوع
export-another = ملف آخر
export-semicolon = بفاصلة منقوطة
export-comma = بفاصلة
export-recommendations = التوصيات
export-feedback = التقييمات
export-participants = المشاركون
export-attendance = الحضور
export-announcements = الإعلانات
export-programme = البرنامج
export-feedback-summary = خلاصة التقييم
export-report = التقرير
export-statement = البيان الختامي
export-codebook = دليل الأعمدة
export-all = كل الملفات
export-preparing = يُعدّ الملف «{ $file }»، ويصل في هذه المحادثة.
export-done =
    { $count ->
        [zero] أُعدّ الملف «{ $file }»، ولا توجد فيه سجلات بعد.
        [one] أُعدّ الملف «{ $file }»، وفيه سجل واحد.
        [two] أُعدّ الملف «{ $file }»، وفيه سجلان.
        [few] أُعدّ الملف «{ $file }»، وفيه { $count } سجلات.
        [many] أُعدّ الملف «{ $file }»، وفيه { $count } سجلاً.
       *[other] أُعدّ الملف «{ $file }»، وفيه { $count } سجل.
    }
export-failed = تعذّر إعداد الملف «{ $file }». يُرجى المحاولة بعد قليل.
export-too-large = الملف «{ $file }» أكبر مما يقبله تيليجرام، ويُستخرج من سطر الأوامر على الخادم.
export-caption =
    الملف: <b>{ $file }</b>، { $day } { $time }
    إذا ظهرت الأعمدة كلها في عمود واحد، يُستخدم الملف المفصول بفاصلة منقوطة.
export-caption-semicolon = الملف: <b>{ $file }</b> بفاصلة منقوطة، { $day } { $time }
toast-export-waits = يُعدّ هذا الملف الآن.

column-reference = الرقم المرجعي
column-state = الحالة
column-workshop-code = رمز الورشة
column-workshop = الورشة
column-focus-area = مجال التركيز
column-title = العنوان
column-problem = المشكلة
column-action = الإجراء المقترح
column-responsible-body = الجهة المنفذة
column-time-frame = الإطار الزمني
column-priority = الأولوية
column-author-of-recommendation = مقدِّم التوصية
column-author-of-feedback = المشارك
column-author-of-announcement = كاتب الإعلان
column-municipality = البلدية
column-region = المنطقة
column-supporters = عدد المؤيدين
column-submitted-at = تاريخ التقديم
column-updated-at = تاريخ آخر تعديل
column-answer = الرد
column-answered-at = تاريخ الرد
column-merged-into = أُدمجت في
column-follow-up-state = حالة المتابعة
column-due-on = تاريخ الاستحقاق
column-progress = سير التنفيذ
column-rating = التقييم
column-chips = الانطباعات
column-comment = التعليق
column-name = الاسم
column-position = الصفة الوظيفية
column-phone = رقم الهاتف
column-registered-at = تاريخ التسجيل
column-language = اللغة
column-reachable = إمكان المراسلة
column-roles = الأدوار
column-list = القائمة
column-checked-in-at = وقت تسجيل الحضور
column-checked-in-by = مسجِّل الحضور
column-number = الرقم
column-audience = الفئة المستهدفة
column-text = النص
column-created-at = تاريخ الإنشاء
column-recipients = عدد المستلمين
column-sent = أُرسل
column-failed = تعذّر الإرسال
column-blocked = حظروا البوت
column-skipped = لم يُرسل
column-uncertain = غير مؤكد
column-pending = في الانتظار
column-acknowledged = أكّدوا الاستلام

column-between = { "، " }
column-recommendation-state-draft = مسودة
column-recommendation-state-submitted = { recommendations-state-submitted }
column-recommendation-state-under-review = { recommendations-state-under_review }
column-recommendation-state-needs-info = { recommendations-state-needs_info }
column-recommendation-state-accepted = { recommendations-state-accepted }
column-recommendation-state-accepted-modified = { recommendations-state-accepted_modified }
column-recommendation-state-referred = { recommendations-state-referred }
column-recommendation-state-deferred = { recommendations-state-deferred }
column-recommendation-state-rejected = { recommendations-state-rejected }
column-recommendation-state-withdrawn = مسحوبة
column-time-frame-short = { recommendation-time_frame-short }
column-time-frame-medium = { recommendation-time_frame-medium }
column-time-frame-long = { recommendation-time_frame-long }
column-priority-high = { recommendation-priority-high }
column-priority-medium = { recommendation-priority-medium }
column-priority-low = { recommendation-priority-low }
column-participant-state-invited = مدعو
column-participant-state-registered = مسجَّل
column-participant-state-pending = بانتظار الموافقة
column-participant-state-declined = غير مقبول
column-participant-state-withdrawn = منسحب
column-language-ar = العربية
column-language-en = الإنجليزية
column-reachable-yes = نعم
column-reachable-never = لم يبدأ المحادثة
column-reachable-blocked = حظر البوت
column-reachable-deactivated = الحساب مغلق
column-role-owner = { role-owner }
column-role-organizer = { role-organizer }
column-role-secretariat = { role-secretariat }
column-role-facilitator = { role-facilitator }
column-role-rapporteur = { role-rapporteur }
column-role-usher = { role-usher }
column-audience-everyone = جميع المسجَّلين
column-announcement-state-draft = مسودة
column-announcement-state-scheduled = مجدول
column-announcement-state-sending = جارٍ الإرسال
column-announcement-state-paused = موقوف مؤقتاً
column-announcement-state-sent = اكتمل الإرسال
column-announcement-state-cancelled = أُوقف الإرسال

column-part-of = نوع السطر
column-part-of-session = جلسة
column-part-of-focus-area = مجال تركيز
column-summary-code = الرمز
column-summary-name = الجلسة أو مجال التركيز
column-asked = المطلوب منهم التقييم
column-answers = عدد التقييمات
column-response-rate = معدّل الاستجابة
column-average = متوسط التقييم
column-five = ممتاز (5)
column-four = جيد جداً (4)
column-three = جيد (3)
column-two = مقبول (2)
column-one = ضعيف (1)
column-comments = عدد التعليقات
column-recommendations = عدد التوصيات
column-chart-ratings = متوسط التقييم حسب الجلسة (من 5)
column-chart-answers = عدد التقييمات حسب الجلسة
column-chart-areas = متوسط التقييم حسب مجال التركيز (من 5)

column-origin = صاحب التوصية
column-origin-participant = مشارك
column-origin-session = الجلسة
column-co-authors = عدد المشاركين في التقديم
column-adoption = قرار الجلسة الختامية
column-adoption-adopted = معتمدة
column-adoption-adopted-amended = معتمدة بصياغة معدّلة
column-adoption-not-adopted = لم تُعتمد
column-reason = سبب عدم القبول
column-reason-duplicate = مكررة
column-reason-outside-competence = خارج الاختصاص
column-reason-unclear = غير واضحة
column-reason-already-done = منفَّذة من قبل
column-reason-operational = شأن تشغيلي يومي
column-reason-individual = شأن فردي
column-reason-local = شأن بلدية بعينها
column-reason-offensive = غير لائقة
column-reason-not-adopted = لم تعتمدها الجلسة الختامية
column-referred-to = محالة إلى
column-published-at = تاريخ نشر الرد
column-hidden = سبب الحجب
column-hidden-offensive = غير لائقة
column-hidden-personal = بيانات شخصية
column-hidden-off-topic = خارج الموضوع

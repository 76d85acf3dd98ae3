# التقرير والبيان الختامي والصور: وثائق تخرج من البوت
report-title = تقرير المنتدى
report-contents = المحتويات
report-page = صفحة
report-letterhead = شعار الجهة المنظِّمة
report-sample = بيانات للتجربة وليست حقيقية.
report-moment = أُعدّ يوم { $day } الساعة { $time }
report-until = حتى { $day }
report-gregorian = { $day }م
report-both = { $gregorian }، الموافق { $day } { $month } { $year }هـ
report-hijri-1 = محرم
report-hijri-2 = صفر
report-hijri-3 = ربيع الأول
report-hijri-4 = ربيع الآخر
report-hijri-5 = جمادى الأولى
report-hijri-6 = جمادى الآخرة
report-hijri-7 = رجب
report-hijri-8 = شعبان
report-hijri-9 = رمضان
report-hijri-10 = شوال
report-hijri-11 = ذو القعدة
report-hijri-12 = ذو الحجة
report-only-session = يقتصر على الجلسة: { $value }
report-only-focus-area = يقتصر على مجال التركيز: { $value }
report-only-state = يقتصر على الحالة: { $value }
report-only-municipality = يقتصر على البلدية: { $value }
report-only-since = يقتصر على ما قُدّم منذ: { $value }
report-between = { "، " }
report-figures = المنتدى في أرقام
report-figure = البيان
report-number = العدد
report-total-invited = المدعوون
report-total-registered = المسجَّلون
report-total-present = الحاضرون
report-total-municipalities = البلديات الممثَّلة في الحضور
report-total-sessions = الجلسات
report-total-answers = التقييمات
report-total-raters = المشاركون في التقييم
report-total-average = متوسط التقييم (من 5)
report-total-recommendations = التوصيات
report-total-authors = مقدِّمو التوصيات
report-total-supports = التأييدات
report-total-withdrawn = التوصيات المسحوبة
report-total-merged = التوصيات المدمجة في غيرها
report-workshops = الجلسات: التقييم والتوصيات
report-when = { $day } من { $first } إلى { $last }
report-no-recommendations = لم تُقدَّم توصيات في هذه الجلسة.
report-no-feedback = لا توجد تقييمات لهذه الجلسة.
report-feedback = عدد التقييمات: { $answers } من أصل { $asked }.
report-held-back = ولا تدخل في النتيجة تقييمات دون ذكر الاسم، لأنها أقل من خمسة.
report-of-five = { NUMBER($number, minimumFractionDigits: 1) } من 5
report-chip = { $name } ({ $count })
report-by = مقدِّم التوصية
report-by-session = توصية الجلسة
report-with-others =
    { $count ->
        [zero] { $name }
        [one] { $name }، ومعه مقدِّم آخر
        [two] { $name }، ومعه مقدِّمان آخران
        [few] { $name }، ومعه { $count } مقدِّمين آخرين
        [many] { $name }، ومعه { $count } مقدِّماً آخر
       *[other] { $name }، ومعه { $count } مقدِّم آخر
    }
report-annex-attendance = ملحق: الحضور
report-attendance-list = اليوم أو الجلسة
report-attendance-expected = المنتظر حضورهم
report-attendance-present = الحاضرون
report-attendance-missing = الغائبون
report-annex-method = ملحق: المنهجية
report-method-feedback = التقييم من 5 (ممتاز) إلى 1 (ضعيف)، ولكل مشارك تقييم واحد للجلسة، ويمكنه تعديله حتى إغلاق باب التقييم.
report-method-response = معدّل الاستجابة هو عدد من أرسلوا تقييماً من عدد من عُرف حضورهم الجلسة، أو من عدد كل من تعنيهم إذا لم يُعرف الحضور.
report-method-floor = لا تُعرض نتيجة التقييمات المرسلة دون ذكر الاسم إذا كانت أقل من خمسة.
report-method-order = رُتّبت توصيات كل جلسة بحسب عدد المؤيدين.
report-method-moment = الأرقام كلها كما كانت وقت إعداد التقرير.
report-annex-gone = ملحق: التوصيات المسحوبة والمدمجة
report-none-gone = لا توجد توصيات مسحوبة أو مدمجة.
report-became = ما آلت إليه
report-merged = أُدمجت في { $reference }

statement-title = البيان الختامي والتوصيات
statement-number = الرقم الإشاري
statement-date = التاريخ
statement-held = عُقد { $event } في { $place }، في الفترة من { $first } إلى { $last }، بتنظيم من { $host }.
statement-held-day = عُقد { $event } في { $place } يوم { $first }، بتنظيم من { $host }.
statement-people =
    { $count ->
        [zero] دون مشاركين
        [one] بمشاركة مشارك واحد
        [two] بمشاركة مشاركَين اثنين
        [few] بمشاركة { $count } مشاركين
        [many] بمشاركة { $count } مشاركاً
       *[other] بمشاركة { $count } مشارك
    }
statement-sessions =
    { $count ->
        [zero] دون جلسات
        [one] في جلسة واحدة
        [two] في جلستين
        [few] في { $count } جلسات
        [many] في { $count } جلسة
       *[other] في { $count } جلسة
    }
statement-took-part = وجرت أعماله { $people } { $sessions }، تبادلوا فيها الرأي والخبرة حول واقع العمل البلدي وسبل تطويره.
statement-agreed =
    { $count ->
        [zero] ولم تُعتمد توصيات حتى وقت إعداد هذا البيان.
        [one] وخلص المشاركون إلى التوصية الآتية:
        [two] وخلص المشاركون إلى التوصيتين الآتيتين:
        [few] وخلص المشاركون إلى التوصيات الآتية، وعددها { $count }:
        [many] وخلص المشاركون إلى التوصيات الآتية، وعددها { $count }:
       *[other] وخلص المشاركون إلى التوصيات الآتية، وعددها { $count }:
    }
statement-thanks = وفي الختام، يتوجّه المشاركون بالشكر إلى { $host } على حسن التنظيم، وإلى كل من أسهم في إنجاح أعمال المنتدى.
statement-issued = صدر في { $place }، { $day }.
statement-secretariat = أمانة المنتدى

picture-ratings = متوسط التقييم حسب الجلسة
picture-ratings-note = من 5، وبين القوسين عدد التقييمات
picture-responses = معدّل الاستجابة حسب الجلسة
picture-responses-note = من أرسلوا تقييماً من الحاضرين، أو ممن تعنيهم الجلسة
picture-states = التوصيات حسب مجال التركيز والحالة
picture-stars = عدد التقييمات لكل درجة
picture-stars-of = توزيع التقييمات: { $name }
picture-none = لا نتيجة
picture-decimal = { NUMBER($number, minimumFractionDigits: 1) }
picture-moment = { $day } { $time }

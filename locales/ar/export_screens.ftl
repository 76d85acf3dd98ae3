# التصدير: شاشات إعداد الملفات
export-choose =
    <b>التصدير</b>: يُرجى اختيار الملف، ويصل في هذه المحادثة.

    للقراءة والفرز: <b>المصنف الكامل</b>. للتحرير والنشر ببرنامج Word: <b>البيان الختامي</b> و<b>تقرير المنتدى</b>.
export-open-workbook = المصنف الكامل (Excel)
export-open-statement = البيان الختامي
export-open-report = تقرير المنتدى
export-open-table = ملف واحد أو جزء منه
export-open-everything = كل الملفات (ZIP)
export-tables = يُرجى اختيار الملف، وبعده الصيغة وما يُراد من السجلات.
export-evening-on = المصنف كل مساء: يعمل ✓
export-evening-off = المصنف كل مساء: متوقف
export-evening-stop = إيقاف المصنف المسائي
export-evening-caption =
    <b>مصنف المساء</b>، { $day } { $time }
    يصل إلى أمانة المنتدى كل مساء من أيام المنتدى.
export-table = ملف <b>«{ $file }»</b>: يُرجى اختيار الصيغة.
export-format-xlsx = Excel
export-format-csv = CSV
export-format-json = JSON
export-format-docx = Word
export-format-zip = ZIP
export-format-ics = ملف تقويم
export-format-schedule-json = schedule.json لأدوات المؤتمرات
export-narrow = تصفية السجلات
export-narrow-by = ملف <b>«{ $file }»</b>: يُرجى اختيار ما تُصفّى به السجلات.
export-narrowed = تم
export-filter-session = الجلسة
export-filter-area = مجال التركيز
export-filter-state = الحالة
export-filter-since = منذ
export-filter-municipality = البلدية
export-filter-line = • { $filter }: { $value }
export-filter-label = { $filter }: { $value }
export-all-of-them = الكل
export-pick = { $filter }: يُرجى الاختيار.
export-later = التالي ⬅️
export-earlier = ➡️ السابق
export-contacts = هل تُضاف أرقام الهواتف إلى بيانات المشاركين؟
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
export-workbook = المصنف الكامل
export-all = كل الملفات
export-preparing = يُعدّ الملف «{ $file }»، ويصل في هذه المحادثة.
export-progress = الجزء { $part } من { $parts }
export-done =
    { $count ->
        [zero] أُعدّ الملف «{ $file }»، ولا توجد فيه سجلات بعد.
        [one] أُعدّ الملف «{ $file }»، وفيه سجل واحد.
        [two] أُعدّ الملف «{ $file }»، وفيه سجلان.
        [few] أُعدّ الملف «{ $file }»، وفيه { $count } سجلات.
        [many] أُعدّ الملف «{ $file }»، وفيه { $count } سجلاً.
       *[other] أُعدّ الملف «{ $file }»، وفيه { $count } سجل.
    }
export-done-document =
    { $count ->
        [zero] أُعدّ الملف «{ $file }»، ولا توجد فيه توصيات بعد.
        [one] أُعدّ الملف «{ $file }»، وفيه توصية واحدة.
        [two] أُعدّ الملف «{ $file }»، وفيه توصيتان.
        [few] أُعدّ الملف «{ $file }»، وفيه { $count } توصيات.
        [many] أُعدّ الملف «{ $file }»، وفيه { $count } توصية.
       *[other] أُعدّ الملف «{ $file }»، وفيه { $count } توصية.
    }
export-failed = تعذّر إعداد الملف «{ $file }». يُرجى المحاولة بعد قليل.
export-filter-gone = تعذّر إعداد الملف «{ $file }»، لأن ما اختير للتصفية لم يعد موجوداً. يُرجى الاختيار من جديد.
export-too-large = الملف «{ $file }» أكبر مما يقبله تيليجرام، ويُستخرج من سطر الأوامر على الخادم.
export-caption = الملف: <b>{ $file }</b> ({ $format })، { $day } { $time }
export-caption-semicolon = الملف: <b>{ $file }</b> بفاصلة منقوطة، { $day } { $time }
export-caption-comma =
    الملف: <b>{ $file }</b>، { $day } { $time }
    إذا ظهرت الأعمدة كلها في عمود واحد، يُستخدم الملف المفصول بفاصلة منقوطة.
toast-export-waits = يُعدّ هذا الملف الآن.
toast-evening-on = يصل المصنف كل مساء.
toast-evening-off = أُوقف المصنف المسائي.
export-audit = سجل الإجراءات

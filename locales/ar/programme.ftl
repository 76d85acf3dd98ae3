# برنامج الجلسات
command-programme = برنامج الجلسات
programme-open = البرنامج
programme-none = لم يُنشر برنامج الجلسات بعد. يظهر هنا فور نشره.
programme-day = <b>برنامج { $day }</b>
programme-page = <b>برنامج { $day }</b> (صفحة { $page } من { $pages })
programme-slot = <b>من { $start } إلى { $end }</b>
programme-slot-parallel = <b>من { $start } إلى { $end }</b>، جلسات متوازية
programme-break = من { $start } إلى { $end }: { $title }
programme-line = • { $title }
programme-line-room = • { $title } — { $room }
programme-mine = { $line } (في جدولي)
programme-line-cancelled = • <s>{ $title }</s> (أُلغيت)
programme-choose = لعرض تفاصيل جلسة، يُرجى الضغط على اسمها.
programme-session = { $title } · { $code }
programme-days = كل الأيام
programme-days-title = <b>أيام البرنامج</b>
programme-found = <b>جلسات قد تكون المقصودة</b>

# بطاقة الجلسة
session-title = <b>{ $title }</b>
session-cancelled = <b>أُلغيت هذه الجلسة.</b>
session-kind = النوع: { $kind ->
        [workshop] ورشة عمل
        [plenary] جلسة عامة
        [training] جلسة تدريبية
        [meeting] اجتماع
       *[break] استراحة
    }
session-code = الرمز: { $code }
session-day = اليوم: { $day }
session-time = الوقت: من { $start } إلى { $end }
session-room = المكان: { $room }
session-facilitator = الميسّر: { $facilitator }
session-focus-area = مجال التركيز: { $area }
session-capacity = السعة: { $count ->
        [zero] لا مقاعد
        [one] مقعد واحد
        [two] مقعدان
        [few] { $count } مقاعد
        [many] { $count } مقعداً
       *[other] { $count } مقعد
    }
session-ended = أُعلن انتهاؤها عند الساعة { $time }
session-end-workshop = انتهت الورشة
session-end = انتهت الجلسة
session-reopen = لم تنته بعد
session-documents = 📎 ملفات الجلسة ({ $count })
session-documents-edit = 📎 إدارة ملفات الجلسة ({ $count })
session-feedback = تقييم الجلسة
session-recommend = تقديم توصية
session-back = برنامج اليوم

# الملف
column-programme-code = الرمز|رمز الجلسة
column-programme-kind = النوع|نوع الجلسة
column-programme-kind-workshop = ورشة عمل|ورشة
column-programme-kind-plenary = جلسة عامة|عامة
column-programme-kind-training = جلسة تدريبية|تدريب
column-programme-kind-meeting = اجتماع|لقاء
column-programme-kind-break = استراحة
column-programme-title-ar = العنوان|العنوان بالعربية|عنوان الجلسة
column-programme-title-en = العنوان بالإنجليزية
column-programme-starts-at = البداية|وقت البداية
column-programme-ends-at = النهاية|وقت النهاية
column-programme-room = القاعة|المكان
column-programme-facilitator = الميسّر|المتحدث
column-programme-focus-area = مجال التركيز
column-programme-capacity = السعة|عدد المقاعد
column-programme-description-ar = الوصف|الوصف بالعربية
column-programme-description-en = الوصف بالإنجليزية
column-programme-audience = الفئة المستهدفة
fault-session-ends = تنتهي الجلسة قبل بدايتها ({ $starts }).
fault-session-focus-area = «{ $value }» ليس من مجالات التركيز المسجَّلة.
fault-session-code = الرمز «{ $value }» مستخدم في السطر { $line }، ولا فرق بين الحروف الكبيرة والصغيرة.
warning-session-outside = موعد الجلسة ({ $day }) خارج أيام المنتدى.
warning-session-long = مدة الجلسة أطول من المعتاد. يُرجى التأكد من وقت النهاية.
error-no-event = لم تُحدَّد أيام المنتدى بعد. يجب استيراد ملف المنتدى أولاً.
error-nothing-to-release = لا توجد تعديلات تنتظر النشر.

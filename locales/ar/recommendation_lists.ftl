# قوائم التوصيات والبحث فيها
recommendations-hub = 📝 <b>التوصيات</b>
recommendations-hub-how = عند معرفة الرقم المرجعي تكفي كتابته هنا في أي وقت، مثل W3-017.
recommendations-total =
    { $count ->
        [zero] لم تُسجَّل توصيات بعد.
        [one] توصية واحدة مسجَّلة.
        [two] توصيتان مسجَّلتان.
        [few] { $count } توصيات مسجَّلة.
        [many] { $count } توصية مسجَّلة.
       *[other] { $count } توصية مسجَّلة.
    }
recommendations-mine-counted = توصياتي ({ $count })
recommendations-all = كل التوصيات
recommendations-by-session = حسب الجلسة
recommendations-by-area = حسب مجال التركيز
recommendations-top = الأكثر تأييداً
recommendations-search = 🔍 بحث
recommendations-search-again = 🔍 بحث آخر
recommendations-which-session = <b>التوصيات حسب الجلسة</b>
recommendations-which-area = <b>التوصيات حسب مجال التركيز</b>
recommendations-group = { $name } ({ $count })
recommendations-list-title = 📝 <b>{ $name }</b>
recommendations-top-title = 📝 <b>التوصيات الأكثر تأييداً</b>
recommendations-top-none = لم تُؤيَّد أي توصية بعد.
recommendations-found = 🔍 نتائج البحث عن: <b>{ $question }</b>
recommendations-page = الصفحة { $page } من { $pages }
recommendations-first = الأولى
recommendations-last = الأخيرة
recommendations-search-nothing =
    لا توجد توصية قريبة من: { $question }

    يُرجى تجربة كلمات أخرى من عنوانها، أو كتابة رقمها المرجعي.
recommendations-line-supported = • الرقم { $reference } ({ $state }، { $supporters }): { $title }
recommendations-line-hidden = • الرقم { $reference }: مخفية ({ $why })
error-nothing-near = لا توجد توصية قريبة من: { $question }
search-question =
    🔍 ما المطلوب البحث عنه؟ يُرجى كتابة كلمات من التوصية، أو رقمها المرجعي.
    <blockquote>مثال: تحصيل رسوم الأسواق</blockquote>
recommendations-title = 📝 <b>توصياتي</b>
recommendations-none = لم تُقدَّم توصية بعد. تتضمن التوصية مشكلة وإجراءً مقترحاً وجهة منفذة وإطاراً زمنياً، ويُسأل عن كلٍّ منها على حدة.
recommendations-count =
    { $count ->
        [zero] لا توجد توصيات مسجَّلة.
        [one] لديك توصية واحدة مسجَّلة.
        [two] لديك توصيتان مسجَّلتان.
        [few] لديك { $count } توصيات مسجَّلة.
        [many] لديك { $count } توصية مسجَّلة.
       *[other] لديك { $count } توصية مسجَّلة.
    }
recommendations-line = • الرقم { $reference } ({ $state }): { $title }
recommendations-new = توصية جديدة
recommendations-mine = توصياتي
recommendations-draft = مسودة بلا عنوان
recommendations-draft-titled = مسودة: { $title }
recommendations-draft-edit = تعديل غير مكتمل للتوصية { $reference }

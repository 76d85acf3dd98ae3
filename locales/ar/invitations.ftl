# الدعوات الشخصية: الرابط والرمز
code-open = 🔑 لدي رمز دعوة
code-again = إعادة كتابة الرمز
code-code = يُرجى كتابة رمز الدعوة: ثمانية أحرف وأرقام لاتينية، كما في بطاقة الدعوة.
invitation-whose = هذه دعوة <b>{ $name }</b>، { $municipality }.
invitation-agree = أوافق وأسجّل
invitation-yours = هذه دعوتك، والتسجيل مكتمل باسم { $name }.
invitation-wrong = لا توجد دعوة بهذا الرمز أو الرابط. قد يكون فيه خطأ، أو صدرت دعوة جديدة مكانه.
invitation-left =
    { $count ->
        [zero] لم تبقَ محاولات في هذه الساعة.
        [one] بقيت محاولة واحدة في هذه الساعة.
        [two] بقيت محاولتان في هذه الساعة.
        [few] بقيت { $count } محاولات في هذه الساعة.
        [many] بقيت { $count } محاولة في هذه الساعة.
       *[other] بقيت { $count } محاولة في هذه الساعة.
    }
invitation-void = هذه الدعوة لم تعد صالحة لهذا الحساب. يُرجى التواصل مع المنظِّمين.
error-code-not-readable =
    { $length ->
        [zero] الرمز أحرف لاتينية وأرقام، كما في بطاقة الدعوة.
        [one] الرمز حرف لاتيني واحد، كما في بطاقة الدعوة.
        [two] الرمز حرفان لاتينيان، كما في بطاقة الدعوة.
        [few] الرمز { $length } أحرف لاتينية وأرقام، كما في بطاقة الدعوة.
        [many] الرمز { $length } حرفاً لاتينياً، كما في بطاقة الدعوة.
       *[other] الرمز { $length } حرف لاتيني، كما في بطاقة الدعوة.
    }

column-invitation-sheet = الدعوات
column-invitation-name = الاسم
column-invitation-municipality = البلدية
column-invitation-code = رمز الدعوة
column-invitation-link = رابط الدعوة
cli-invitation-how = للتسجيل: يُمسح المربع بكاميرا الهاتف، أو يُكتب الرمز في محادثة تيليجرام:

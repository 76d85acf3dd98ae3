# التسجيل، وأسئلة البيانات الشخصية
registration-consent =
    <b>قبل التسجيل</b>

    للمشاركة في المنتدى يُحفظ: الاسم، والبلدية، والصفة الوظيفية، ورقم الهاتف، وما يُقدَّم هنا من تقييمات وتوصيات.
    تُستعمل هذه البيانات في تنظيم المنتدى ومتابعة توصياته، ويطّلع عليها المنظِّمون وأمانة المنتدى. ولا يُعرض رقم الهاتف على بقية المشاركين.

    نص الموافقة رقم { $version }
registration-agree = أوافق
registration-not-now = ليس الآن
registration-name = ما <b>الاسم الكامل</b>؟ يُرجى كتابته كما في الوثائق الرسمية.
registration-name-label = الاسم الكامل
registration-municipality = ما <b>البلدية</b>؟ يُرجى كتابة اسمها، ثم اختيارها من النتائج.
registration-municipality-label = البلدية
registration-municipality_other = ما <b>اسم البلدية</b> كما يُكتب رسمياً؟
registration-municipality_other-label = اسم البلدية
registration-position = ما <b>الصفة الوظيفية</b>؟ يمكن اختيارها من الأزرار أو كتابتها.
registration-position-label = الصفة الوظيفية
registration-phone = ما <b>رقم الهاتف</b>؟ يمكن مشاركته بالزر أسفل الشاشة، أو كتابته.
registration-phone-label = رقم الهاتف
registration-preview = <b>مراجعة البيانات قبل التسجيل</b>
registration-send = إرسال البيانات
registration-done = ✅ اكتمل التسجيل، أهلاً { $name }.
toast-registered = اكتمل التسجيل

error-already-registered = سبق التسجيل بهذا الحساب. يمكن عرض البيانات وتعديلها من «حسابي».
registration-declined = لم يُقبل طلب التسجيل. للاستفسار يُرجى التواصل مع المنظِّمين.
error-invited-only = التسجيل في هذا المنتدى للمدعوين. يُرجى استعمال رمز الدعوة، أو مشاركة رقم الهاتف المسجَّل في الدعوة، أو التواصل مع المنظِّمين.

# الجلسة الختامية: قراءة التوصيات واعتمادها
closing-open = 📜 قراءة التوصيات
closing-start = 📜 <b>قراءة التوصيات في الجلسة الختامية</b>: ماذا يُقرأ؟
closing-none = 📜 لا توجد توصيات للقراءة بعد. تُسجَّل توصيات الجلسات من «سجل الجلسات».
closing-begin-agreed = ما سجّله المقررون · { $count }
closing-begin-all = كل التوصيات · { $count }
closing-place = 📜 <b>{ $place } من { $total }</b>، الرقم { $reference }
closing-frame = الإطار الزمني: { $frame }
closing-body = الجهة المنفذة: { $body }
closing-own = توصية الجلسة
closing-by = مقدِّمها: { $name }
closing-followers =
    { $count ->
        [zero] لا يتابع أحد على الهاتف بعد.
        [one] يتابع على الهاتف شخص واحد.
        [two] يتابع على الهاتف شخصان.
        [few] يتابع على الهاتف { $count } أشخاص.
        [many] يتابع على الهاتف { $count } شخصاً.
       *[other] يتابع على الهاتف { $count } شخص.
    }
closing-adopt = ✅ اعتُمدت
closing-amend = ✏️ اعتُمدت معدّلة
closing-refuse = ✖️ لم تُعتمد
closing-undo = ↩️ تراجع
closing-undone = ↩️ أُلغي القرار الأخير، وهذه التوصية من جديد.
closing-did-adopted = ✅ اعتُمدت التوصية { $reference }.
closing-did-adopted_amended = ✏️ اعتُمدت التوصية { $reference } معدّلة.
closing-did-not_adopted = ✖️ لم تُعتمد التوصية { $reference }.
closing-was-last = كانت هذه آخر توصية في القائمة.
closing-word-adopted = ✅ <b>اعتمدتها الجلسة الختامية</b>
closing-word-adopted_amended = ✏️ <b>اعتمدتها الجلسة الختامية معدّلة</b>
closing-word-not_adopted = ✖️ <b>لم تعتمدها الجلسة الختامية</b>
closing-standard-adopted = اعتمدت الجلسة الختامية هذه التوصية.
closing-standard-adopted_amended = اعتمدت الجلسة الختامية هذه التوصية معدّلة.
closing-standard-not_adopted = لم تعتمد الجلسة الختامية هذه التوصية.
closing-end = إنهاء القراءة
closing-end-sure = <b>إنهاء القراءة؟</b> يُبلَّغ بعد دقيقة أصحاب التوصيات ومؤيدوها.
closing-end-yes = تأكيد الإنهاء
closing-ended = 📜 <b>انتهت قراءة التوصيات.</b>
closing-tally-adopted = ✅ المعتمدة: { $count }
closing-tally-adopted_amended = ✏️ المعتمدة معدّلة: { $count }
closing-tally-not_adopted = ✖️ غير المعتمدة: { $count }
closing-tally-none = ما لم يُبتّ فيه: { $count }
closing-begins =
    { $count ->
        [zero] 📜 <b>بدأت الجلسة الختامية.</b>
        [one] 📜 <b>تُقرأ الآن في الجلسة الختامية توصية واحدة.</b>
        [two] 📜 <b>تُقرأ الآن في الجلسة الختامية توصيتان.</b>
        [few] 📜 <b>تُقرأ الآن في الجلسة الختامية { $count } توصيات.</b>
        [many] 📜 <b>تُقرأ الآن في الجلسة الختامية { $count } توصية.</b>
       *[other] 📜 <b>تُقرأ الآن في الجلسة الختامية { $count } توصية.</b>
    }
closing-follow = متابعة القراءة على الهاتف
closing-follows = 🔄 تتغيّر هذه الرسالة مع القراءة.
closing-leave = إيقاف المتابعة
closing-amend-words = <b>ما النص المعدّل الذي اعتُمد؟</b> يحل محل النص، ويبقى النص السابق في السجل. يمكن التخطي.
error-nothing-to-read = لا توجد توصيات للقراءة.

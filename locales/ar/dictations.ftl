# توصية بالصوت: تسجيل، ثم نص مكتوب، ثم تأكيد
dictations-received =
    🎙 <b>وصل التسجيل.</b>
    تكتب أمانة المنتدى نصه، ويصل هنا للتأكيد أو التصحيح قبل اعتماده. ما كُتب من التوصية محفوظ كمسودة.
dictations-write-myself = كتابة الإجابة بنفسي
dictations-voice = 🎙 تسجيل من { $name }، { $day }، الساعة { $time }. المطلوب كتابة نصه كما قيل.
dictations-type = كتابة النص
dictations-unclear = تعذّر فهمه
dictations-unclear-told =
    🎙 تعذّر فهم التسجيل. يُرجى التسجيل من جديد في مكان هادئ، أو كتابة الإجابة. ما كُتب من التوصية محفوظ.
dictations-waiting =
    { $count ->
        [zero] 🎙 لا توجد تسجيلات بانتظار كتابة نصها.
        [one] 🎙 تسجيل واحد بانتظار كتابة نصه.
        [two] 🎙 تسجيلان بانتظار كتابة نصهما.
        [few] 🎙 { $count } تسجيلات بانتظار كتابة نصها.
        [many] 🎙 { $count } تسجيلاً بانتظار كتابة نصها.
       *[other] 🎙 { $count } تسجيل بانتظار كتابة نصها.
    }
dictations-waiting-button = 🎙 تسجيلات للكتابة ({ $count })
dictations-one = { $name } ({ $seconds } ث)
dictations-typed = ✅ أُرسل إلى صاحب التسجيل.
dictations-list = التسجيلات المنتظرة
dictations-proposed = 🎙 <b>النص المكتوب من تسجيلك:</b>
dictations-proposed-how = لا يُعتمد في التوصية إلا النص الذي تؤكده.
dictations-confirm = تأكيد النص
dictations-mend = تصحيح النص
dictations-again = تسجيل من جديد
dictation-words = <b>نص التسجيل</b>
    يُرجى كتابة ما قيل في التسجيل كما هو، دون زيادة.
mending-words = <b>تصحيح النص</b>
    يُرجى إرسال النص الصحيح كاملاً في رسالة واحدة. يمكن نسخ النص أدناه وتعديله.
error-dictation-done = انتهى أمر هذا التسجيل: كُتب نصه أو أُكد أو سُجل غيره.

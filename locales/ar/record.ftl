# المقرر: ما اتفقت عليه الجلسة
command-record = تسجيل توصيات الجلسة
record-open = 🖊 سجل الجلسات
record-sessions = <b>توصيات الجلسات</b>: يُرجى اختيار الجلسة.
record-no-session = لا توجد جلسة تُسجَّل توصياتها بعد.
record-title = 🖊 <b>توصيات الجلسة: { $title }</b>
record-count =
    { $count ->
        [zero] لم تُسجَّل توصية بعد.
        [one] سُجّلت توصية واحدة.
        [two] سُجّلت توصيتان.
        [few] سُجّلت { $count } توصيات.
        [many] سُجّلت { $count } توصية.
       *[other] سُجّلت { $count } توصية.
    }
record-line = • الرقم { $reference }: { $title }
record-line-by = • الرقم { $reference }: { $title } (قدّمها { $name })
record-new = ➕ توصية جديدة
record-enough = ✔️ انتهى التسجيل
record-others = ضم توصية مشارك · { $count }
record-other-session = جلسة أخرى
record-others-title = <b>ضم توصيات المشاركين إلى توصيات الجلسة: { $title }</b>
record-others-none = لا توجد توصيات أخرى في هذه الجلسة.
record-card = 🖊 <b>التوصية رقم { $reference }</b>
record-own = سجّلها المقرر باسم الجلسة.
record-by = قدّمها { $name }، ويبقى اسمه معها.
record-take-in = ➕ ضمها إلى توصيات الجلسة
record-take-out = إخراجها من توصيات الجلسة
record-reword = تعديل النص
record-delete = حذف
record-delete-sure =
    <b>حذف التوصية رقم { $reference } من توصيات الجلسة؟</b>

    { $title }
record-delete-yes = تأكيد الحذف
record-taken-in = ✅ ضُمّت التوصية { $reference } إلى توصيات الجلسة.
record-reworded = ✅ حُفظ النص الجديد للتوصية { $reference }.
record-kept = ✅ سُجّلت التوصية { $reference }. يمكن كتابة التالية.
record-now =
    النص الحالي:
    <blockquote>{ $text }</blockquote>
record-text = <b>يُرجى كتابة نص التوصية في رسالة واحدة.</b> السطر الأول عنوانها إذا كان قصيراً.
record-focus_area = <b>ما مجال التركيز؟</b>
record-responsible_body = <b>ما الجهة المنفذة؟</b> تُختار أو تُكتب.
record-time_frame = <b>ما الإطار الزمني؟</b>
record-reword-text = <b>ما النص الجديد؟</b>
toast-recorded = سُجّلت التوصية { $reference }
toast-record-taken-out = لم تعد التوصية { $reference } ضمن توصيات الجلسة

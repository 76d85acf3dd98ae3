# تقييم الجلسات
feedback-title = ⭐ <b>تقييم الجلسات</b>
feedback-none = لا توجد جلسات للتقييم بعد. تُفتح كل جلسة للتقييم عند انتهائها، وتصل دعوة التقييم حينها.
feedback-open = يُرجى اختيار جلسة لتقييمها. يمكن التقييم وتغييره حتى نهاية يوم { $day }.
feedback-closed = انتهت مهلة التقييم بنهاية يوم { $day }.
feedback-progress = الجلسات المقيَّمة: { $rated } من { $total }.
feedback-rated = ⭐ { $stars } · { $title }
feedback-ask =
    ما تقييمك لهذه الجلسة؟
    <b>{ $title }</b>
feedback-named = يُحفظ التقييم مع اسمك، ويطّلع عليه منظِّمو المنتدى.
feedback-rate-5 = ⭐⭐⭐⭐⭐ ممتاز
feedback-rate-4 = ⭐⭐⭐⭐ جيد جداً
feedback-rate-3 = ⭐⭐⭐ جيد
feedback-rate-2 = ⭐⭐ مقبول
feedback-rate-1 = ⭐ ضعيف
feedback-rate-chosen = ✓ { $label }
feedback-given =
    حُفظ تقييمك لجلسة
    <b>{ $title }</b>
feedback-until = يمكن تغييره حتى نهاية يوم { $day }.
feedback-done = تم
feedback-add-comment = إضافة تعليق
feedback-change-comment = تغيير التعليق
feedback-delete-comment = حذف التعليق
feedback-change-rating = تغيير التقييم
feedback-recommend = تقديم توصية
feedback-thanks = شكراً، حُفظ تقييم جلسة <b>{ $title }</b> { $stars }
feedback-list = الجلسات الأخرى
feedback-unfinished = لديك تعليق على جلسة <b>{ $title }</b> لم يُرسل بعد. يمكن متابعته، أو بدء تعليق جديد فيُحذف.
feedback-comment-anew = تعليق جديد
feedback-comment =
    <b>تعليقك على الجلسة</b>
    ما الذي أفادك فيها، وما الذي يحسن تغييره؟
    <blockquote>مثال: { feedback-comment-example }</blockquote>
feedback-comment-example = الأمثلة من بلدياتنا كانت مفيدة، والوقت لم يكفِ للأسئلة.
feedback-comment-label = التعليق
feedback-preview = <b>معاينة التعليق قبل إرساله</b>
toast-rating-kept = حُفظ التقييم
toast-comment-kept = حُفظ التعليق
toast-comment-deleted = حُذف التعليق
error-feedback-not-open = لم تنتهِ هذه الجلسة بعد. يُفتح تقييمها { $day }، الساعة { $time }.
error-feedback-closed = انتهت مهلة التقييم بنهاية يوم { $day }، ولم يعد بالإمكان إضافة تقييم أو تغييره.
error-session-not-held = أُلغيت هذه الجلسة، ولا تقييم لها.
error-rate-first = لا تقييم لك لهذه الجلسة بعد. يُرجى اختيار التقييم أولاً، ثم إضافة التعليق.

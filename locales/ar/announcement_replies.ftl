# الردود على الإعلانات
reply-body = يُرجى كتابة الرد، ويصل إلى صاحب الرسالة وحده.
reply-from = <b>رد على الإعلان { $number }</b> من { $name }، { $where }:
reply-from-alone = <b>رد على الإعلان { $number }</b> من { $name }:
reply-answer = الرد
reply-threads = ردود الإعلان { $number }
reply-noted = وصل الرد إلى الجهة المنظِّمة.
reply-offer = هل هذا رد على الإعلان { $number }؟ يمكن إرساله إلى الجهة المنظِّمة.
reply-pass-on = إرساله إلى الجهة المنظِّمة
error-answer-gone = لم تعد الرسالة ظاهرة هنا. يُرجى الرد على رسالة الإعلان نفسها.
reply-answer-title =
    <b>رد الجهة المنظِّمة</b> بشأن الإعلان:
    <blockquote>{ $text }</blockquote>
reply-answer-title-media = <b>رد الجهة المنظِّمة</b> بشأن إعلان سابق:
reply-how = للمتابعة يُرجى الرد على هذه الرسالة.
reply-answered = أُرسل الرد إلى { $name }.
reply-list = <b>الردود على الإعلان { $number }</b>
reply-list-none = لم يرد أحد على الإعلان { $number } بعد.
reply-waits = بانتظار رد
reply-done = رُدّ عليه
reply-line = <b>{ $name }</b> ({ $state }): { $text }
reply-no-text = رسالة دون نص
reply-we = الجهة المنظِّمة
reply-said = <b>{ $who }</b>، { $time }:
reply-with = مرفق: { $kind }
reply-text = النص
reply-open = عرض كامل: { $kind }، { $time }
reply-older = الأقدم
reply-newer = الأحدث
reply-below = الرد في الرسالة التالية.

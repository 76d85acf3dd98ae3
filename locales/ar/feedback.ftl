# تقييم الجلسات
feedback-title = ⭐ <b>تقييم الجلسات</b>
feedback-none = لا توجد جلسات للتقييم بعد. تُفتح كل جلسة للتقييم عند انتهائها، وتصل دعوة التقييم حينها.
feedback-open = يُرجى اختيار جلسة لتقييمها. يمكن التقييم حتى نهاية يوم { $day }.
feedback-closed = انتهت مهلة التقييم بنهاية يوم { $day }.
feedback-progress = الجلسات المقيَّمة: { $rated } من { $total }.
feedback-rated = ⭐ { $stars } · { $title }
feedback-answered = ✓ { $title }
feedback-ask =
    ما تقييمك لهذه الجلسة؟
    <b>{ $title }</b>
feedback-again = <b>تذكير:</b> لم يصل تقييمك لهذه الجلسة بعد، ويكفي له ثلاث ضغطات.
feedback-how = في الخطوة الأخيرة يمكن الإرسال بالاسم أو دون اسم.
feedback-rate-5 = ⭐⭐⭐⭐⭐ ممتاز
feedback-rate-4 = ⭐⭐⭐⭐ جيد جداً
feedback-rate-3 = ⭐⭐⭐ جيد
feedback-rate-2 = ⭐⭐ مقبول
feedback-rate-1 = ⭐ ضعيف
feedback-star = { $number } ⭐
feedback-card = <b>{ $title }</b>
feedback-further =

    <b>{ $question }</b>
    من 1 (ضعيف) إلى 5 (ممتاز)
feedback-chips = يمكن الضغط على ما ينطبق، وكتابة كلمات أو إرسال رسالة صوتية.
feedback-choose-name = باسمي: يراه المنظِّمون ويمكن تغييره. دون اسم: لا يرتبط بك، ولا يتغيّر، ودون صوت.
feedback-stays-named = أُرسل هذا التقييم بالاسم، ويبقى كذلك بعد تغييره.
feedback-chip-chosen = ✓ { $chip }
feedback-send-named = إرسال باسمي
feedback-send-unnamed = إرسال دون اسم (نهائي)
feedback-save = حفظ التغيير
feedback-words = <b>كلماتك عن الجلسة أعلاه، ولم تُرسل بعد:</b>
feedback-words-last = تُرسل كلمات هذه الرسالة وحدها. لإضافة ما سبق يُرجى كتابته في رسالة واحدة.
feedback-words-voice = الرسالة الصوتية تُحفظ مع الاسم فقط، وتُحذف عند الإرسال دون اسم.
feedback-words-wait = كلماتك لم تُرسل بعد، وهي في الرسالة الأخيرة. يُرجى الإرسال من هناك، أو حذفها أولاً.
feedback-words-older = هذه الرسالة ليست الأخيرة. يُرجى الإرسال من الرسالة الأخيرة، أو كتابة الكلمات من جديد أسفل البطاقة.
feedback-voice = <b>وصلت رسالتك الصوتية ({ $length })، ولم تُرسل بعد.</b> تُحفظ مع الاسم فقط، ويستمع إليها المنظِّمون.
feedback-drop = حذف
feedback-given =
    حُفظ تقييمك لجلسة
    <b>{ $title }</b>
feedback-given-further = { $question }: { $stars }
feedback-given-chips = { $chips }
feedback-given-voice = 🎙 رسالة صوتية
feedback-until = يمكن تغييره حتى نهاية يوم { $day }.
feedback-done = تم
feedback-add-comment = إضافة تعليق
feedback-change-comment = تغيير التعليق
feedback-delete-comment = حذف التعليق
feedback-add-voice = رسالة صوتية
feedback-delete-voice = حذف الصوت
feedback-speak = يُرجى إرسال الرسالة الصوتية هنا. تُحفظ مع تقييمك واسمك، ويستمع إليها المنظِّمون.
feedback-change-rating = تغيير التقييم
feedback-recommend = تقديم توصية
feedback-thanks = شكراً، حُفظ تقييم جلسة <b>{ $title }</b> { $stars }
feedback-unnamed =
    <b>شكراً، وصل رأيك دون اسم.</b>
    لا يمكن لأحد الوصول إليه من اسمك، ولذلك لا يمكن عرضه أو تغييره بعد الآن.
feedback-final = وصل رأيك في جلسة <b>{ $title }</b> دون اسم، وهو نهائي.
feedback-results = <b>نتائج الجلسة:</b>
feedback-absent = شكراً، لا حاجة إلى تقييمها.
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
toast-voice-deleted = حُذفت الرسالة الصوتية
toast-feedback-dropped = حُذفت ولم تُرسل
error-feedback-not-open = لم تنتهِ هذه الجلسة بعد. يُفتح تقييمها { $day }، الساعة { $time }.
error-feedback-closed = انتهت مهلة التقييم بنهاية يوم { $day }، ولم يعد بالإمكان إضافة تقييم أو تغييره.
error-session-not-held = أُلغيت هذه الجلسة، ولا تقييم لها.
error-rate-first = لا تقييم باسمك لهذه الجلسة بعد. يُرجى اختيار التقييم أولاً، ثم إضافة التعليق.
error-answered-before = وصل رأيك في هذه الجلسة من قبل.

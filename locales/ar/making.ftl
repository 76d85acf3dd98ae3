# على الطريق إلى توصية: كتابتها دفعة واحدة، وما يشبهها، ومدى قابليتها للتنفيذ
making-whole = ✍️ دفعة واحدة، كتابةً أو صوتاً
making-step-by-step = سؤالاً بعد سؤال
making-understood = فُهم من النص: { $fields }. يُسأل هنا عما بقي فقط، وتظهر التوصية كاملة قبل إرسالها.
making-not-understood = النص محفوظ، وتُسأل هنا الأسئلة واحداً بعد الآخر.
making-go-on = المتابعة بتوصيتي
making-support-instead = 👍 أؤيدها بدلاً من توصيتي
making-back-to-mine = رجوع إلى توصيتي
making-supported =
    ✅ سُجِّل تأييدك للتوصية { $reference }:
    { $title }

    ما كُتب من توصيتك محفوظ كمسودة، ويمكن حذفها أو متابعتها.
making-vague-action = • الإجراء المقترح عام: يُستحسن ذكر خطوة محددة، مثل إنشاء أو تدريب أو إصدار، ومكانها وموعدها.
making-vague-responsible_body = • الجهة المنفذة غير محددة: يُستحسن ذكر اسم جهة بعينها.
making-mend = تعديل: { $field }
making-as-it-is = المتابعة كما هي
recommendation-whole =
    ✍️ <b>التوصية دفعة واحدة</b>
    يُرجى كتابتها كاملة في رسالة واحدة: العنوان، ثم المشكلة، ثم الإجراء المقترح وموعده، ثم الجهة المنفذة. يُسأل بعدها عما لم يُذكر فقط.
    ويمكن إرسالها تسجيلاً صوتياً 🎙 فيُكتب نصه ويصل هنا للتأكيد.
    <blockquote>مثال: { recommendation-title-example }. { recommendation-problem-example } { recommendation-action-example } الجهة المنفذة: { recommendation-responsible_body-example }</blockquote>
recommendation-like =
    💡 <b>توصيات مسجَّلة قريبة من توصيتك</b>
    يمكن تأييد إحداها فتزيد قوتها، أو المتابعة بتوصيتك إن كانت مختلفة.
recommendation-practical =
    💡 <b>هل التوصية عملية؟</b>
    التوصية التي تُنفَّذ تذكر إجراءً محدداً وجهة بعينها وموعداً. يُلاحظ فيما كُتب:

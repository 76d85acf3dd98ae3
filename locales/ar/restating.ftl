# تعديل الصياغة بعد انتهاء تعديل مقدِّمها: طلب، ثم صياغة من الأمانة، ثم موافقة
wish-request =
    <b>طلب تعديل الصياغة</b>
    ما المطلوب تعديله في التوصية؟ تكتب أمانة المنتدى الصياغة الجديدة، ولا تُعتمد إلا بموافقتك.
restating-asked = ✅ وصل طلب تعديل التوصية { $reference } إلى أمانة المنتدى. تصل الصياغة المقترحة هنا للموافقة عليها.
restating-request =
    ✏️ يطلب مقدِّم التوصية { $reference } تعديل صياغتها:
    { $title }
restating-write = صياغة التعديل
restating-dismiss = الاعتذار عن الطلب
restating-proposal = ✏️ <b>صياغة مقترحة من أمانة المنتدى للتوصية { $reference }</b>. لا تُعتمد إلا بموافقتك.
restating-was = كان:
restating-becomes = أصبح:
restating-agree = موافقة
restating-decline = الإبقاء على صياغتي
restating-proposed =
    ✅ أُرسلت الصياغة المقترحة للتوصية { $reference } إلى مقدِّمها، وتُعتمد عند موافقته:
    { $title }
restating-agreed =
    ✅ وافق مقدِّم التوصية { $reference } على الصياغة المقترحة:
    { $title }
restating-declined =
    أبقى مقدِّم التوصية { $reference } على صياغتها:
    { $title }
restating-dismissed =
    تعتذر أمانة المنتدى عن تعديل صياغة التوصية { $reference }، وتبقى كما هي:
    { $title }
restating-dismissed-told =
    أُبلغ مقدِّم التوصية { $reference } ببقاء صياغتها:
    { $title }
restating-focus_area = { recommendation-focus_area }
restating-focus_area-label = { recommendation-focus_area-label }
restating-title = { recommendation-title }
restating-title-label = { recommendation-title-label }
restating-problem = { recommendation-problem }
restating-problem-label = { recommendation-problem-label }
restating-action = { recommendation-action }
restating-action-label = { recommendation-action-label }
restating-responsible_body = { recommendation-responsible_body }
restating-responsible_body-label = { recommendation-responsible_body-label }
restating-time_frame = { recommendation-time_frame }
restating-time_frame-label = { recommendation-time_frame-label }
restating-priority = { recommendation-priority }
restating-priority-label = { recommendation-priority-label }
restating-preview = ✏️ <b>الصياغة المقترحة قبل إرسالها إلى مقدِّم التوصية</b>
restating-send = إرسال إلى مقدِّمها للموافقة
error-nothing-reworded = لم يتغير شيء في الصياغة. يُرجى تعديل إجابة قبل الإرسال.
error-rewording-done = انتهى أمر هذا التعديل: وُوفق عليه أو رُفض أو حل محله غيره.
error-rewording-closed = صياغة التوصية { $reference } لا تُعدَّل بهذه الطريقة الآن.

# أسئلة التوصية
recommendation-session =
    <b>توصية جديدة</b>
    ما الجلسة التي تتعلق بها التوصية؟ يمكن اختيارها من الأزرار، أو كتابة رمزها أو كلمات من عنوانها.
    <blockquote>مثال: { recommendation-session-example }</blockquote>
recommendation-session-example = الإيرادات المحلية
recommendation-session-label = الجلسة
recommendation-focus_area =
    ما <b>مجال التركيز</b> الذي تندرج تحته التوصية؟ مجال الجلسة نفسها يأتي أولاً بالعلامة ★.
    <blockquote>مثال: توصية عن تحصيل رسوم الأسواق تندرج تحت { recommendation-focus_area-example }</blockquote>
recommendation-focus_area-example = الإيرادات المحلية
recommendation-focus_area-own = ★ { $name }
recommendation-focus_area-label = مجال التركيز
recommendation-title =
    ما <b>عنوان التوصية</b>؟ تكفي بضع كلمات تلخّص المطلوب.
    <blockquote>مثال: { recommendation-title-example }</blockquote>
recommendation-title-example = تحصيل رسوم الأسواق إلكترونياً في البلديات
recommendation-title-label = العنوان
recommendation-problem =
    ما <b>المشكلة</b> القائمة، ومن يتأثر بها؟
    <blockquote>مثال: { recommendation-problem-example }</blockquote>
recommendation-problem-example = تُحصَّل رسوم الأسواق نقداً بإيصالات ورقية، فيضيع جزء منها ولا تعرف البلدية إيرادها الفعلي إلا في نهاية السنة.
recommendation-problem-label = المشكلة
recommendation-action =
    ما <b>الإجراء المقترح</b>؟ يُرجى ذكر خطوة يمكن تنفيذها وموعدها.
    <blockquote>مثال: { recommendation-action-example }</blockquote>
recommendation-action-example = تطبيق الدفع الإلكتروني في أسواق ثلاث بلديات خلال ستة أشهر، وتدريب موظفي الجباية عليه، ثم تعميمه بعد مقارنة الإيراد قبله وبعده.
recommendation-action-label = الإجراء المقترح
recommendation-responsible_body =
    ما <b>الجهة المنفذة</b>؟ يُرجى كتابة اسمها، أو اختيارها إن ظهرت في الأزرار.
    <blockquote>مثال: { recommendation-responsible_body-example }</blockquote>
recommendation-responsible_body-example = إدارة الإيرادات المحلية بالوزارة مع مكاتب الجباية في البلديات
recommendation-responsible_body-label = الجهة المنفذة
recommendation-time_frame =
    ما <b>الإطار الزمني</b> للتنفيذ؟
    <blockquote>مثال: تدريب الموظفين قصير الأجل، وإنشاء سوق جديد طويل الأجل.</blockquote>
recommendation-time_frame-label = الإطار الزمني
recommendation-time_frame-short = قصير الأجل
recommendation-time_frame-medium = متوسط الأجل
recommendation-time_frame-long = طويل الأجل
recommendation-priority =
    ما <b>أولوية</b> التوصية؟
    <blockquote>مثال: ما تتوقف عليه خدمة يومية للمواطنين أولويته عالية.</blockquote>
recommendation-priority-label = الأولوية
recommendation-priority-high = عالية
recommendation-priority-medium = متوسطة
recommendation-priority-low = منخفضة
recommendation-preview = 📝 <b>معاينة التوصية قبل إرسالها</b>
rewording-focus_area = { recommendation-focus_area }
rewording-focus_area-label = { recommendation-focus_area-label }
rewording-title = { recommendation-title }
rewording-title-label = { recommendation-title-label }
rewording-problem = { recommendation-problem }
rewording-problem-label = { recommendation-problem-label }
rewording-action = { recommendation-action }
rewording-action-label = { recommendation-action-label }
rewording-responsible_body = { recommendation-responsible_body }
rewording-responsible_body-label = { recommendation-responsible_body-label }
rewording-time_frame = { recommendation-time_frame }
rewording-time_frame-label = { recommendation-time_frame-label }
rewording-priority = { recommendation-priority }
rewording-priority-label = { recommendation-priority-label }
rewording-preview = 📝 <b>معاينة التعديل قبل إرساله</b>
rewording-send = إرسال التعديل
error-words-needed = لا توجد كلمات في الإجابة. يُرجى كتابتها بالحروف.
error-no-such-session = لا توجد جلسة بهذا الاسم أو الرمز. يُرجى اختيارها من الأزرار، أو كتابة كلمة من عنوانها.

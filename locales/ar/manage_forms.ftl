# أسئلة إدارة البرنامج
manage-move-day = <b>إلى أي يوم تُنقل الجلسة؟</b>
manage-move-day-label = اليوم
manage-move-time = <b>ما وقت البداية الجديد؟</b>
    مثال: 14:30
manage-move-time-label = البداية
manage-move-preview = <b>الموعد الجديد</b>
manage-lengthen-end = <b>ما وقت الانتهاء الجديد؟</b>
    مثال: 14:30
manage-lengthen-end-label = الانتهاء
manage-lengthen-preview = <b>وقت الانتهاء الجديد</b>
manage-room-room = <b>ما المكان الجديد؟</b>
    يُرجى اختيار قاعة أو كتابة اسم آخر.
manage-room-room-label = المكان
manage-room-preview = <b>المكان الجديد</b>
manage-details-which = <b>ما الذي يُعدَّل؟</b>
manage-details-which-label = البيان
manage-details-title_ar = <b>ما العنوان الجديد بالعربية؟</b>
manage-details-title_ar-label = العنوان بالعربية
manage-details-title_en = <b>ما العنوان الجديد بالإنجليزية؟</b>
manage-details-title_en-label = العنوان بالإنجليزية
manage-details-kind = <b>ما نوع الجلسة؟</b>
manage-details-kind-label = النوع
manage-details-facilitator = <b>من الميسّر أو المتحدث؟</b>
manage-details-facilitator-label = الميسّر
manage-details-focus_area = <b>ما مجال التركيز؟</b>
manage-details-focus_area-label = مجال التركيز
manage-details-capacity = <b>كم عدد المقاعد؟</b>
    عند التخطي لا يكون للمقاعد حد.
manage-details-capacity-label = عدد المقاعد
manage-details-audience = <b>لمن هذه الجلسة؟</b>
    يُرجى كتابة أسماء البلديات أو المناطق أو الصفات وبينها فواصل. لا يرى الجلسة سواهم وفريق العمل. عند التخطي تكون الجلسة للجميع.
manage-details-audience-label = الفئة المستهدفة
manage-details-description_ar = <b>ما الوصف الجديد بالعربية؟</b>
manage-details-description_ar-label = الوصف بالعربية
manage-details-description_en = <b>ما الوصف الجديد بالإنجليزية؟</b>
manage-details-description_en-label = الوصف بالإنجليزية
manage-details-preview = <b>تفاصيل الجلسة</b>
manage-new-title_ar = <b>ما عنوان الجلسة بالعربية؟</b>
manage-new-title_ar-label = العنوان بالعربية
manage-new-title_en = <b>ما عنوانها بالإنجليزية؟</b>
manage-new-title_en-label = العنوان بالإنجليزية
manage-new-kind = <b>ما نوعها؟</b>
manage-new-kind-label = النوع
manage-new-day = <b>في أي يوم؟</b>
manage-new-day-label = اليوم
manage-new-time = <b>متى تبدأ؟</b>
    مثال: 14:30
manage-new-time-label = البداية
manage-new-length = <b>ما مدتها؟</b>
manage-new-length-label = المدة
manage-new-room = <b>أين تُعقد؟</b>
    يُرجى اختيار قاعة أو كتابة اسم آخر.
manage-new-room-label = المكان
manage-new-facilitator = <b>من الميسّر أو المتحدث؟</b>
manage-new-facilitator-label = الميسّر
manage-new-audience = <b>لمن هذه الجلسة؟</b>
    يُرجى كتابة أسماء البلديات أو المناطق أو الصفات وبينها فواصل. عند التخطي تكون الجلسة للجميع.
manage-new-audience-label = الفئة المستهدفة
manage-new-preview = <b>جلسة جديدة</b>
manage-new-send = إضافة إلى نسخة العمل
error-not-a-time = لم يُفهم الوقت. يُرجى كتابته بالساعة والدقيقة، مثل 14:30.
error-not-seats = لم يُفهم العدد. يُرجى كتابة رقم من 1 إلى { $most }.

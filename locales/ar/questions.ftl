# أسئلة التقييم
questions-title =
    <b>أسئلة التقييم</b>
    بعد النجوم تظهر إشارات بضغطة واحدة، وأسئلة أخرى بالنجوم إن وُجدت. لأي نوع من الجلسات؟
questions-every = لكل الأنواع الأخرى
questions-set = <b>أسئلة التقييم: { $kind }</b>
questions-general = لا أسئلة خاصة بهذا النوع، وهذه أسئلة كل الأنواع.
questions-ratings = <b>أسئلة بالنجوم:</b>
questions-chips = <b>الإشارات:</b>
questions-none = لا شيء
questions-line = • { $ar } ({ $en })
questions-bare = • { $ar }
questions-edit-chips = تعديل الإشارات
questions-edit-ratings = تعديل أسئلة النجوم
questions-saved = حُفظت الأسئلة، وتسري على الجلسات التي تنتهي بعد الآن.
questions-lines =
    يُرجى كتابة كل بند في سطر، بالعربية ثم الإنجليزية وبينهما خط:
    <blockquote>مثال: { questions-example }</blockquote>
questions-example = واضحة | Clear
questions-lines-label = البنود
questions-now = <b>البنود الآن ({ $kind }):</b>
questions-preview = <b>معاينة البنود قبل حفظها</b>
questions-send = حفظ
questions-clear = دون بنود
column-question-kind = نوع الجلسة
column-question-form = الصيغة
column-question-form-rating = سؤال بالنجوم|نجوم
column-question-form-chip = إشارة
column-question-ar = النص بالعربية
column-question-en = النص بالإنجليزية
error-too-many-questions = عدد البنود أكثر مما تسعه البطاقة: { $chips } من الإشارات و { $ratings } من أسئلة النجوم على الأكثر.
error-question-too-long = أحد البنود أطول من زر. الحد الأقصى { $most } حرفاً للعربية ومثلها للإنجليزية.

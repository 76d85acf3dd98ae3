# السجل الزمني للتوصية
timeline-title =
    <b>السجل الزمني للتوصية { $reference }</b>
    { $title }
timeline-line = • { $day }، الساعة { $time }: { $act }
timeline-versions = الصياغات ({ $count })
timeline-version = <b>التوصية { $reference }: الصياغة { $number } من { $total }</b>
timeline-earlier = الصياغة السابقة
timeline-later = الصياغة التالية
timeline-act-submitted = قُدِّمت
timeline-act-edited = عدّل مقدِّمها صياغتها
timeline-act-first_support = أول تأييد
timeline-act-withdrawn = سُحبت
timeline-act-joined = انضم إليها مشارك في التقديم
timeline-act-left = ترك مشارك المشاركة في التقديم
timeline-act-hidden = أُخفيت
timeline-act-unhidden = أُعيد إظهارها
timeline-act-reworded = عُدِّلت صياغتها بموافقة مقدِّمها
timeline-act-taken = بدأت أمانة المنتدى دراستها
timeline-act-asked = طُلب إيضاح من مقدِّمها
timeline-act-explained = وصل إيضاح مقدِّمها
timeline-act-published = نُشر رد أمانة المنتدى
timeline-act-merged = دُمجت في توصية أخرى
timeline-act-taken_in = ضُمَّت إلى توصيات الجلسة
timeline-act-adopted = اعتُمدت في الجلسة الختامية
timeline-act-adopted_amended = اعتُمدت بصياغة معدّلة في الجلسة الختامية
timeline-act-not_adopted = لم تُعتمد في الجلسة الختامية
timeline-act-reopened = أُعيدت إلى الدراسة
timeline-act-enclosed = أُضيف إليها مرفق
timeline-act-recorded = سُجِّلت مما اتُّفق عليه في الجلسة

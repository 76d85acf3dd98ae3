# التوصيات
recommendations-open = عرض التوصية
recommendations-submitted =
    ✅ سُجِّلت التوصية بالرقم المرجعي <b>{ $reference }</b>

    { $title }

    يمكن تعديلها إلى أن يؤيدها مشارك أو تبدأ أمانة المنتدى دراستها.
recommendations-withdraw-sure =
    <b>سحب التوصية رقم { $reference }</b>

    { $title }

    لا يمكن التراجع عن السحب، وتبقى التوصية ظاهرة لك بحالة «مسحوبة».
recommendations-withdraw-yes = تأكيد السحب
recommendations-unfinished =
    لديك توصية لم تُستكمل:
    <b>{ $draft }</b>

    يمكن متابعتها، أو البدء من جديد فتُحذف هذه المسودة.
recommendations-anew = البدء من جديد
toast-recommendation-edited = حُفظ تعديل التوصية { $reference }
toast-recommendation-withdrawn = سُحبت التوصية { $reference }
error-session-gone = هذه الجلسة أُلغيت أو لم تعد في البرنامج. الإجابات محفوظة، ويُرجى اختيار جلسة أخرى.
error-focus-area-gone = مجال التركيز هذا لم يعد في القائمة. الإجابات محفوظة، ويُرجى اختيار مجال آخر.
error-too-many-here =
    { $most ->
        [zero] لا تُقبل توصيات في هذه الجلسة.
        [one] لكل مشارك توصية واحدة في الجلسة، وقد سُجِّلت لك.
        [two] لكل مشارك توصيتان في الجلسة، وقد سُجِّلتا لك.
        [few] لكل مشارك { $most } توصيات في الجلسة على الأكثر، وقد اكتمل هذا العدد.
        [many] لكل مشارك { $most } توصية في الجلسة على الأكثر، وقد اكتمل هذا العدد.
       *[other] لكل مشارك { $most } توصية في الجلسة على الأكثر، وقد اكتمل هذا العدد.
    }
error-already-withdrawn = سبق سحب التوصية { $reference }.
error-editing-ended = بدأت أمانة المنتدى دراسة التوصية { $reference } أو أيّدها مشاركون، فلم يعد تعديلها متاحاً هنا. يمكن طلب تعديل صياغتها من «المزيد» في بطاقتها.
error-withdrawing-ended = صدر قرار بشأن التوصية { $reference }، فلم يعد سحبها متاحاً. يُرجى التواصل مع أمانة المنتدى.
error-said-before = هذه التوصية مسجَّلة لك بنصّها بالرقم { $reference }. يمكن تعديلها من «توصياتي».

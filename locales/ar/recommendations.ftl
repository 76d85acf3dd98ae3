# التوصيات
recommendations-title = 📝 <b>توصياتي</b>
recommendations-none = لم تُقدَّم توصية بعد. تتضمن التوصية مشكلة وإجراءً مقترحاً وجهة منفذة وإطاراً زمنياً، ويُسأل عن كلٍّ منها على حدة.
recommendations-count =
    { $count ->
        [zero] لا توجد توصيات مسجَّلة.
        [one] لديك توصية واحدة مسجَّلة.
        [two] لديك توصيتان مسجَّلتان.
        [few] لديك { $count } توصيات مسجَّلة.
        [many] لديك { $count } توصية مسجَّلة.
       *[other] لديك { $count } توصية مسجَّلة.
    }
recommendations-line = • الرقم { $reference } ({ $state }): { $title }
recommendations-new = توصية جديدة
recommendations-mine = توصياتي
recommendations-open = عرض التوصية
recommendations-edit = تعديل
recommendations-withdraw = سحب
recommendations-card = 📝 <b>التوصية رقم { $reference }</b>
recommendations-state = الحالة: <b>{ $state }</b>
recommendations-submitted-on = تاريخ التقديم: { $day }
recommendations-state-submitted = مقدَّمة
recommendations-state-under_review = قيد الدراسة
recommendations-state-needs_info = بحاجة إلى إيضاح
recommendations-state-accepted = مقبولة
recommendations-state-accepted_modified = مقبولة بصياغة معدّلة
recommendations-state-referred = محالة
recommendations-state-deferred = مؤجَّلة
recommendations-state-rejected = غير مقبولة
recommendations-withdrawn = مسحوبة
recommendations-submitted =
    ✅ سُجِّلت التوصية بالرقم المرجعي <b>{ $reference }</b>

    { $title }

    يمكن تعديلها ما لم تبدأ أمانة المنتدى دراستها.
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
recommendations-draft = مسودة بلا عنوان
recommendations-draft-titled = مسودة: { $title }
recommendations-draft-edit = تعديل غير مكتمل للتوصية { $reference }
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
error-editing-ended = بدأت أمانة المنتدى دراسة التوصية { $reference }، فلم يعد تعديلها متاحاً هنا. يُرجى التواصل مع الأمانة.
error-withdrawing-ended = صدر قرار بشأن التوصية { $reference }، فلم يعد سحبها متاحاً. يُرجى التواصل مع أمانة المنتدى.
error-said-before = هذه التوصية مسجَّلة لك بنصّها بالرقم { $reference }. يمكن تعديلها من «توصياتي».
error-own-recommendation = التوصية { $reference } من تقديمك، والتأييد لتوصيات الآخرين.
error-support-closed = التوصية { $reference } لم تعد تقبل التأييد.
error-move-refused = لا يتيح وضع التوصية { $reference } الحالي هذا الإجراء.
error-taken-by-another = التوصية { $reference } لدى زميل آخر في الأمانة الآن، وتُتاح حين يفرغ منها أو تنقضي مهلته.
error-undo-too-late = انقضت مهلة التراجع، وهي دقيقة واحدة، أو تغيّر وضع التوصية بعدها.

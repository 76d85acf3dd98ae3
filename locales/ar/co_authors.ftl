# مشاركون في تقديم توصية
co-authors-invite =
    <b>دعوة مشارك في تقديم التوصية { $reference }</b>
    { $title }

    يُرسل الرابط إلى من يُراد إشراكه، ولا يُضاف اسمه إلا بعد موافقته.
    { $most ->
        [zero] لا تُقبل إضافة مشاركين.
        [one] يمكن أن يشارك في التقديم شخص واحد.
        [two] يمكن أن يشارك في التقديم شخصان على الأكثر.
        [few] يمكن أن يشارك في التقديم { $most } أشخاص على الأكثر.
        [many] يمكن أن يشارك في التقديم { $most } شخصاً على الأكثر.
       *[other] يمكن أن يشارك في التقديم { $most } شخص على الأكثر.
    }
co-authors-send = إرسال الدعوة
co-authors-letter = دعوة إلى المشاركة في تقديم توصية: { $title }
co-authors-invited = دعوة من { $author } إلى المشاركة في تقديم التوصية { $reference }. يُرجى قراءة نصها قبل الموافقة:
co-authors-join = الموافقة والانضمام
co-authors-only-look = عرض التوصية دون الانضمام
co-authors-joined =
    انضم { $name } إلى مقدِّمي التوصية { $reference }:
    { $title }
co-authors-left =
    ترك { $name } المشاركة في تقديم التوصية { $reference }:
    { $title }
co-authors-edited =
    عُدِّلت صياغة التوصية { $reference } التي تشارك في تقديمها:
    { $title }
co-authors-leave-sure =
    <b>ترك المشاركة في تقديم التوصية { $reference }</b>
    { $title }

    يُحذف الاسم من مقدِّميها، وتمكن العودة بالرابط نفسه.
co-authors-leave-yes = تأكيد الترك
toast-joined = أُضيف اسمك إلى مقدِّمي التوصية { $reference }
toast-left = حُذف اسمك من مقدِّمي التوصية { $reference }
error-co-author-link-bad = هذا الرابط غير صحيح أو غير مكتمل. يُرجى طلبه من مقدِّم التوصية مرة أخرى.
error-co-authors-closed = التوصية { $reference } لم تعد تقبل مشاركين في تقديمها.
error-co-authors-full =
    { $most ->
        [zero] التوصية { $reference } لا تقبل مشاركين في تقديمها.
        [one] اكتمل عدد المشاركين في تقديم التوصية { $reference }: شخص واحد.
        [two] اكتمل عدد المشاركين في تقديم التوصية { $reference }: شخصان.
        [few] اكتمل عدد المشاركين في تقديم التوصية { $reference }: { $most } أشخاص.
        [many] اكتمل عدد المشاركين في تقديم التوصية { $reference }: { $most } شخصاً.
       *[other] اكتمل عدد المشاركين في تقديم التوصية { $reference }: { $most } شخص.
    }
error-already-author = اسمك بين مقدِّمي التوصية { $reference }، ولا حاجة إلى الانضمام مرة أخرى.
co-authors-withdrawn =
    سُحبت التوصية { $reference } التي تشارك في تقديمها:
    { $title }

# الإبلاغ عن توصية وإخفاؤها
hiding-report-sure =
    <b>الإبلاغ عن التوصية { $reference }</b>
    { $title }

    يصل الإبلاغ إلى أمانة المنتدى وحدها، ولا يُذكر فيه اسم من أبلغ. ويكون لما فيه إساءة أو بيانات شخصية.
hiding-report-yes = تأكيد الإبلاغ
hiding-reported = وصل الإبلاغ عن التوصية { $reference } إلى أمانة المنتدى، وستنظر فيه.
hiding-decide = ⚠️ <b>أُبلغ عن التوصية { $reference }</b>
hiding-reports =
    { $count ->
        [zero] لا إبلاغ بانتظار النظر
        [one] إبلاغ واحد
        [two] إبلاغان
        [few] { $count } إبلاغات
        [many] { $count } إبلاغاً
       *[other] { $count } إبلاغ
    }
hiding-hide = إخفاء: { $why }
hiding-let-stand = إبقاؤها كما هي
hiding-unhide = إعادة إظهارها
hiding-open = إخفاء أو إظهار
hiding-waiting = <b>توصيات أُبلغ عنها</b>
hiding-none = لا توجد توصيات أُبلغ عنها بانتظار النظر.
hiding-waiting-one = { $reference } ({ $count })
hiding-waiting-button = ⚠️ أُبلغ عنها ({ $count })
hiding-told =
    أخفت أمانة المنتدى توصيتك رقم { $reference } عن المشاركين:
    { $title }

    السبب: { $why }. يمكن الاستفسار من الأمانة، أو تقديم توصية بصياغة أخرى.
toast-hidden = أُخفيت التوصية { $reference }
toast-let-stand = التوصية { $reference } ظاهرة للمشاركين
error-too-many-reports =
    { $most ->
        [zero] لا يُقبل الإبلاغ الآن.
        [one] يُقبل إبلاغ واحد في اليوم من كل مشارك. يُرجى المتابعة غداً.
        [two] يُقبل إبلاغان في اليوم من كل مشارك. يُرجى المتابعة غداً.
        [few] تُقبل { $most } إبلاغات في اليوم من كل مشارك. يُرجى المتابعة غداً.
        [many] يُقبل { $most } إبلاغاً في اليوم من كل مشارك. يُرجى المتابعة غداً.
       *[other] يُقبل { $most } إبلاغ في اليوم من كل مشارك. يُرجى المتابعة غداً.
    }
hiding-title = <b>إخفاء التوصية { $reference } أو إظهارها</b>

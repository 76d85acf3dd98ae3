# فريق العمل: منح الصلاحيات وسحبها، وروابطها لمرة واحدة
command-staff = فريق العمل وصلاحياته
staff-team = 👥 فريق العمل

team-open = فريق العمل
team-title = <b>فريق العمل</b>
team-holder = • { $role }: { $name }
team-holder-fixed = • { $role }: { $name } *
team-fixed = * من إعدادات البوت: لا تُسحب هذه الصلاحية من هنا، بل ممن يدير الخادم.
team-nameless = حساب رقم { $account }
team-role-for = { $role }، { $scope }
team-scope-all = لكامل المنتدى
team-scope-session = جلسة { $code }
team-candidate = { $name } · { $municipality }

team-give = منح صلاحية
team-make-link = رابط لمرة واحدة
team-take = سحب صلاحية
team-asking =
    { $count ->
        [zero] لا طلبات
        [one] طلب ينتظر القرار
        [two] طلبان ينتظران القرار
        [few] { $count } طلبات تنتظر القرار
        [many] { $count } طلباً ينتظر القرار
       *[other] { $count } طلب ينتظر القرار
    }

team-person = لمن تُمنح الصلاحية؟ يُرجى كتابة ثلاثة أحرف من الاسم، أو الاختيار من المشاركين المسجَّلين.
team-person-label = الاسم
team-role = ما الصلاحية؟
team-role-label = الصلاحية
team-scope = لأي يوم أو جلسة؟
team-scope-label = النطاق
team-preview = <b>مراجعة قبل منح الصلاحية</b>
team-given = ✅ مُنحت صلاحية «{ $role }» إلى { $name }، وأُرسل إشعار بذلك.
team-given-before = صلاحية «{ $role }» ممنوحة من قبل إلى { $name }.
draft-team = منح صلاحية

team-link-role = { team-role }
team-link-role-label = { team-role-label }
team-link-scope = { team-scope }
team-link-scope-label = { team-scope-label }
team-link-preview = <b>مراجعة قبل إنشاء الرابط</b>
team-link-send = إنشاء الرابط
draft-team-link = رابط لفريق العمل
team-link =
    <b>رابط لمرة واحدة</b>
    الصلاحية: { $role }
    صالح حتى { $day }، الساعة { $time }.

    يُرجى إرساله إلى صاحبه وحده: { $address }

    بعد فتحه يصل إلى المالكين طلب للموافقة، ولا تُمنح الصلاحية قبلها. ولا يمكن عرض هذا الرابط مرة أخرى.
team-link-drop = إلغاء الرابط
team-link-dropped = أُلغي الرابط، ولن يفتح لأحد.
team-link-too-late = استُعمل هذا الرابط أو انتهت صلاحيته من قبل.
team-link-wrong = هذا الرابط غير صحيح. يُرجى طلب رابط جديد ممن أرسله.
error-link-expired = انتهت مدة هذا الرابط أو أُلغي. يُرجى طلب رابط جديد ممن أرسله.
error-link-used-before = استُعمل هذا الرابط من قبل، وهو صالح لمرة واحدة. يُرجى طلب رابط جديد ممن أرسله.
error-link-is-yours = هذا رابط أنشأه حسابك. يُرجى إرساله إلى صاحبه، ولم يُستهلك بعد.
error-role-held-already = هذه الصلاحية ممنوحة لحسابك من قبل، ولم يُستهلك الرابط.

team-asked = وصل طلب صلاحية «{ $role }» إلى مالكي المنتدى، وسيصل القرار هنا.
team-asks = <b>طلب صلاحية «{ $role }»</b>
    الاسم: { $name }
team-asks-registered = مشارك مسجَّل في المنتدى. وصل الطلب برابط لمرة واحدة.
team-asks-unregistered = غير مسجَّل في المنتدى، والاسم كما هو في تيليجرام. وصل الطلب برابط لمرة واحدة.
team-accept = قبول
team-decline = رفض
team-accepted = ✅ قُبل طلب { $name }، ومُنحت صلاحية «{ $role }».
team-declined = رُفض طلب { $name } لصلاحية «{ $role }».
toast-team-decided-before = سبق البت في هذا الطلب

team-take-whose = ممن تُسحب الصلاحية؟
team-take-which = أي صلاحية تُسحب من { $name }؟
team-take-sure = هل تُسحب صلاحية «{ $role }» من { $name }؟
team-take-yes = نعم، سحبها
team-taken = ✅ سُحبت الصلاحية من { $name }.
error-own-ownership = لا يمكن سحب صلاحية المالك من حسابك نفسه؛ يسحبها مالك آخر.
error-ownership-by-settings = ملكية هذا الحساب من إعدادات البوت، ولا تُسحب إلا ممن يدير الخادم.
error-last-owner = هذا الحساب هو المالك الوحيد للمنتدى. يُرجى منح الصلاحية لمالك آخر أولاً.
error-too-few-letters-of-name =
    { $least ->
        [zero] يُرجى كتابة أحرف من الاسم.
        [one] يُرجى كتابة حرف واحد من الاسم على الأقل.
        [two] يُرجى كتابة حرفين من الاسم على الأقل.
        [few] يُرجى كتابة { $least } أحرف من الاسم على الأقل.
        [many] يُرجى كتابة { $least } حرفاً من الاسم على الأقل.
       *[other] يُرجى كتابة { $least } حرف من الاسم على الأقل.
    }
error-nobody-of-that-name = لا يوجد مشارك مسجَّل بهذا الاسم. يُرجى تجربة أحرف أخرى، أو إرسال رابط لمرة واحدة من «فريق العمل».

team-told-given = أُسندت إليك صلاحية «{ $role }» في المنتدى، وتظهر أدواتها في القائمة وفي الأوامر.
team-told-taken = انتهت صلاحية «{ $role }» المسندة إليك في المنتدى، مع الشكر.
team-told-declined = لم يُقبل طلب صلاحية «{ $role }».

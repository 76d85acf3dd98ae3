# طلبات التسجيل: بطاقة المنظِّمين، وما يراه صاحب الطلب
request-title = <b>طلب تسجيل رقم { $number }</b>
request-name = الاسم: { $name }
request-municipality = البلدية: { $municipality }
request-position = الصفة الوظيفية: { $position }
request-unnamed = طلب رقم { $number }
request-person = • { $name }، { $municipality }، { $position }
request-person-same-number = • { $name }، { $municipality }، { $position } (رقم الهاتف نفسه)
request-kind-claim =
    { $count ->
        [zero] لا أحد في كشف المدعوين بهذا الاسم.
        [one] في كشف المدعوين من يطابقه، ولم يثبت أنه صاحب الطلب:
        [two] في كشف المدعوين اثنان يطابقانه، ولم يثبت أيهما صاحب الطلب:
        [few] في كشف المدعوين { $count } أشخاص يطابقونه، ولم يثبت أيهم صاحب الطلب:
        [many] في كشف المدعوين { $count } شخصاً يطابقونه، ولم يثبت أيهم صاحب الطلب:
       *[other] في كشف المدعوين { $count } شخص يطابقونه، ولم يثبت أيهم صاحب الطلب:
    }
request-kind-nobody = لم يعد في كشف المدعوين من يطابقه.
request-kind-approval = الاسم ليس في كشف المدعوين، والتسجيل بالموافقة.
request-kind-taken = هذا الشخص مسجَّل من حساب آخر. عند القبول ينتقل تسجيله إلى الحساب الجديد، ويُفصل الحساب السابق:
request-number-typed = ⚠️ الرقم مكتوب، ولم يثبت أنه رقم صاحب الطلب. يُرجى التحقق قبل القبول.
request-accept = قبول
request-accept-as = قبول { $place }: { $name }
request-accept-new = مشارك جديد
request-decline = رفض
request-accepted = ✅ قُبل الطلب. القرار: { $name }
request-declined = رُفض الطلب. القرار: { $name }
request-withdrawn = سُحب الطلب، أو انتهى بتسجيل آخر.
request-staff = المنظِّمون
requests-waiting =
    { $count ->
        [zero] لا توجد طلبات بانتظار القرار.
        [one] طلب واحد بانتظار القرار.
        [two] طلبان بانتظار القرار.
        [few] { $count } طلبات بانتظار القرار.
        [many] { $count } طلباً بانتظار القرار.
       *[other] { $count } طلب بانتظار القرار.
    }
request-asked-claim =
    ⏳ وصل الطلب إلى المنظِّمين، وسيصل الرد هنا.

    الاسم أو الرقم المكتوب يطابق مدعواً في الكشف، وتلزم موافقة المنظِّمين لإثبات ذلك. ويكتمل التسجيل في الحال بكتابة رمز الدعوة.
request-asked-approval = ⏳ وصل طلب التسجيل إلى المنظِّمين، وسيصل الرد هنا.
request-asked-taken = ⏳ سبق التسجيل بهذه البيانات من حساب آخر. وصل الأمر إلى المنظِّمين، وسيصل الرد هنا.
request-take-back = سحب الطلب
request-taken-back = سُحب الطلب. يمكن التسجيل في أي وقت.
toast-request-sent = أُرسل الطلب
toast-request-taken-back = سُحب الطلب
toast-request-accepted = قُبل الطلب
toast-request-declined = رُفض الطلب
toast-request-decided = صدر القرار في هذا الطلب سابقاً
error-too-many-requests = بلغت الطلبات حدها لهذا اليوم. يُرجى التواصل مع المنظِّمين.
error-own-request = هذا الطلب لحسابك، ويبتّ فيه غيرك من المالكين والمنظِّمين.

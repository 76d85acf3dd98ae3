# مرفقات التوصية
enclosures-title =
    📎 <b>مرفقات التوصية { $reference }</b>
    { $title }
enclosures-add =
    📎 <b>مرفقات التوصية { $reference }</b>
    يُرجى إرسال الصورة أو الملف أو التسجيل الصوتي هنا.
    { $most ->
        [zero] لا تُقبل مرفقات.
        [one] يُقبل مرفق واحد.
        [two] يُقبل مرفقان على الأكثر.
        [few] تُقبل { $most } مرفقات على الأكثر.
        [many] يُقبل { $most } مرفقاً على الأكثر.
       *[other] يُقبل { $most } مرفق على الأكثر.
    }
enclosures-added = <b>أُضيف المرفق.</b>
enclosures-removed = <b>حُذف المرفق.</b>
enclosures-remove = 🗑 حذف: { $name }
enclosures-done = تم
enclosures-photo = صورة { $number }
enclosures-document = ملف { $number }
enclosures-voice = تسجيل صوتي { $number }
enclosure-file =
    يُرجى إرسال الصورة أو الملف أو التسجيل الصوتي هنا.
toast-enclosure-sent = أُرسل المرفق
error-too-many-enclosures =
    { $most ->
        [zero] لا تُقبل مرفقات لهذه التوصية.
        [one] لهذه التوصية مرفق واحد، وهو الحد الأعلى. يُرجى حذفه قبل إضافة غيره.
        [two] لهذه التوصية مرفقان، وهو الحد الأعلى. يُرجى حذف أحدهما قبل إضافة غيره.
        [few] لهذه التوصية { $most } مرفقات، وهو الحد الأعلى. يُرجى حذف أحدها قبل إضافة غيره.
        [many] لهذه التوصية { $most } مرفقاً، وهو الحد الأعلى. يُرجى حذف أحدها قبل إضافة غيره.
       *[other] لهذه التوصية { $most } مرفق، وهو الحد الأعلى. يُرجى حذف أحدها قبل إضافة غيره.
    }

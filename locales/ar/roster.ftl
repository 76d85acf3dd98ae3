# كشف المدعوين: إرساله ومراجعته وإدخاله
roster-how =
    <b>كشف المدعوين</b>

    يُرسل الملف هنا في المحادثة بصيغة xlsx أو CSV، وتظهر مراجعة ما سيتغيّر قبل الإدخال.
    الأعمدة: الاسم، البلدية، الصفة، الهاتف، الدور، ملاحظة، المعرّف. عمود الاسم وحده لازم.
    من ليس في الملف يبقى في الكشف.
roster-trouble-kind = يُقرأ كشف المدعوين من ملف بصيغة xlsx أو CSV.
roster-trouble-large = الملف أكبر من الحد المسموح، وهو { $megabytes } ميغابايت.
roster-trouble-failed = تعذّر استلام الملف من تيليجرام. يُرجى إرساله من جديد.
roster-reading = ⏳ يُقرأ الملف { $file }
roster-progress = قُرئ { $done } من { $total }
roster-look = <b>مراجعة الكشف</b>: { $file }
roster-added = • جديد: { $count }
roster-changed = • معدَّل: { $count }
roster-left = • دون تغيير: { $count }
roster-missing = • ليس في الملف، ويبقى: { $count }
roster-added-names = أسماء جديدة:
roster-changed-names = أسماء تتغيّر بياناتها:
roster-alike-names = أسماء تشبه مدعوين برقم هاتف آخر:
roster-doubles-names = أسماء مكررة في البلدية نفسها، ولا تُدمج:
roster-missing-names = أسماء ليست في الملف:
roster-name = • { $name }
roster-more =
    { $count ->
        [zero] القائمة كاملة.
        [one] واسم آخر في الملف المرفق.
        [two] واسمان آخران في الملف المرفق.
        [few] و{ $count } أسماء أخرى في الملف المرفق.
        [many] و{ $count } اسماً آخر في الملف المرفق.
       *[other] و{ $count } اسم آخر في الملف المرفق.
    }
roster-ignored = أعمدة لا تُقرأ: { $columns }
roster-nothing = لا تغيير: الكشف مطابق للملف.
roster-bring = إدخال الكشف
roster-bring-others = إدخال، والمتشابهون جدد
roster-faults =
    { $count ->
        [zero] ⚠️ لم يُقبل الملف { $file }.
        [one] ⚠️ لم يُقبل الملف { $file }: فيه خطأ واحد، ولم يتغيّر شيء.
        [two] ⚠️ لم يُقبل الملف { $file }: فيه خطآن، ولم يتغيّر شيء.
        [few] ⚠️ لم يُقبل الملف { $file }: فيه { $count } أخطاء، ولم يتغيّر شيء.
        [many] ⚠️ لم يُقبل الملف { $file }: فيه { $count } خطأً، ولم يتغيّر شيء.
       *[other] ⚠️ لم يُقبل الملف { $file }: فيه { $count } خطأ، ولم يتغيّر شيء.
    }
roster-faults-file = بقية الأخطاء في الملف المرفق.
roster-done = ✅ أُدخل الكشف: { $file }
roster-discarded = أُلغي الإدخال، ولم يتغيّر شيء.
roster-gone = لم يعد هذا الملف محفوظاً. يُرجى إرساله من جديد.
toast-roster-waits = يُدخل الكشف الآن
toast-roster-discarded = أُلغي الإدخال

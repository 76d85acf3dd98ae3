# البرنامج من ملف
programme-file-import = 📄 استيراد ملف
programme-file-file =
    <b>استيراد البرنامج من ملف</b>
    يُرجى إرسال الملف هنا بصيغة xlsx أو CSV، أو ملف schedule.json من أدوات المؤتمرات.

    لا يتغيّر البرنامج بالإرسال: يصير ما في الملف تعديلات تُراجع ثم تُنشر. والجلسات التي ليست في الملف تبقى.
programme-file-reading = ⏳ يُقرأ الملف { $file }
programme-file-taken = ✅ قُرئ الملف { $file }، وصار ما فيه تعديلات تنتظر النشر.
programme-file-released = ✅ قُرئ الملف { $file }، ونُشر البرنامج.
programme-file-same = الملف { $file } مطابق للبرنامج، فلا تعديل ينتظر النشر.
programme-file-added = • جلسات جديدة: { $count }
programme-file-changed = • جلسات معدَّلة: { $count }
programme-file-left = • دون تغيير: { $count }
programme-file-missing = • ليست في الملف، وتبقى: { $count }
programme-file-warnings = تنبيهات:
programme-file-faults =
    { $count ->
        [zero] ⚠️ لم يُقبل الملف { $file }.
        [one] ⚠️ لم يُقبل الملف { $file }: فيه خطأ واحد، ولم يتغيّر شيء.
        [two] ⚠️ لم يُقبل الملف { $file }: فيه خطآن، ولم يتغيّر شيء.
        [few] ⚠️ لم يُقبل الملف { $file }: فيه { $count } أخطاء، ولم يتغيّر شيء.
        [many] ⚠️ لم يُقبل الملف { $file }: فيه { $count } خطأً، ولم يتغيّر شيء.
       *[other] ⚠️ لم يُقبل الملف { $file }: فيه { $count } خطأ، ولم يتغيّر شيء.
    }
programme-file-more =
    { $count ->
        [zero] لا أخطاء أخرى.
        [one] وخطأ آخر.
        [two] وخطآن آخران.
        [few] و{ $count } أخطاء أخرى.
        [many] و{ $count } خطأً آخر.
       *[other] و{ $count } خطأ آخر.
    }
programme-file-another = إرسال ملف آخر
programme-file-gone = لم يعد هذا الملف محفوظاً. يُرجى إرساله من جديد.
programme-file-manage = إدارة البرنامج
error-send-the-programme = المطلوب هنا ملف البرنامج. يُرجى إرساله مرفقاً، أو الضغط على «إلغاء».

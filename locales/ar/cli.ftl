# سطر الأوامر
cli-import-counts = أُضيف: { $added }، تغيّر: { $changed }، بقي على حاله: { $left }
cli-import-added = يُضاف: { $names }
cli-import-changed = يتغيّر: { $names }
cli-import-missing = غير موجود في الملف، وأُبقي عليه: { $names }
cli-import-removed = أُزيل: { $names }
cli-import-ignored = أعمدة لا تُقرأ: { $columns }
cli-import-released = صدر البرنامج بالنسخة رقم { $number }
cli-import-working-copy = حُفظ كنسخة عمل، ويُعتمد بالخيار --release
cli-import-dry-run = تجربة فقط: لم يتغيّر شيء
cli-import-event-first = أوقات البرنامج بتوقيت المنتدى: يُرجى استيراد بيانات المنتدى أولاً
cli-import-alike = يشبهون مدعوين برقم هاتف آخر (يُعدّون جدداً بالخيار --others): { $names }
cli-import-doubles = الاسم مكرر في البلدية نفسها، ولم يُدمج: { $names }

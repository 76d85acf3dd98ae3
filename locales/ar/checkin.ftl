# التسجيل عند المدخل
command-checkin = تسجيل الحضور عند المدخل
checkin-button = ✅ تسجيل الحضور
draft-substitute = اسم البديل
substitute-name = ما اسم من حضر بديلاً؟
substitute-name-label = اسم البديل
toast-checkin-undone-before = أُلغي هذا التسجيل من قبل.
error-list-closed = التسجيل متاح في قوائم اليوم فقط، وهذه قائمة يوم آخر.
error-too-few-letters = يُرجى كتابة ثلاثة أحرف على الأقل من الاسم أو البلدية.
error-not-expected = هذا المشارك غير مدرج الآن بين المدعوين والمسجَّلين. يُرجى الرجوع إلى المنظِّمين.

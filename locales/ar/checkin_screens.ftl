# شاشات التسجيل عند المدخل
checkin-desk =
    ✅ <b>وضع التسجيل: { $list }</b>
    الحاضرون: { $present } من { $expected }

    يُرجى كتابة ثلاثة أحرف من الاسم أو البلدية، أو رمز الدعوة كاملاً. وتُقرأ بطاقة الحضور بكاميرا الهاتف.
checkin-other-list = قائمة أخرى
checkin-behalf = مشارك دون تيليجرام
checkin-leave = إنهاء التسجيل
checkin-pick = يُرجى اختيار القائمة التي يُسجَّل الحضور فيها.
checkin-list = القائمة: { $list }
checkin-found = يُسجَّل الحضور بالضغط على الاسم. القائمة: { $list }
checkin-found-more = هذه أول ثمانية أسماء، ويمكن كتابة أحرف أكثر. يُسجَّل الحضور بالضغط على الاسم. القائمة: { $list }
checkin-choice = { $name } — { $municipality }
checkin-choice-present = ✓ { $label }
checkin-person = الاسم: <b>{ $name }</b>، { $municipality }
checkin-mark = تسجيل الحضور
checkin-done = ✅ سُجّل الحضور الساعة { $time }
checkin-before = ☑️ الحضور مسجَّل من قبل، الساعة { $time }
checkin-before-by = ☑️ الحضور مسجَّل من قبل، الساعة { $time }، سجّله { $name }
checkin-before-room = ☑️ الحضور مسجَّل من قبل برمز القاعة، الساعة { $time }
checkin-substitute = حضر بديلاً: <b>{ $name }</b>
checkin-substitute-button = حضر عنه بديل
checkin-undo = تراجع
checkin-undone = ↩️ أُلغي تسجيل الحضور.
checkin-nobody = لا يوجد اسم أو بلدية فيهما «{ $typed }». يمكن كتابة أحرف أخرى، أو تسجيل من ليس لديه تيليجرام.
checkin-over = صلاحية تسجيل الحضور غير سارية لك الآن، وقد أُنهي وضع التسجيل.

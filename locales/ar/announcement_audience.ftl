# اختيار المستلمين
audience-title = <b>المستلمون</b>: { $audience }
audience-count =
    { $count ->
        [zero] العدد: لا يوجد مشارك يمكن مراسلته بهذه الشروط.
        [one] العدد: مشارك واحد.
        [two] العدد: مشاركان.
        [few] العدد: { $count } مشاركين.
        [many] العدد: { $count } مشاركاً.
       *[other] العدد: { $count } مشارك.
    }
audience-chats =
    { $count ->
        [zero] دون مجموعات.
        [one] ومجموعة أو قناة واحدة.
        [two] ومجموعتان أو قناتان.
        [few] و{ $count } مجموعات وقنوات.
        [many] و{ $count } مجموعة وقناة.
       *[other] و{ $count } مجموعة وقناة.
    }
audience-add-and = تضييق بشرط (و)
audience-add-or = توسيع بفئة (أو)
audience-drop = حذف آخر شرط
audience-names = الأسماء
audience-groups = المجموعات والقنوات
audience-done = تم
audience-which-is = يُرجى اختيار الشرط: يشمل من ينطبق عليه.
audience-which-not = يُرجى اختيار الشرط: يشمل من <b>لا</b> ينطبق عليه.
audience-turn-round = من لا ينطبق عليه الشرط
audience-turn-back = من ينطبق عليه الشرط
audience-pick-today = حاضر اليوم
audience-pick-present = حضر جلسة
audience-pick-chose = اختار جلسة
audience-pick-silent = لم يقيّم جلسة
audience-pick-municipality = البلدية
audience-pick-region = المنطقة
audience-pick-area = مجال التركيز
audience-pick-role = فريق العمل
audience-pick-new = لم يسجّل بعد
audience-pick-picked = اختيار بالاسم
audience-value = يُرجى الاختيار:
audience-no-value = لا يوجد ما يمكن اختياره هنا بعد.
audience-place-name = يُرجى كتابة اسم البلدية أو جزء منه.
audience-person-name = يُرجى كتابة حروف من اسم المشارك. ويمكن إضافة غيره بعد ذلك.
audience-person-label = { $name }، { $where }
audience-names-title =
    { $count ->
        [zero] لا أحد تنطبق عليه الشروط.
        [one] مستلم واحد:
        [two] مستلمان:
        [few] { $count } مستلمين:
        [many] { $count } مستلماً:
       *[other] { $count } مستلم:
    }
audience-name = • { $name }، { $where }
audience-name-alone = • { $name }
audience-name-lost = { $line } (يتعذّر الوصول إليه)
audience-unnamed = حساب دون اسم
error-too-many-conditions = الشروط كثيرة، ويصعب على القارئ تتبّعها. يُرجى حذف شرط قبل إضافة غيره.

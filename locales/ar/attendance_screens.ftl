# شاشات كشف الحضور
attendance-list-day = يوم { $day }
attendance-list-session = { $title } ({ $code })
attendance-title = 📋 <b>الحضور: { $list }</b>
attendance-figures =
    الحاضرون: <b>{ $present }</b> من { $expected }
    الغائبون: <b>{ $missing }</b>
attendance-elsewhere =
    { $count ->
        [zero] لا أحد في جلسة موازية.
        [one] في جلسة موازية: مشارك واحد، ولا يُحسب غائباً.
        [two] في جلسة موازية: مشاركان، ولا يُحسبان غائبَين.
        [few] في جلسة موازية: { $count } مشاركين، ولا يُحسبون غائبين.
        [many] في جلسة موازية: { $count } مشاركاً، ولا يُحسبون غائبين.
       *[other] في جلسة موازية: { $count } مشارك، ولا يُحسبون غائبين.
    }
attendance-seen = سجّلهم فريق الاستقبال: { $count } ({ $ways })
attendance-unseen = سجّلوا أنفسهم برمز القاعة: { $count }، وقد يُنقل الرمز إلى من ليس في القاعة
attendance-substitutes = حضر عنهم بديل: { $count }
attendance-way-count = { $way } { $count }
attendance-way-name = بالاسم
attendance-way-code = برمز الدعوة
attendance-way-qr = ببطاقة الحضور
attendance-way-behalf = نيابةً
attendance-regions = حسب المناطق:
attendance-region = • منطقة { $name }: { $present } من { $expected }
attendance-region-none = • دون منطقة محددة: { $present } من { $expected }
attendance-counted = حتى الساعة { $time }، ويتجدد الكشف تلقائياً مدة نصف ساعة.
attendance-refresh = 🔄 تحديث
attendance-missing-button = الغائبون
attendance-parts-button = حسب البلديات
attendance-other = قائمة أخرى
attendance-pick = قوائم الحضور في يوم { $day }. يُرجى اختيار القائمة.
attendance-missing =
    { $count ->
        [zero] <b>الغائبون: { $list }</b>، لا يوجد غائبون.
        [one] <b>الغائبون: { $list }</b>، غائب واحد.
        [two] <b>الغائبون: { $list }</b>، غائبان.
        [few] <b>الغائبون: { $list }</b>، { $count } غائبين.
        [many] <b>الغائبون: { $list }</b>، { $count } غائباً.
       *[other] <b>الغائبون: { $list }</b>، { $count } غائب.
    }
attendance-numbers = تُرسل بطاقة الاتصال بالضغط على الاسم.
attendance-name = • { $name }
attendance-name-of = • { $name }، { $municipality }
attendance-parts = <b>الحضور حسب البلديات: { $list }</b>
attendance-part = • { $name }: { $present } من { $expected }
attendance-part-none = • دون بلدية: { $present } من { $expected }

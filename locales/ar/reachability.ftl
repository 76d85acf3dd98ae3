# من لا تصل إليهم الرسائل
reach-open = 🔕 من لا تصلهم الرسائل
reach-title = <b>من لا تصل إليهم رسائل البوت</b>
reach-blocked = حظروا البوت
reach-never = لم يبدؤوا المحادثة
reach-deactivated = حُذفت حساباتهم
reach-blocked-count =
    { $count ->
        [zero] لم يحظر البوت أحد
        [one] حظر البوت: شخص واحد
        [two] حظر البوت: شخصان
        [few] حظر البوت: { $count } أشخاص
        [many] حظر البوت: { $count } شخصاً
       *[other] حظر البوت: { $count } شخص
    }
reach-never-count =
    { $count ->
        [zero] بدأ المحادثة كل المدعوين
        [one] لم يبدأ المحادثة: شخص واحد
        [two] لم يبدأ المحادثة: شخصان
        [few] لم يبدأ المحادثة: { $count } أشخاص
        [many] لم يبدأ المحادثة: { $count } شخصاً
       *[other] لم يبدأ المحادثة: { $count } شخص
    }
reach-deactivated-count =
    { $count ->
        [zero] لا حسابات محذوفة من تيليجرام
        [one] حُذف من تيليجرام: حساب واحد
        [two] حُذف من تيليجرام: حسابان
        [few] حُذف من تيليجرام: { $count } حسابات
        [many] حُذف من تيليجرام: { $count } حساباً
       *[other] حُذف من تيليجرام: { $count } حساب
    }
reach-later = من يعود إلى البوت تصله الإعلانات والتنبيهات التي فاتته ما دامت نافعة.
reach-everybody = تصل الرسائل إلى الجميع.
reach-blocked-title = <b>حظروا البوت</b>
reach-never-title = <b>لم يبدؤوا المحادثة مع البوت</b>
reach-deactivated-title = <b>حُذفت حساباتهم من تيليجرام</b>
reach-person = { $name }، { $municipality }
reach-person-alone = { $name }

# الصلاحيات وباب فريق العمل
role-owner = مالك
role-organizer = منظِّم
role-secretariat = أمانة المنتدى
role-facilitator = ميسّر
role-rapporteur = مقرر
role-usher = تسجيل الحضور

staff-title =
    <b>إدارة المنتدى</b>
    الصلاحيات: { $roles }
staff-announce = 📣 الإعلانات
staff-export = 📤 تصدير الملفات
staff-register = 📚 كل التوصيات

error-not-today = صلاحيتك مخصَّصة ليوم آخر أو لجلسة أخرى، وهي غير سارية هنا الآن. يُرجى مراجعة المنظِّمين عند الحاجة إلى تعديلها.

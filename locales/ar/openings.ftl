# أزرار القائمة إلى شاشاتها
menu-register = التسجيل في المنتدى
menu-me = 👤 حسابي
menu-language = 🌐 اللغة
menu-help = المساعدة
menu-staff = إدارة المنتدى
menu-draft = ✏️ متابعة المسودة
privacy-button = الخصوصية

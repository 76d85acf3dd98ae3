# الأسئلة عن الشخص: خياراتها وما لا يُقبل فيها
personal-municipality-other = بلدية أخرى
personal-municipality-none = لا أمثّل بلدية
personal-position-deputy = وكيل البلدية
personal-position-mayor = عميد البلدية
personal-position-director = مدير إدارة
personal-position-head = رئيس مكتب
error-name-too-short = الاسم الكامل كلمتان على الأقل: الاسم واللقب.
error-name-not-letters = يُكتب الاسم بالحروف فقط، دون أرقام أو رموز.
error-phone-not-understood = رقم الهاتف غير مفهوم. مثال: 0912345678

# كشف الحضور
command-attendance = كشف الحضور والغياب
staff-attendance = 📋 الحضور
toast-attendance-counted = محدَّث حتى { $time }
toast-attendance-arrived = سُجّل حضور { $name } قبل قليل.
toast-attendance-contact = أُرسلت بطاقة الاتصال.

column-way = طريقة التسجيل
column-substitute = حضر بديلاً
column-way-name = بالاسم
column-way-code = برمز الدعوة
column-way-qr = ببطاقة الحضور
column-way-room = برمز القاعة
column-way-behalf = نيابةً

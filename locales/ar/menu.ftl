# الترحيب والقائمة الرئيسية
command-start = بداية المحادثة
command-menu = القائمة الرئيسية

start-title = مرحباً بكم في <b>{ $event }</b>
start-no-event = مرحباً بكم. ستظهر بيانات الفعالية هنا فور إدخالها.
start-sample = 🧪 فعالية للتجربة: الأسماء والمواعيد نموذجية.
start-purpose = هنا برنامج الجلسات وتنبيهاتها، وتقييمها، وتقديم التوصيات. يستغرق التسجيل نحو دقيقة، ولا يلزم لعرض البرنامج.
event-day = يوم { $day }
event-days = من { $first } إلى { $last }

menu-event = <b>{ $event }</b>
menu-greeting = أهلاً { $name }
menu-choose = يُرجى الاختيار من الأزرار أدناه.
menu-now = 🕘 الآن وما يليه
menu-programme = 🗓 البرنامج
menu-feedback = ⭐ التقييم
menu-recommendations = 📝 التوصيات

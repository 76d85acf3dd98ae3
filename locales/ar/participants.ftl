# المشاركون: الأعداد والبحث وبطاقة المشارك وقاعدة التسجيل
staff-participants = 👥 المشاركون
participants-title = <b>المشاركون</b>
participants-count = • { $state }: { $count }
participants-requests = الطلبات ({ $count })
participants-find = البحث عن مشارك
participants-again = بحث آخر
participants-roster = كشف المدعوين
participants-rule = إعدادات التسجيل
participants-one = { $name }، { $municipality }
find-name = يُرجى كتابة ثلاثة أحرف أو أكثر من الاسم.
participants-found =
    { $count ->
        [zero] لا يوجد مشارك بهذا الاسم.
        [one] نتيجة واحدة:
        [two] نتيجتان:
        [few] { $count } نتائج:
        [many] { $count } نتيجة:
       *[other] { $count } نتيجة:
    }
participant-name = { $name }
participant-role = الدور في الكشف: { $role }
participant-state = الحالة: { $state }
participant-reachable = إمكان المراسلة: { $reachable }
participant-no-account = لا حساب مرتبطاً بعد
participant-request = طلب بانتظار القرار
participant-invitation =
    بطاقة الدعوة: <b>{ $name }</b>
    الرمز: { $code }
    الرابط: { $link }
    تُسلَّم لصاحبها وحده.
participant-show-invitation = بطاقة الدعوة
participant-card = بطاقة المشارك
participant-reissue = دعوة جديدة
participant-unbind = فصل الحساب
participant-withdraw = تسجيل الانسحاب
participant-admit = قبول المشارك
participant-confirm = تأكيد
participant-sure-reissue = دعوة جديدة لـ{ $name }؟ يبطل رمزه ورابطه السابقان.
participant-sure-unbind = فصل حساب تيليجرام عن { $name }؟ يعود مدعواً، ويحتاج إلى دعوته للتسجيل من جديد.
participant-sure-withdraw = تسجيل انسحاب { $name } من المنتدى؟ تبقى توصياته وتقييماته، وتبطل دعوته.
participant-sure-admit = قبول { $name } في المنتدى؟
toast-participant-reissue = صدرت دعوة جديدة
toast-participant-unbind = فُصل الحساب
toast-participant-withdraw = سُجّل الانسحاب
toast-participant-admit = قُبل المشارك
error-letters-missing = يُرجى كتابة حرفين على الأقل من الاسم.

rule-title = <b>إعدادات التسجيل</b> لمن ليس في كشف المدعوين:
rule-open = مفتوح
rule-approval = بالموافقة
rule-invited = للمدعوين فقط
rule-chosen = ✅ { $rule }
rule-open-what = • { $rule }: يُسجَّل في الحال.
rule-approval-what = • { $rule }: يُسجَّل بعد قبول المنظِّمين.
rule-invited-what = • { $rule }: لا يُسجَّل.
toast-rule = التسجيل الآن: { $rule }

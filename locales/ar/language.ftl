# اختيار اللغة
command-language = اختيار اللغة
language-name = العربية
language-current = ✓ { $name }
language-choose = يُرجى اختيار لغة المحادثة.
language-chosen = لغة المحادثة الآن العربية.
toast-language = لغة المحادثة: العربية

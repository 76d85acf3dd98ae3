# إعادة استخدام إعلان
announcement-shown = الإعلان { $number } كما يصل إلى المستلمين.
toast-draft-laid-aside = حُفظت المسودة الأخرى، وهي ضمن الإعلانات السابقة.

# إعادة استخدام إعلان
error-another-draft = توجد مسودة إعلان أخرى لم تُرسل بعد. يُرجى إرسالها أو حذفها أولاً.
announcement-occupied-continue = متابعة تلك المسودة
announcement-occupied-drop = حذفها ومتابعة هذا الإعلان
announcement-shown = الإعلان { $number } كما يصل إلى المستلمين.

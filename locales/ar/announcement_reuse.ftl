# إعادة استخدام إعلان
announcement-shown = الإعلان { $number } كما يصل إلى المستلمين.

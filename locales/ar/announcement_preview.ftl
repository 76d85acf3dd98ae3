# معاينة الإعلان
announcement-in-groups = وفي المجموعات والقنوات يظهر هكذا:
toast-announcement-preview-missing = تظهر المعاينة أولاً، ثم يمكن الإرسال.
toast-announcement-preview-waiting = المعاينة في الطريق. يُرجى المحاولة بعد ظهورها.
toast-announcement-preview-refused = تعذّر عرض الإعلان على تيليجرام، فلا يمكن إرساله هكذا.

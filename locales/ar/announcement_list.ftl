# قائمة الإعلانات
announcement-list = <b>الإعلانات</b>
announcement-list-empty = لم يُرسل أي إعلان بعد.
announcement-line = <b>الإعلان { $number }</b>، { $when }
announcement-line-scheduled = مجدول، ولم يُرسل بعد
announcement-line-sending = جارٍ الإرسال: { $sent } من { $total }
announcement-line-paused = متوقف مؤقتاً بعد { $sent } من { $total }
announcement-line-sent = أُرسل إلى { $sent } من { $total }
announcement-line-cancelled = أُوقف بعد { $sent } من { $total }
announcement-line-withdrawn = سُحب بعد إرساله إلى { $sent } من { $total }
announcement-number = الإعلان { $number }
announcement-line-draft = مسودة لم تُرسل بعد
announcement-line-asked = بانتظار الموافقة، ولم يُرسل بعد
announcement-number-draft = متابعة المسودة { $number }

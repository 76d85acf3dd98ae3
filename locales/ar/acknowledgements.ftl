# تأكيد الاستلام
received-button = وصلني
received-done = ✓ سُجّل الاستلام
received-noted = سُجّل الاستلام، شكراً.
toast-received = سُجّل الاستلام، شكراً
toast-received-before = سُجّل الاستلام من قبل

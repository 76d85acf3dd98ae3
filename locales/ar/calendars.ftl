# ملف التقويم
calendar-between = {"، "}
calendar-code = الرمز: { $code }
calendar-facilitator = الميسّر: { $facilitator }

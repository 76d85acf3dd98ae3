# The calendar file
calendar-between = {", "}
calendar-code = Code: { $code }
calendar-facilitator = Facilitator: { $facilitator }

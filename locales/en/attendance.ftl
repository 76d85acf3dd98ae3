# Attendance
command-attendance = Who is here and who is missing
staff-attendance = 📋 Attendance
toast-attendance-counted = Counted at { $time }
toast-attendance-arrived = { $name } was checked in just now.
toast-attendance-contact = The contact card was sent.

column-way = Way
column-substitute = Substitute
column-way-name = By name
column-way-code = By invitation code
column-way-qr = By badge
column-way-room = By room code
column-way-behalf = On behalf

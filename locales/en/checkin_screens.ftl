# The screens of check-in
checkin-desk =
    ✅ <b>Check-in: { $list }</b>
    Present: { $present } of { $expected }

    Type three letters of the name or the municipality, or the whole code of an invitation. A badge is read by the phone's camera.
checkin-other-list = Another list
checkin-behalf = Without Telegram
checkin-leave = End check-in
checkin-pick = On which list shall people be checked in?
checkin-list = List: { $list }
checkin-found = A tap on the name checks in. List: { $list }
checkin-found-more = The first 8 names; more letters narrow them down. A tap on the name checks in. List: { $list }
checkin-choice = { $name } — { $municipality }
checkin-choice-present = ✓ { $label }
checkin-person = Name: <b>{ $name }</b>, { $municipality }
checkin-mark = Check in
checkin-done = ✅ Checked in at { $time }
checkin-before = ☑️ Checked in before, at { $time }
checkin-before-by = ☑️ Checked in before, at { $time }, by { $name }
checkin-before-room = ☑️ Checked in before with the room code, at { $time }
checkin-substitute = Came as a substitute: <b>{ $name }</b>
checkin-substitute-button = A substitute came
checkin-undo = Undo
checkin-undone = ↩️ The check-in was undone.
checkin-nobody = No name or municipality has “{ $typed }”. Try other letters, or register somebody without Telegram.
checkin-over = You may not check people in at the moment, and the check-in mode has ended.

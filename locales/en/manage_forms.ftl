# What the editing of the programme asks
manage-move-day = <b>To which day does the session move?</b>
manage-move-day-label = Day
manage-move-time = <b>When does it begin now?</b>
    For example 14:30
manage-move-time-label = Start
manage-move-preview = <b>The new time</b>
manage-lengthen-end = <b>When does it end now?</b>
    For example 14:30
manage-lengthen-end-label = End
manage-lengthen-preview = <b>The new end</b>
manage-room-room = <b>Where does it take place now?</b>
    Please choose a place or write another.
manage-room-room-label = Place
manage-room-preview = <b>The new place</b>
manage-details-which = <b>What is to be changed?</b>
manage-details-which-label = What
manage-details-title_ar = <b>What is its title in Arabic?</b>
manage-details-title_ar-label = Title in Arabic
manage-details-title_en = <b>What is its title in English?</b>
manage-details-title_en-label = Title in English
manage-details-kind = <b>What kind of session is it?</b>
manage-details-kind-label = Kind
manage-details-facilitator = <b>Who facilitates or speaks?</b>
manage-details-facilitator-label = Facilitator
manage-details-focus_area = <b>Which focus area?</b>
manage-details-focus_area-label = Focus area
manage-details-capacity = <b>How many seats?</b>
    Skipped, there is no limit.
manage-details-capacity-label = Seats
manage-details-audience = <b>For whom is it?</b>
    Please write municipalities, regions or positions with commas between them. Nobody but they and the staff see the session. Skipped, it is for everybody.
manage-details-audience-label = Audience
manage-details-description_ar = <b>What is its description in Arabic?</b>
manage-details-description_ar-label = Description in Arabic
manage-details-description_en = <b>What is its description in English?</b>
manage-details-description_en-label = Description in English
manage-details-preview = <b>Details</b>
manage-new-title_ar = <b>What is the session's title in Arabic?</b>
manage-new-title_ar-label = Title in Arabic
manage-new-title_en = <b>And in English?</b>
manage-new-title_en-label = Title in English
manage-new-kind = <b>What kind of session is it?</b>
manage-new-kind-label = Kind
manage-new-day = <b>On which day?</b>
manage-new-day-label = Day
manage-new-time = <b>When does it begin?</b>
    For example 14:30
manage-new-time-label = Start
manage-new-length = <b>How long does it take?</b>
manage-new-length-label = Length
manage-new-room = <b>Where does it take place?</b>
    Please choose a place or write another.
manage-new-room-label = Place
manage-new-facilitator = <b>Who facilitates or speaks?</b>
manage-new-facilitator-label = Facilitator
manage-new-audience = <b>For whom is it?</b>
    Please write municipalities, regions or positions with commas between them. Skipped, it is for everybody.
manage-new-audience-label = Audience
manage-new-preview = <b>A new session</b>
manage-new-send = Add to the working copy
error-not-a-time = That is no time. Please write hours and minutes, such as 14:30.
error-not-seats = That is no number. Please write one from 1 to { $most }.

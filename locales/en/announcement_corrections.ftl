# Correcting and withdrawing an announcement
correction-words = Please write the right text in full; it takes the place of the earlier one for everybody who has it.
correction-english = Please write the right English text. If you skip this, the English text stays as it is.
correction-sure =
    { $count ->
        [0] The right text stands above. Nobody has got the announcement yet; it will arrive with this text.
        [one] The announcement is changed for { $count } recipient as it stands above.
       *[other] The announcement is changed for { $count } recipients as it stands above.
    }
correction-apply = Change what was sent
correction-left = The announcement was not changed.
correction-back = Back to the announcement
correction-void =
    This announcement no longer holds:
    <blockquote>{ $text }</blockquote>
correction-void-media = One of the organizers' earlier announcements no longer holds.
error-sending-goes-on = The announcement is being sent just now. Please pause it first.
error-nothing-to-correct = This announcement cannot be changed: it was withdrawn, or it has no text.

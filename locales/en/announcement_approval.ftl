# A second pair of eyes on an announcement
error-nobody-to-approve = There is no other organizer to approve the announcement, so it was not sent. Please add an organizer, or lift the rule.

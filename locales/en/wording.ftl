# The questions of a recommendation
recommendation-session =
    <b>New recommendation</b>
    Which session is it about? Choose one below, or type its code or words of its title.
    <blockquote>Example: { recommendation-session-example }</blockquote>
recommendation-session-example = Local revenue
recommendation-session-label = Session
recommendation-focus_area =
    Which <b>focus area</b> does it belong to? The session's own comes first, marked ★.
    <blockquote>Example: a recommendation on market fees belongs to { recommendation-focus_area-example }</blockquote>
recommendation-focus_area-example = Local revenue
recommendation-focus_area-own = ★ { $name }
recommendation-focus_area-label = Focus area
recommendation-title =
    What is its <b>title</b>? A few words that say what is wanted.
    <blockquote>Example: { recommendation-title-example }</blockquote>
recommendation-title-example = Electronic collection of market fees in municipalities
recommendation-title-label = Title
recommendation-problem =
    What is the <b>problem</b>, and whom does it affect?
    <blockquote>Example: { recommendation-problem-example }</blockquote>
recommendation-problem-example = Market fees are collected in cash against paper receipts; part of them is lost, and the municipality learns its real revenue only at the end of the year.
recommendation-problem-label = Problem
recommendation-action =
    What <b>action</b> do you propose? Please name a step that can be taken, and by when.
    <blockquote>Example: { recommendation-action-example }</blockquote>
recommendation-action-example = Introduce electronic payment in the markets of three municipalities within six months, train the collectors, compare revenue before and after, then extend it to all.
recommendation-action-label = Proposed action
recommendation-responsible_body =
    Which is the <b>implementing body</b>? Type its name, or choose it if it is among the buttons.
    <blockquote>Example: { recommendation-responsible_body-example }</blockquote>
recommendation-responsible_body-example = The ministry's local revenue department with the municipal collection offices
recommendation-responsible_body-label = Implemented by
recommendation-time_frame =
    What is the <b>time frame</b>?
    <blockquote>Example: training staff is short term; building a new market is long term.</blockquote>
recommendation-time_frame-label = Time frame
recommendation-time_frame-short = Short term
recommendation-time_frame-medium = Medium term
recommendation-time_frame-long = Long term
recommendation-priority =
    What is its <b>priority</b>?
    <blockquote>Example: what a daily service to citizens depends on has high priority.</blockquote>
recommendation-priority-label = Priority
recommendation-priority-high = High
recommendation-priority-medium = Medium
recommendation-priority-low = Low
recommendation-preview = 📝 <b>Your recommendation before it is sent</b>
rewording-focus_area = { recommendation-focus_area }
rewording-focus_area-label = { recommendation-focus_area-label }
rewording-title = { recommendation-title }
rewording-title-label = { recommendation-title-label }
rewording-problem = { recommendation-problem }
rewording-problem-label = { recommendation-problem-label }
rewording-action = { recommendation-action }
rewording-action-label = { recommendation-action-label }
rewording-responsible_body = { recommendation-responsible_body }
rewording-responsible_body-label = { recommendation-responsible_body-label }
rewording-time_frame = { recommendation-time_frame }
rewording-time_frame-label = { recommendation-time_frame-label }
rewording-priority = { recommendation-priority }
rewording-priority-label = { recommendation-priority-label }
rewording-preview = 📝 <b>Your changes before they are sent</b>
rewording-send = Send the changes
error-words-needed = There are no words in the answer. Please write it in letters.
error-no-such-session = There is no session of that name or code. Choose one of the buttons, or type a word of its title.

# On the way to a recommendation: written all at once, others like it, and whether it is practical
making-whole = ✍️ All at once, written or spoken
making-step-by-step = One question after the other
making-understood = Understood from your text: { $fields }. Only the rest is asked; you will see it all before it is sent.
making-not-understood = Your text is kept; here are the questions one by one.
making-go-on = Go on with mine
making-support-instead = 👍 Support it in place of mine
making-back-to-mine = Back to mine
making-supported =
    ✅ You support { $reference }:
    { $title }

    What you had written is kept as a draft. You can delete it or go on with it.
making-vague-action = • The action is general: name a step that can be taken, such as to set up, train or issue, with its place and date.
making-vague-responsible_body = • The implementing body is nobody in particular: name one.
making-mend = Change: { $field }
making-as-it-is = Go on as it is
recommendation-whole =
    ✍️ <b>All at once</b>
    Write the whole recommendation in one message: title, problem, proposed action and by when, implementing body. Only what is missing will be asked.
    Or send a voice note 🎙: its words are typed and come back to be confirmed.
    <blockquote>Example: { recommendation-title-example }. { recommendation-problem-example } { recommendation-action-example } Implementing body: { recommendation-responsible_body-example }</blockquote>
recommendation-like =
    💡 <b>Others have asked for nearly this</b>
    You can support one of these, which makes it stronger, or go on if yours is different.
recommendation-practical =
    💡 <b>Is it practical?</b>
    What gets done names a definite action, a body and a date. In what you wrote:

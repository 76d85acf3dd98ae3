# Lists of recommendations, and the search
recommendations-hub = 📝 <b>Recommendations</b>
recommendations-hub-how = If you know a reference, such as W3-017, just type it here at any time.
recommendations-total =
    { $count ->
        [0] None on record yet.
        [one] { $count } recommendation on record.
       *[other] { $count } recommendations on record.
    }
recommendations-mine-counted = My recommendations ({ $count })
recommendations-all = All recommendations
recommendations-by-session = By session
recommendations-by-area = By focus area
recommendations-top = Most supported
recommendations-search = 🔍 Search
recommendations-search-again = 🔍 Search again
recommendations-which-session = <b>Recommendations by session</b>
recommendations-which-area = <b>Recommendations by focus area</b>
recommendations-group = { $name } ({ $count })
recommendations-list-title = 📝 <b>{ $name }</b>
recommendations-top-title = 📝 <b>The most supported recommendations</b>
recommendations-top-none = No recommendation has a supporter yet.
recommendations-found = 🔍 Found for: <b>{ $question }</b>
recommendations-page = Page { $page } of { $pages }
recommendations-first = First
recommendations-last = Last
recommendations-search-nothing =
    Nothing on record comes near: { $question }

    Try other words of its title, or its reference.
recommendations-line-supported = • No. { $reference } ({ $state }, { $supporters }): { $title }
recommendations-line-hidden = • No. { $reference }: hidden ({ $why })
error-nothing-near = Nothing on record comes near: { $question }
search-question =
    🔍 What are you looking for? Type words of the recommendation, or its reference.
    <blockquote>Example: collecting market fees</blockquote>
recommendations-title = 📝 <b>My recommendations</b>
recommendations-none = You have not made one yet. A recommendation names a problem, an action, an implementing body and a time frame; you will be asked for each in turn.
recommendations-count =
    { $count ->
        [one] You have { $count } recommendation on record.
       *[other] You have { $count } recommendations on record.
    }
recommendations-line = • No. { $reference } ({ $state }): { $title }
recommendations-new = New recommendation
recommendations-mine = My recommendations
recommendations-draft = Draft without a title
recommendations-draft-titled = Draft: { $title }
recommendations-draft-edit = Unfinished change of { $reference }

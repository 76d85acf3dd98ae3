-- What a room took in can be its author's alone again, as long as nothing is decided.
INSERT INTO recommendation_move (actor, act, before, after, untouched) VALUES
    ('rapporteur', 'put_back', 'submitted', 'submitted', 0),
    ('rapporteur', 'put_back', 'under_review', 'under_review', 0),
    ('rapporteur', 'put_back', 'needs_info', 'needs_info', 0);

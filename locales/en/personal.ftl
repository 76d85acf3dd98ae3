# The questions about a person: their choices, and what they refuse
personal-municipality-other = Another municipality
personal-municipality-none = No municipality
personal-position-deputy = Municipal deputy
personal-position-mayor = Mayor
personal-position-director = Director
personal-position-head = Head of office
error-name-too-short = A full name has at least two words: yours and your family's.
error-name-not-letters = A name is written in letters, without digits or signs.
error-phone-not-understood = This number was not understood. An example: 0912345678

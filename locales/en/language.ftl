# The choice of language
command-language = Choose the language
language-name = English
language-current = ✓ { $name }
language-choose = Please choose the language of this chat.
language-chosen = This chat is in English now.
toast-language = English chosen

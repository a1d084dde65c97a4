-- Less is written for each page of entries.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Every page of it was written anew with every page of the hub. Only a vocabulary that has changed
-- asks for the entries of its terms: by looking at all entries, once for all of its terms.
DROP INDEX entry_term_by_term;

-- Parts of the full-text index are joined when there are so many of a size, not four. That is done
-- bit by bit as long as there are not as many as the second number: then it is done at once, and a
-- page takes a second.
INSERT INTO entry_text (entry_text, rank) VALUES ('automerge', 16), ('crisismerge', 32);

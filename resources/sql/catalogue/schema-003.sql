-- What happened to entries, and which terms they wait for.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Written in the transaction that makes the change. What a first sync brings is not in it.
CREATE TABLE change_log (
  id         INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,              -- Unix seconds
  what       TEXT NOT NULL CHECK (what IN ('new', 'updated', 'withdrawn', 'returned')),
  uuid       TEXT NOT NULL,
  langcode   TEXT NOT NULL,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  fields     TEXT NOT NULL DEFAULT '[]'     -- JSON list: what says something else, if updated
) STRICT;

CREATE INDEX change_log_by_time ON change_log (at);

-- Terms that entries name and that are not, or no more, in their vocabulary.
CREATE TABLE lacking_term (
  entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  vocabulary TEXT NOT NULL,
  uuid       TEXT NOT NULL,
  PRIMARY KEY (vocabulary, uuid, entry_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX lacking_term_by_entry ON lacking_term (entry_id);

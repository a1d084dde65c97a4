-- The catalogue: what the hub says. Rebuilt from the hub or the starter catalogue if lost.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE state (
  key        TEXT NOT NULL PRIMARY KEY,
  value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  id         INTEGER PRIMARY KEY,
  vocabulary TEXT NOT NULL
             CHECK (vocabulary IN ('objective', 'principle', 'region', 'country', 'type')),
  uuid       TEXT NOT NULL,
  code       TEXT NOT NULL,
  label      TEXT NOT NULL,
  position   INTEGER NOT NULL,
  region     TEXT,                 -- of a country: code of its region
  title      TEXT,
  paragraph  TEXT,
  summary    TEXT,
  UNIQUE (vocabulary, uuid),
  UNIQUE (vocabulary, code)
) STRICT;

CREATE TABLE entry (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL,
  langcode      TEXT NOT NULL,
  origin        TEXT NOT NULL,     -- base address of the hub, or 'starter'
  generation    INTEGER NOT NULL,  -- number of the full pass that saw it last
  nid           INTEGER NOT NULL DEFAULT 0,
  kind          TEXT NOT NULL,
  title         TEXT NOT NULL,
  url           TEXT,
  -- dates as text at their precision: 2021, 2021-06, 2021-06-30, 2021-06-30T09:00:00Z
  published     TEXT,
  starts        TEXT,
  ends          TEXT,
  is_ongoing    INTEGER NOT NULL DEFAULT 0,
  is_global     INTEGER NOT NULL DEFAULT 0,
  location      TEXT,
  mode          TEXT,
  practice_type TEXT,
  publishers    TEXT NOT NULL DEFAULT '[]',   -- JSON lists of text
  languages     TEXT NOT NULL DEFAULT '[]',
  audiences     TEXT NOT NULL DEFAULT '[]',
  changed       INTEGER NOT NULL DEFAULT 0,   -- Unix seconds
  withdrawn     INTEGER,                      -- Unix seconds when missed, NULL while on the hub
  digest        BLOB NOT NULL,                -- of all it says, terms and files too
  summary       TEXT,
  UNIQUE (uuid, langcode)
) STRICT;

CREATE INDEX entry_by_kind ON entry (kind, withdrawn);

-- The long texts, apart, so that a scan of all entries does not walk over them.
CREATE TABLE body (
  entry_id   INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  html       TEXT,                 -- as the hub gave it
  text       TEXT                  -- the same as plain paragraphs
) STRICT;

CREATE TABLE entry_term (
  entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  term_id    INTEGER NOT NULL REFERENCES term (id) ON DELETE CASCADE,
  PRIMARY KEY (entry_id, term_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_term_by_term ON entry_term (term_id);

CREATE TABLE attachment (
  entry_id   INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  is_file    INTEGER NOT NULL,
  uuid       TEXT,
  uri        TEXT,
  name       TEXT,
  title      TEXT,
  mime       TEXT,
  langcode   TEXT,
  size       INTEGER NOT NULL DEFAULT -1,     -- bytes
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

-- rowid = entry.id; rows of withdrawn entries are left out.
CREATE VIRTUAL TABLE entry_text USING fts5 (
  title, terms, summary, body,
  content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2'
);

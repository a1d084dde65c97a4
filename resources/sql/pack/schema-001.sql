-- A catalogue on its way to others: what one hub says, and nothing of those who read it.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A file whose tables are not these, to the letter, is refused: hub-pack.c.

CREATE TABLE pack (
  key        TEXT NOT NULL PRIMARY KEY,
  value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  vocabulary TEXT NOT NULL,
  uuid       TEXT NOT NULL,
  code       TEXT NOT NULL,
  label      TEXT NOT NULL,
  position   INTEGER NOT NULL,
  region     TEXT,
  title      TEXT,
  paragraph  TEXT,
  summary    TEXT,
  PRIMARY KEY (vocabulary, uuid)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  id            INTEGER PRIMARY KEY,   -- from 1, by (uuid, langcode)
  uuid          TEXT NOT NULL,
  langcode      TEXT NOT NULL,
  nid           INTEGER NOT NULL,
  kind          TEXT NOT NULL,
  title         TEXT NOT NULL,
  url           TEXT,
  published     TEXT,
  starts        TEXT,
  ends          TEXT,
  is_ongoing    INTEGER NOT NULL,
  is_global     INTEGER NOT NULL,
  location      TEXT,
  mode          TEXT,
  practice_type TEXT,
  publishers    TEXT NOT NULL,
  languages     TEXT NOT NULL,
  audiences     TEXT NOT NULL,
  changed       INTEGER NOT NULL,
  summary       TEXT,
  html          TEXT,
  text          TEXT
) STRICT;

-- By what the hub calls them: those that it names and does not have, too.
CREATE TABLE entry_term (
  entry_id   INTEGER NOT NULL,
  vocabulary TEXT NOT NULL,
  uuid       TEXT NOT NULL,
  PRIMARY KEY (entry_id, vocabulary, uuid)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  entry_id   INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  is_file    INTEGER NOT NULL,
  uuid       TEXT,
  uri        TEXT,
  name       TEXT,
  title      TEXT,
  mime       TEXT,
  langcode   TEXT,
  size       INTEGER NOT NULL,
  PRIMARY KEY (entry_id, position)
) STRICT, WITHOUT ROWID;

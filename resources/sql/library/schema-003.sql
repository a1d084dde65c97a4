-- The files of entries that are kept offline; they lie in files/ beside this database.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE file (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL,      -- of the entry, as in `item`; it need not be there
  langcode   TEXT NOT NULL,
  address    TEXT NOT NULL,      -- http or https
  entry      TEXT NOT NULL,      -- title of the entry as last seen
  name       TEXT NOT NULL,      -- as shown
  announced  TEXT,               -- media type that the hub gives
  language   TEXT,               -- of the file, as the hub gives it
  size       INTEGER NOT NULL,   -- bytes that the hub announces, -1 unknown
  state      INTEGER NOT NULL,   -- HubFileState
  fault      INTEGER NOT NULL,   -- HubFileFault
  stored     TEXT,               -- name in files/, made by us; of one that was kept
  bytes      INTEGER NOT NULL,   -- of that one, 0 without
  sha256     TEXT,
  type       TEXT,               -- media type by content
  etag       TEXT,               -- strong
  modified   TEXT,
  since      INTEGER NOT NULL,   -- Unix seconds: in this state
  asked      INTEGER NOT NULL,   -- Unix seconds: when the server was asked for changes, 0 never
  by_star    INTEGER NOT NULL,   -- 1: for the sake of its star
  stale      INTEGER NOT NULL,   -- 1: the server has another one now
  UNIQUE (uuid, langcode, address)
) STRICT;

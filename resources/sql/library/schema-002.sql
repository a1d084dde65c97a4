-- What the user says of an item gets a row of its own: a small one, so that a note is stored at
-- once, however large the copy is. What was removed stays for a while.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE remark (
  item        INTEGER PRIMARY KEY,   -- id of the item
  uuid        TEXT NOT NULL,
  langcode    TEXT NOT NULL,
  place       INTEGER NOT NULL,      -- own order: highest first; a counter, never a clock
  added       INTEGER NOT NULL,      -- Unix seconds
  removed     INTEGER NOT NULL,      -- 0 for what is kept; else the day of `calendar`
  status      TEXT NOT NULL,         -- to-read, reading, read
  note        TEXT NOT NULL,         -- paragraphs
  due         TEXT NOT NULL,         -- YYYY-MM-DD, or nothing
  collections TEXT NOT NULL,         -- their UUIDs, with blanks between
  checksum    INTEGER NOT NULL       -- CRC-32 of all from uuid on
) STRICT;

INSERT INTO remark
  SELECT id, uuid, langcode, place, added, 0, 'to-read', '', '', '',
         hub_checksum (uuid, langcode, place, added, 0, 'to-read', '', '', '')
    FROM item;

-- An id may have been another entry's, which was removed: only what is kept is unique.
CREATE UNIQUE INDEX remark_kept ON remark (uuid, langcode) WHERE removed = 0;

CREATE TABLE item_002 (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL,
  langcode   TEXT NOT NULL,
  checksum   INTEGER NOT NULL,   -- CRC-32 of uuid, langcode and copy
  copy       TEXT NOT NULL       -- the entry as last seen: JSON, see hub-entry-copy.c
) STRICT;

INSERT INTO item_002 SELECT id, uuid, langcode, checksum, copy FROM item;
DROP TABLE item;
ALTER TABLE item_002 RENAME TO item;

CREATE TABLE collection (
  uuid       TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  colour     TEXT NOT NULL,      -- see hub-collection.c
  place      INTEGER NOT NULL,   -- lowest first
  checksum   INTEGER NOT NULL    -- CRC-32 of the others
) STRICT;

CREATE TABLE search (
  uuid       TEXT NOT NULL PRIMARY KEY,
  name       TEXT NOT NULL,
  query      TEXT NOT NULL,      -- as it would be typed, with its order
  place      INTEGER NOT NULL,   -- lowest first
  known      TEXT NOT NULL,      -- keys of entries that it found so far: see hub-saved-search.c
  fresh      TEXT NOT NULL,      -- those of them that the user has not looked at
  checksum   INTEGER NOT NULL    -- CRC-32 of the others
) STRICT;

-- Days on which the list was used. A clock that jumps moves this on by one day at most.
CREATE TABLE calendar (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  day        INTEGER NOT NULL,
  date       TEXT NOT NULL       -- YYYY-MM-DD of the last of them, local time
) STRICT;

INSERT INTO calendar VALUES (1, 1, '');

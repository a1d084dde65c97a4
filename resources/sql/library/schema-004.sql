-- An entry that the hub changed stays as the user last saw it, beside what it says now, until the
-- user has seen what changed.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE former (
  item       INTEGER PRIMARY KEY,   -- id of the item
  noticed    INTEGER NOT NULL,      -- Unix seconds: when the last change came
  copy       TEXT NOT NULL,         -- the entry before: JSON, see hub-entry-copy.c
  checksum   INTEGER NOT NULL       -- CRC-32 of noticed and copy
) STRICT;

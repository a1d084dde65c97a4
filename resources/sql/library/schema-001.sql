-- The library: what the user keeps. Never rebuilt, never replaced in silence.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE item (
  id         INTEGER PRIMARY KEY,
  uuid       TEXT NOT NULL,
  langcode   TEXT NOT NULL,
  place      INTEGER NOT NULL,   -- own order: highest first; a counter, never a clock
  added      INTEGER NOT NULL,   -- Unix seconds
  copy       TEXT NOT NULL,      -- the entry as last seen: JSON, see hub-entry-copy.c
  checksum   INTEGER NOT NULL,   -- CRC-32 of uuid, langcode and copy
  UNIQUE (uuid, langcode)
) STRICT;

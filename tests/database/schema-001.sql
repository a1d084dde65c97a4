-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE note (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL
) STRICT;

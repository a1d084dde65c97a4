-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE note ADD COLUMN made INTEGER NOT NULL DEFAULT 7;
CREATE INDEX note_by_made ON note (made);

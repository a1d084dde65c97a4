-- A step that fails half-way, for the test of what is left then.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later
DROP INDEX note_by_made;
INSERT INTO note (text) VALUES ('half');
INSERT INTO no_such_table (text) VALUES ('way');

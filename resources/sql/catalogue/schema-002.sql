-- What changed when, and the words of an entry; both serve the indexes made from the catalogue.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Each transaction that changes what is shown has a number, in state 'revision'. An entry carries
-- that of the last one that changed it or a term it is filed under.
ALTER TABLE entry ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

CREATE INDEX entry_by_revision ON entry (revision);

-- Few; so all others can be counted without looking at them.
CREATE INDEX entry_withdrawn ON entry (withdrawn) WHERE withdrawn IS NOT NULL;

-- Rows of `entry` that are no more. Those of withdrawn entries stay in `entry`.
CREATE TABLE departed (
  entry_id   INTEGER PRIMARY KEY,
  revision   INTEGER NOT NULL
) STRICT;

-- What is found of an entry that is on the hub. `tongue` is a letter: the language of its words.
CREATE VIEW entry_words AS
  SELECT id,
         hub_tongue (langcode, title) AS tongue,
         title,
         concat_ws (char (10),
           (SELECT group_concat (label, char (10)) FROM entry_term JOIN term ON term.id = term_id
            WHERE entry_id = entry.id),
           (SELECT group_concat (value, char (10)) FROM json_each
             (CASE WHEN json_valid (publishers) THEN publishers ELSE '[]' END))) AS terms,
         summary,
         (SELECT text FROM body WHERE entry_id = entry.id) AS body,
         revision
  FROM entry WHERE withdrawn IS NULL;

-- The id of this file: which log and which index belong to it.
INSERT INTO state (key, value)
  SELECT 'catalogue_id',
         coalesce ((SELECT value FROM state WHERE key = 'pair'), lower (hex (randomblob (16))));
DELETE FROM state WHERE key = 'pair';

INSERT INTO state (key, value) VALUES ('revision', '0');

-- `entry_text` stays as it is. It has no state 'analyzer', so it is made anew in the background
-- (hub-catalogue-renew.c), and with the tokenizer `hub`.

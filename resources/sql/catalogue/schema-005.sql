-- The text of files that the user keeps offline, if it is to be found.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Made of the files themselves, and made anew from them when it is lost: hub-file-texts.c. It is
-- bound to an entry by what names that everywhere, for an entry may leave and come back.
CREATE TABLE file_text (
  uuid       TEXT NOT NULL,
  langcode   TEXT NOT NULL,
  address    TEXT NOT NULL,         -- of the file
  sha256     TEXT NOT NULL,         -- of the file that the text is of
  name       TEXT NOT NULL,         -- of the file, as shown
  text       TEXT NOT NULL,         -- empty where there is none to be had
  PRIMARY KEY (uuid, langcode, address)
) STRICT;

-- Words of a file count as those of the body.
DROP VIEW entry_words;

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
         -- Most entries have no such file, and are not to pay for those that have.
         CASE WHEN EXISTS (SELECT 1 FROM file_text
                           WHERE file_text.uuid = entry.uuid
                             AND file_text.langcode = entry.langcode)
           THEN concat_ws (char (10),
             (SELECT text FROM body WHERE entry_id = entry.id),
             (SELECT group_concat (text, char (10) ORDER BY address) FROM file_text
              WHERE file_text.uuid = entry.uuid AND file_text.langcode = entry.langcode))
           ELSE (SELECT text FROM body WHERE entry_id = entry.id)
         END AS body,
         revision
  FROM entry WHERE withdrawn IS NULL;

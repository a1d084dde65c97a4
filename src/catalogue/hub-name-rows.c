/* hub-name-rows.c: the rows of data/names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files are part of the program; data/names/README.md has their format. A row that is not of
 * that format is left out; the tests see to it that there is none.
 */

#define G_LOG_DOMAIN "hub-names"

#include "hub-name-rows.h"

#include "hub-names-resource.h"
#include "hub-resource.h"

#include <gio/gio.h>
#include <string.h>

#define FOLDER "/io/github/hubreader/HubReader/names/"

enum
{
  COLUMN_VOCABULARY,
  COLUMN_CODE,
  COLUMN_LANGUAGE,
  COLUMN_NAME,
  COLUMN_USE,
  N_COLUMNS,
};

typedef struct
{
  const char *text;      /* not terminated */
  gsize       length;
} Field;

static const char *const paths[] = {
  [HUB_VOCABULARY_OBJECTIVE] = FOLDER "objectives.tsv",
  [HUB_VOCABULARY_PRINCIPLE] = FOLDER "principles.tsv",
  [HUB_VOCABULARY_REGION] = FOLDER "regions.tsv",
  [HUB_VOCABULARY_COUNTRY] = FOLDER "countries.tsv",
  [HUB_VOCABULARY_TYPE] = FOLDER "types.tsv",
};

static gboolean
field_is (const Field *field,
          const char  *text)
{
  return field->length == strlen (text) && memcmp (field->text, text, field->length) == 0;
}

/* Takes a line apart; a column that it does not have is empty. */
static void
split (const char *line,
       gsize       length,
       Field       fields[N_COLUMNS])
{
  const char *end = line + length;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      const char *tab = line < end ? memchr (line, '\t', end - line) : NULL;

      fields[i].text = line;
      fields[i].length = (tab != NULL ? tab : end) - line;
      line = tab != NULL ? tab + 1 : end;
    }
}

static gboolean
read_tongue (const Field *field,
             HubTongue   *tongue)
{
  char langcode[3] = { 0 };

  *tongue = HUB_TONGUE_NONE;
  if (field_is (field, "-"))
    return TRUE;
  if (field->length != 2)
    return FALSE;

  memcpy (langcode, field->text, 2);
  *tongue = hub_tongue_from_row (langcode, NULL);

  return *tongue != HUB_TONGUE_NONE;
}

static gboolean
read_use (const Field *field,
          HubNameUse  *use)
{
  *use = HUB_NAME_BY_WORDS;
  if (field->length == 0)
    return TRUE;

  *use = HUB_NAME_BY_WHOLE;
  if (field_is (field, "whole"))
    return TRUE;

  *use = HUB_NAME_BY_OPERATOR;

  return field_is (field, "operator");
}

/* Reads a line into @row, whose vocabulary is set already. */
static gboolean
read_row (const char *line,
          gsize       length,
          HubNameRow *row)
{
  Field fields[N_COLUMNS];
  const Field *code = &fields[COLUMN_CODE];

  if (length == 0 || line[0] == '#')
    return FALSE;

  split (line, length, fields);
  if (!field_is (&fields[COLUMN_VOCABULARY], hub_vocabulary_to_string (row->vocabulary)) ||
      code->length == 0 || code->length >= sizeof row->code ||
      fields[COLUMN_NAME].length == 0 ||
      !read_tongue (&fields[COLUMN_LANGUAGE], &row->tongue) ||
      !read_use (&fields[COLUMN_USE], &row->use))
    return FALSE;

  memcpy (row->code, code->text, code->length);
  row->code[code->length] = '\0';
  row->text = fields[COLUMN_NAME].text;
  row->length = fields[COLUMN_NAME].length;

  return TRUE;
}

/**
 * hub_name_rows_each:
 * @vocabulary: a vocabulary; any other number has no names
 * @func: called with each row
 * @user_data: for @func
 *
 * Reads the names that the program knows for the terms of a vocabulary. The rows of a term follow
 * each other. Any thread.
 */
void
hub_name_rows_each (HubVocabulary  vocabulary,
                    HubNameRowFunc func,
                    gpointer       user_data)
{
  g_autoptr(GBytes) bytes = NULL;
  HubNameRow row = { .vocabulary = vocabulary };
  const char *line;
  const char *end;
  gsize size;

  g_return_if_fail (func != NULL);

  if ((guint) vocabulary >= G_N_ELEMENTS (paths))
    return;

  bytes = hub_resource_load (HUB_RESOURCE (hub_names), paths[vocabulary], NULL);
  g_assert (bytes != NULL);

  line = g_bytes_get_data (bytes, &size);
  for (end = line + size; line < end;)
    {
      const char *newline = memchr (line, '\n', end - line);
      const char *stop = newline != NULL ? newline : end;

      if (read_row (line, stop - line, &row))
        func (&row, user_data);
      line = stop + 1;
    }
}

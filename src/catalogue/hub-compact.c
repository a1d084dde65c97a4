/* hub-compact.c: what the Global Compact says of its objectives
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files are part of the program; data/compact/README.md has their format. A row that is not of
 * that format is left out; the tests see to it that there is none.
 */

#define G_LOG_DOMAIN "hub-compact"

#include "hub-compact.h"

#include "hub-compact-resources.h"
#include "hub-resource.h"

#define FOLDER "/io/github/hubreader/HubReader/compact/"

enum
{
  COLUMN_OBJECTIVE,
  COLUMN_WHAT,
  COLUMN_KEY,
  COLUMN_TEXT,
  N_COLUMNS,
};

enum
{
  COLUMN_TAG,
  COLUMN_NAME,
  COLUMN_ADDRESS,
  N_LANGUAGE_COLUMNS,
};

/* The files of texts; a language without one has all in English. */
static const char *const text_files[HUB_N_TONGUES] = {
  [HUB_TONGUE_FR] = FOLDER "objectives.fr.tsv",
  [HUB_TONGUE_ES] = FOLDER "objectives.es.tsv",
  [HUB_TONGUE_RU] = FOLDER "objectives.ru.tsv",
  [HUB_TONGUE_AR] = FOLDER "objectives.ar.tsv",
  [HUB_TONGUE_ZH] = FOLDER "objectives.zh.tsv",
};

typedef struct
{
  GHashTable *objectives;   /* (element-type utf8 HubCompactObjective): by code */
  GHashTable *told;         /* (element-type utf8): objective and kind of fact that are had already,
                               while the English ones are read */
  GArray     *languages;    /* (element-type HubCompactLanguage) */
} Compact;

typedef void (*RowFunc) (Compact           *self,
                         const char *const *columns);

/* Gives each row of @path, its columns interned: they live as long as the program. */
static void
each_row (Compact    *self,
          const char *path,
          guint       n_columns,
          RowFunc     func)
{
  g_autoptr(GBytes) bytes = NULL;
  g_auto(GStrv) lines = NULL;

  bytes = hub_resource_load (HUB_RESOURCE (hub_compact_data), path, NULL);
  g_assert (bytes != NULL);

  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) parts = g_strsplit (lines[i], "\t", -1);
      const char *columns[N_COLUMNS] = { NULL };

      if (*lines[i] == '#' || g_strv_length (parts) != n_columns)
        continue;
      for (guint j = 0; j < n_columns; j++)
        columns[j] = g_str_equal (parts[j], "-") ? NULL : g_intern_string (parts[j]);
      func (self, columns);
    }
}

static HubCompactObjective *
take_objective (Compact    *self,
                const char *code)
{
  HubCompactObjective *objective = g_hash_table_lookup (self->objectives, code);

  if (objective != NULL)
    return objective;

  objective = g_new0 (HubCompactObjective, 1);
  objective->actions = g_array_new (FALSE, FALSE, sizeof (HubCompactAction));
  objective->context = g_ptr_array_new ();
  objective->mentions = g_array_new (FALSE, FALSE, sizeof (HubCompactMention));
  objective->mentioned_by = g_array_new (FALSE, FALSE, sizeof (HubCompactMention));
  g_hash_table_insert (self->objectives, (gpointer) code, objective);
  return objective;
}

static void
add_mention (Compact             *self,
             HubCompactObjective *objective,
             const char *const   *columns)
{
  gboolean is_preamble = g_strcmp0 (columns[COLUMN_KEY], "preamble") == 0;
  const HubCompactMention there = { is_preamble ? NULL : columns[COLUMN_KEY],
                                    columns[COLUMN_TEXT] };
  const HubCompactMention back = { columns[COLUMN_OBJECTIVE], columns[COLUMN_TEXT] };

  g_array_append_val (objective->mentions, there);
  if (there.objective != NULL)
    g_array_append_val (take_objective (self, there.objective)->mentioned_by, back);
}

static void
add_fact (Compact           *self,
          const char *const *columns)
{
  HubCompactObjective *objective = take_objective (self, columns[COLUMN_OBJECTIVE]);

  if (g_str_equal (columns[COLUMN_WHAT], "title"))
    objective->title = columns[COLUMN_TEXT];
  else if (g_str_equal (columns[COLUMN_WHAT], "summary"))
    objective->summary = columns[COLUMN_TEXT];
  else if (g_str_equal (columns[COLUMN_WHAT], "action"))
    {
      const HubCompactAction action = { columns[COLUMN_KEY], columns[COLUMN_TEXT] };

      g_array_append_val (objective->actions, action);
    }
  else if (g_str_equal (columns[COLUMN_WHAT], "context"))
    g_ptr_array_add (objective->context, (gpointer) columns[COLUMN_TEXT]);
  else if (g_str_equal (columns[COLUMN_WHAT], "mention"))
    add_mention (self, objective, columns);
}

static char *
dup_kind (const char *const *columns)
{
  return g_strconcat (columns[COLUMN_OBJECTIVE], " ", columns[COLUMN_WHAT], NULL);
}

static void
add_translated (Compact           *self,
                const char *const *columns)
{
  g_hash_table_add (self->told, dup_kind (columns));
  add_fact (self, columns);
}

/* Adds what is not there in the other language. */
static void
add_english (Compact           *self,
             const char *const *columns)
{
  g_autofree char *kind = dup_kind (columns);

  if (!g_hash_table_contains (self->told, kind))
    add_fact (self, columns);
}

static void
add_language (Compact           *self,
              const char *const *columns)
{
  const HubCompactLanguage language = { columns[COLUMN_TAG], columns[COLUMN_NAME],
                                        columns[COLUMN_ADDRESS] };

  g_array_append_val (self->languages, language);
}

static gpointer
read_once (gpointer tongue)
{
  Compact *self = g_new0 (Compact, 1);
  const char *texts = text_files[GPOINTER_TO_UINT (tongue)];

  self->objectives = g_hash_table_new (g_str_hash, g_str_equal);
  self->languages = g_array_new (FALSE, FALSE, sizeof (HubCompactLanguage));
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (texts != NULL)
    each_row (self, texts, N_COLUMNS, add_translated);
  each_row (self, FOLDER "objectives.tsv", N_COLUMNS, add_english);
  g_clear_pointer (&self->told, g_hash_table_unref);
  each_row (self, FOLDER "languages.tsv", N_LANGUAGE_COLUMNS, add_language);
  return self;
}

static const Compact *
get_compact (HubTongue tongue)
{
  static GOnce once[HUB_N_TONGUES] = { [0 ... HUB_N_TONGUES - 1] = G_ONCE_INIT };

  return g_once (&once[tongue], read_once, GUINT_TO_POINTER (tongue));
}

/**
 * hub_compact_find_objective:
 * @code: code of an objective, from outside
 * @tongue: the language of its texts
 *
 * Finds what is known of an objective beyond its term. Any thread; the first call for a language
 * reads some ten kilobytes.
 *
 * Returns: (transfer none) (nullable): the facts, %NULL if there are none
 */
const HubCompactObjective *
hub_compact_find_objective (const char *code,
                            HubTongue   tongue)
{
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail ((guint) tongue < HUB_N_TONGUES, NULL);

  return g_hash_table_lookup (get_compact (tongue)->objectives, code);
}

/**
 * hub_compact_list_languages:
 * @n_languages: (out): how many there are
 *
 * Lists where the Compact can be read in the languages of the United Nations. Any thread.
 *
 * Returns: (transfer none) (array length=n_languages): the languages
 */
const HubCompactLanguage *
hub_compact_list_languages (guint *n_languages)
{
  const GArray *languages = get_compact (HUB_TONGUE_EN)->languages;

  *n_languages = languages->len;
  return (const HubCompactLanguage *) (gpointer) languages->data;
}

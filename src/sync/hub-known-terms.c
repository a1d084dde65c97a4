/* hub-known-terms.c: the terms that are known wherever they come from
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The vocabularies of the starter catalogue and what their terms are called in six languages, read
 * once and never changed: so a hub that writes "Objective 10: Eradicate trafficking", "Eradicate
 * trafficking" or "10 - Eradicate trafficking" means the same to us, and "Kenia" is Kenya. Labels
 * are compared as words, folded, without the plural "s".
 */

#define G_LOG_DOMAIN "hub-known-terms"

#include "hub-known-terms.h"

#include "hub-known-names-resource.h"
#include "hub-resource.h"
#include "hub-starter-resources.h"
#include "hub-text.h"
#include "jsonapi-json.h"

#include <string.h>

#define PATH  "/io/github/hubreader/HubReader/starter/vocabularies.json"
#define NAMES "/io/github/hubreader/HubReader/names/"
#define MAX_LABEL_BYTES 1024
#define MAX_CODE_BYTES  8
#define LAST_OBJECTIVE  23
#define NUMBER_WORDS    3      /* a number is looked for among so many words */

typedef struct
{
  char *title;       /* (owned) (nullable) */
  char *paragraph;   /* (owned) (nullable) */
} Facts;

/* Immutable once made; any thread. */
typedef struct
{
  GHashTable *codes;         /* (owned) (element-type utf8 utf8): words of a label -> code */
  GHashTable *other_codes;   /* (owned) (element-type utf8 utf8): "KEN" -> "KE" */
  GHashTable *facts;         /* (owned) (element-type utf8 Facts): by code */
} Vocabulary;

static void
facts_free (Facts *facts)
{
  g_free (facts->title);
  g_free (facts->paragraph);
  g_free (facts);
}

/* "Guidelines/Toolkits" as "guideline toolkit", "The Gambia" as "gambia". */
static char **
split_words (const char *label)
{
  g_autofree char *slug = strlen (label) <= MAX_LABEL_BYTES ? hub_text_slug (label) : g_strdup ("");
  g_auto(GStrv) parts = g_strsplit (slug, "-", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length == 0 || g_str_equal (parts[i], "the"))
        continue;
      if (length > 3 && parts[i][length - 1] == 's')
        parts[i][length - 1] = '\0';
      g_strv_builder_add (builder, parts[i]);
    }

  return g_strv_builder_end (builder);
}

static void
add_label (Vocabulary *self,
           const char *label,
           const char *code)
{
  g_auto(GStrv) words = NULL;
  g_autofree char *key = NULL;

  if (label == NULL)
    return;

  words = split_words (label);
  key = g_strjoinv (" ", words);
  if (*key != '\0' && !g_hash_table_contains (self->codes, key))
    g_hash_table_insert (self->codes, g_steal_pointer (&key), g_strdup (code));
}

static const char *
get_text (JsonObject *object,
          const char *member)
{
  return jsonapi_json_get_string (jsonapi_json_get_member (object, member));
}

static void
add_term (Vocabulary *self,
          JsonObject *term)
{
  const char *code = get_text (term, "code");
  Facts *facts = g_new0 (Facts, 1);

  facts->title = g_strdup (get_text (term, "title"));
  facts->paragraph = g_strdup (get_text (term, "paragraph"));
  g_hash_table_insert (self->facts, g_strdup (code), facts);
  add_label (self, get_text (term, "short_label"), code);
  add_label (self, get_text (term, "label"), code);
  add_label (self, facts->title, code);
}

/* Columns of a line of names: ../../data/names/README.md. */
enum
{
  COLUMN_VOCABULARY,
  COLUMN_CODE,
  COLUMN_LANGUAGE,
  COLUMN_NAME,
  N_COLUMNS,
};

/* All names of a country are names of it; of the others only the first in each language is one, and
 * what follows are key words and parts. */
static void
add_names (Vocabulary    *self,
           HubVocabulary  vocabulary,
           const char    *path)
{
  g_autoptr(GBytes) bytes = hub_resource_load (HUB_RESOURCE (hub_known_names), path, NULL);
  g_auto(GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_autofree char *before = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) columns = g_strsplit (lines[i], "\t", -1);
      g_autofree char *key = NULL;

      if (lines[i][0] == '#' || g_strv_length (columns) < N_COLUMNS)
        continue;
      key = g_strjoin ("\t", columns[COLUMN_CODE], columns[COLUMN_LANGUAGE], NULL);
      if (!g_hash_table_contains (self->facts, columns[COLUMN_CODE]))
        continue;
      if (g_str_equal (columns[COLUMN_LANGUAGE], "-"))
        g_hash_table_insert (self->other_codes, g_strdup (columns[COLUMN_NAME]),
                             g_strdup (columns[COLUMN_CODE]));
      else if (vocabulary == HUB_VOCABULARY_COUNTRY || g_strcmp0 (key, before) != 0)
        add_label (self, columns[COLUMN_NAME], columns[COLUMN_CODE]);
      g_set_str (&before, key);
    }
}

static Vocabulary *
create_all (void)
{
  static const char *const names[HUB_N_VOCABULARIES] = {
    [HUB_VOCABULARY_OBJECTIVE] = NAMES "objectives.tsv",
    [HUB_VOCABULARY_PRINCIPLE] = NAMES "principles.tsv",
    [HUB_VOCABULARY_REGION] = NAMES "regions.tsv",
    [HUB_VOCABULARY_COUNTRY] = NAMES "countries.tsv",
    [HUB_VOCABULARY_TYPE] = NAMES "types.tsv",
  };
  Vocabulary *all = g_new0 (Vocabulary, HUB_N_VOCABULARIES);
  g_autoptr(GBytes) bytes = hub_resource_load (HUB_RESOURCE (hub_starter), PATH, NULL);
  g_autoptr(JsonNode) root = bytes != NULL ? jsonapi_json_parse (bytes, NULL) : NULL;

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      const char *word = hub_vocabulary_to_string ((HubVocabulary) v);
      JsonArray *terms = jsonapi_json_get_array (
        jsonapi_json_get_member (jsonapi_json_get_object (root), word));

      g_assert (terms != NULL);          /* it is part of the program */
      all[v].codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      all[v].other_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      all[v].facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) facts_free);
      for (guint i = 0; i < json_array_get_length (terms); i++)
        add_term (&all[v], jsonapi_json_get_object (json_array_get_element (terms, i)));
      add_names (&all[v], (HubVocabulary) v, names[v]);
    }

  return all;
}

static const Vocabulary *
get_vocabulary (HubVocabulary vocabulary)
{
  static Vocabulary *all = NULL;

  if (g_once_init_enter_pointer (&all))
    g_once_init_leave_pointer (&all, create_all ());

  return &all[vocabulary];
}

/* The code of the objective whose number is among the first words; @rest is what comes after. */
static const char *
find_number (const Vocabulary  *self,
             char             **words,
             char            ***rest)
{
  for (guint i = 0; i < NUMBER_WORDS && words[i] != NULL; i++)
    {
      const char *digits = words[i] + strspn (words[i], "0");
      gpointer code = NULL;

      if (words[i][strspn (words[i], "0123456789")] != '\0' || strlen (digits) > 2 ||
          g_ascii_strtoull (digits, NULL, 10) > LAST_OBJECTIVE)
        continue;
      if (!g_hash_table_lookup_extended (self->facts, digits, &code, NULL))
        return NULL;
      *rest = words + i + 1;
      return code;
    }

  return NULL;
}

/**
 * hub_known_terms_find:
 * @vocabulary: which vocabulary
 * @label: what a hub calls a term; any text
 * @code: (out) (transfer none) (nullable): the code of the term
 *
 * Finds the term that a label means. Any thread.
 *
 * Returns: how sure that is
 */
HubKnown
hub_known_terms_find (HubVocabulary   vocabulary,
                      const char     *label,
                      const char    **code)
{
  const Vocabulary *self = get_vocabulary (vocabulary);
  g_auto(GStrv) words = split_words (label);
  g_autofree char *key = g_strjoinv (" ", words);
  g_autofree char *tail = NULL;
  char **rest = NULL;

  *code = g_hash_table_lookup (self->codes, key);
  if (*code != NULL)
    return HUB_KNOWN_BY_WORDS;
  if (vocabulary != HUB_VOCABULARY_OBJECTIVE)
    return HUB_KNOWN_NOT;

  *code = find_number (self, words, &rest);
  if (*code == NULL)
    return HUB_KNOWN_NOT;
  tail = g_strjoinv (" ", rest);

  return g_strcmp0 (g_hash_table_lookup (self->codes, tail), *code) == 0 ? HUB_KNOWN_BY_WORDS
                                                                          : HUB_KNOWN_BY_NUMBER;
}

/**
 * hub_known_terms_find_code:
 * @vocabulary: which vocabulary
 * @text: a code, of any case: of a country in two letters or in three
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the code of the known term that it means
 */
const char *
hub_known_terms_find_code (HubVocabulary  vocabulary,
                           const char    *text)
{
  const Vocabulary *self = get_vocabulary (vocabulary);
  g_autofree char *upper = strlen (text) <= MAX_CODE_BYTES ? g_ascii_strup (text, -1)
                                                          : g_strdup ("");
  gpointer code = NULL;

  if (g_hash_table_lookup_extended (self->facts, upper, &code, NULL))
    return code;

  return g_hash_table_lookup (self->other_codes, upper);
}

/**
 * hub_known_terms_get_title:
 * @vocabulary: which vocabulary
 * @code: a code
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the official title of an objective, the short name of a
 *   country in ISO 3166
 */
const char *
hub_known_terms_get_title (HubVocabulary  vocabulary,
                           const char    *code)
{
  const Facts *facts = g_hash_table_lookup (get_vocabulary (vocabulary)->facts, code);

  return facts != NULL ? facts->title : NULL;
}

/**
 * hub_known_terms_get_paragraph:
 * @vocabulary: which vocabulary
 * @code: a code
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): its paragraph in A/RES/73/195
 */
const char *
hub_known_terms_get_paragraph (HubVocabulary  vocabulary,
                               const char    *code)
{
  const Facts *facts = g_hash_table_lookup (get_vocabulary (vocabulary)->facts, code);

  return facts != NULL ? facts->paragraph : NULL;
}

/**
 * hub_known_terms_count:
 * @vocabulary: which vocabulary
 *
 * Any thread.
 *
 * Returns: how many terms of it are known
 */
guint
hub_known_terms_count (HubVocabulary vocabulary)
{
  return g_hash_table_size (get_vocabulary (vocabulary)->facts);
}

/* hub-term-names.c: what a term is called in the language of the interface
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hub has one label of each term. If that is a name which the program knows for the term, in
 * another language than the interface's, the first name in data/names in the interface's language
 * is shown instead. A label that the program does not know is shown as it is, since nobody can say
 * whether it still means the same. In English all labels are: whatever the hub speaks, its readers
 * are used to it.
 *
 * All names are read once, in a few milliseconds, by whoever needs one first: a worker, for terms
 * come from there. A name then takes about a microsecond, a label that stands in no file some ten.
 */

#define G_LOG_DOMAIN "hub-term-names"

#include "hub-term-names.h"

#include "hub-compact.h"
#include "hub-locale.h"
#include "hub-name-rows.h"
#include "hub-text.h"

#include <string.h>

typedef struct
{
  const char *text;
  HubTongue   tongue;
  HubNameUse  use;
} Name;

typedef struct
{
  guint       first;                    /* of its names, which stand together */
  guint       n;
  const char *shown[HUB_N_TONGUES];     /* with the number of an objective */
  guint8      number[HUB_N_TONGUES];    /* bytes of that number and what parts it from the name */
} Record;

typedef struct
{
  GHashTable   *records[HUB_N_VOCABULARIES];   /* (element-type utf8 Record): by code */
  GArray       *names;                         /* (element-type Name) */
  GStringChunk *strings;
  Record       *last;                          /* while reading: the record of the row before */
} Names;

/* The dash behind the number, as the hub writes it in each language. */
static const char *
get_dash (HubTongue tongue)
{
  return tongue == HUB_TONGUE_FR ? "–" : "-";
}

static void
set_shown (Names            *self,
           Record           *record,
           const HubNameRow *row,
           const char       *text)
{
  g_autofree char *numbered = NULL;

  if (row->tongue == HUB_TONGUE_NONE || record->shown[row->tongue] != NULL)
    return;

  record->shown[row->tongue] = text;
  if (row->vocabulary != HUB_VOCABULARY_OBJECTIVE || !g_ascii_isdigit (*row->code))
    return;

  numbered = g_strdup_printf ("%s %s %s", row->code, get_dash (row->tongue), text);
  record->shown[row->tongue] = g_string_chunk_insert (self->strings, numbered);
  record->number[row->tongue] = (guint8) (strlen (numbered) - strlen (text));
}

static void
add_row (const HubNameRow *row,
         gpointer          user_data)
{
  Names *self = user_data;
  GHashTable *records = self->records[row->vocabulary];
  Name name = { NULL, row->tongue, row->use };

  if (self->last == NULL || self->last != g_hash_table_lookup (records, row->code))
    {
      self->last = g_new0 (Record, 1);
      self->last->first = self->names->len;
      g_hash_table_insert (records, g_string_chunk_insert (self->strings, row->code), self->last);
    }

  name.text = g_string_chunk_insert_len (self->strings, row->text, (gssize) row->length);
  self->last->n++;
  set_shown (self, self->last, row, name.text);
  g_array_append_val (self->names, name);
}

static gpointer
read_once (gpointer unused)
{
  Names *self = g_new0 (Names, 1);

  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  self->strings = g_string_chunk_new (32 * 1024);
  for (HubVocabulary vocabulary = 0; vocabulary < HUB_N_VOCABULARIES; vocabulary++)
    {
      self->records[vocabulary] = g_hash_table_new (g_str_hash, g_str_equal);
      hub_name_rows_each (vocabulary, add_row, self);
    }

  return self;
}

static const Names *
get_names (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_once, NULL);
}

static guint
count_letters (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    n += g_unichar_isalnum (g_utf8_get_char (text)) ? 1 : 0;

  return n;
}

/* In which languages the term is called so, as a mask of tongues. What is spelled in another way
 * has as many letters; only such names are worth the time of a slug. */
static guint
find_tongues (const Record *record,
              const char   *text)
{
  const Name *names = &g_array_index (get_names ()->names, Name, record->first);
  g_autofree char *slug = NULL;
  guint tongues = 0, n_letters;

  for (guint i = 0; i < record->n; i++)
    if (g_str_equal (names[i].text, text))
      tongues |= HUB_TONGUE_BIT (names[i].tongue);
  if (tongues != 0)
    return tongues;

  n_letters = count_letters (text);
  for (guint i = 0; i < record->n; i++)
    {
      g_autofree char *other = NULL;

      if (count_letters (names[i].text) != n_letters)
        continue;
      if (slug == NULL)
        slug = hub_text_slug (text);
      other = hub_text_slug (names[i].text);
      if (g_str_equal (slug, other))
        tongues |= HUB_TONGUE_BIT (names[i].tongue);
    }

  return tongues;
}

/* Whether a label of these languages is one for readers of @tongue. Names that English shares with
 * another language are taken for English, which the hub speaks: "Fiji" is not what a Spanish
 * reader expects only because it is understood, too. */
static gboolean
is_of (guint     tongues,
       HubTongue tongue)
{
  return (tongues & HUB_TONGUE_BIT (HUB_TONGUE_EN)) == 0 &&
         (tongues & HUB_TONGUE_BIT (tongue)) != 0;
}

/**
 * hub_term_names_choose:
 * @vocabulary: the vocabulary of a term
 * @code: (nullable): its code
 * @label: what the hub calls it
 * @tongue: the language to show it in
 *
 * Chooses what a term is called: by its label, always in English, or by the name that the program
 * knows for it. The number of an objective stays if the label has it. Any thread.
 *
 * Returns: (transfer none): @label, or a name that lives as long as the program
 */
const char *
hub_term_names_choose (HubVocabulary  vocabulary,
                       const char    *code,
                       const char    *label,
                       HubTongue      tongue)
{
  const Record *record;
  const char *bare;
  guint tongues;

  g_return_val_if_fail ((guint) vocabulary < HUB_N_VOCABULARIES, label);
  g_return_val_if_fail (label != NULL, NULL);

  if (code == NULL || tongue == HUB_TONGUE_EN)
    return label;

  record = g_hash_table_lookup (get_names ()->records[vocabulary], code);
  if (record == NULL || record->shown[tongue] == NULL)
    return label;

  bare = hub_term_skip_number (vocabulary, code, label);
  tongues = find_tongues (record, bare);
  if (tongues == 0 || is_of (tongues, tongue))
    return label;

  return record->shown[tongue] + (bare == label ? record->number[tongue] : 0);
}

/**
 * hub_term_names_dup_all:
 * @vocabulary: the vocabulary of a term
 * @code: its code
 * @tongue: a language
 *
 * Lists what else a term is called in a language and in English, a name a line, for those who look
 * for it by a name; without names that only an operator finds. Any thread.
 *
 * Returns: (transfer full): the names, maybe ""
 */
char *
hub_term_names_dup_all (HubVocabulary vocabulary,
                        const char   *code,
                        HubTongue     tongue)
{
  GString *all = g_string_new (NULL);
  const Record *record;
  const Name *names;

  g_return_val_if_fail ((guint) vocabulary < HUB_N_VOCABULARIES, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  record = g_hash_table_lookup (get_names ()->records[vocabulary], code);
  for (guint i = 0; record != NULL && i < record->n; i++)
    {
      names = &g_array_index (get_names ()->names, Name, record->first);
      if (names[i].use != HUB_NAME_BY_OPERATOR &&
          (names[i].tongue == tongue || names[i].tongue == HUB_TONGUE_EN))
        g_string_append_printf (all, "%s%s", all->len > 0 ? "\n" : "", names[i].text);
    }

  return g_string_free (all, FALSE);
}

/**
 * hub_term_skip_number:
 * @vocabulary: the vocabulary of a term
 * @code: (nullable): its code
 * @label: a label or name of it
 *
 * Finds where the name begins behind the number that the hub puts before an objective: “Eradicate
 * trafficking” in “10 - Eradicate trafficking”.
 *
 * Returns: (transfer none): a place in @label; its beginning if there is no such number, or nothing
 *   else
 */
const char *
hub_term_skip_number (HubVocabulary  vocabulary,
                      const char    *code,
                      const char    *label)
{
  const char *rest;

  g_return_val_if_fail (label != NULL, NULL);

  if (vocabulary != HUB_VOCABULARY_OBJECTIVE || code == NULL || !g_ascii_isdigit (*code) ||
      !g_str_has_prefix (label, code))
    return label;

  rest = label + strlen (code);
  if (g_ascii_isdigit (*rest))
    return label;
  while (*rest != '\0' && !g_unichar_isalnum (g_utf8_get_char (rest)))
    rest = g_utf8_next_char (rest);

  return *rest != '\0' ? rest : label;
}

static gpointer
find_tongue_once (gpointer unused)
{
  return GUINT_TO_POINTER (hub_tongue_from_row (hub_locale_get_language (), NULL));
}

/**
 * hub_term_names_get_tongue:
 *
 * Gets the language that terms are shown in: that of the interface. Any thread.
 *
 * Returns: the tongue, %HUB_TONGUE_NONE if it is not one of the six
 */
HubTongue
hub_term_names_get_tongue (void)
{
  static GOnce once = G_ONCE_INIT;

  return (HubTongue) GPOINTER_TO_UINT (g_once (&once, find_tongue_once, NULL));
}

/**
 * hub_term_get_name:
 * @self: a term
 *
 * Gets what to show of a term, in the language of the interface. Any thread.
 *
 * Returns: (transfer none): the hub's label or a name that the program knows
 */
const char *
hub_term_get_name (const HubTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return hub_term_names_choose (self->vocabulary, self->code, self->label,
                                hub_term_names_get_tongue ());
}

/* What the Compact's data has for the term, if the term still says the English of it. */
static const char *
translate (const HubTerm *self,
           const char    *text,       /* (nullable) */
           gsize          offset)     /* of the text in a HubCompactObjective */
{
  const HubCompactObjective *english, *own;
  HubTongue tongue = hub_term_names_get_tongue ();

  if (text == NULL || self->vocabulary != HUB_VOCABULARY_OBJECTIVE || self->code == NULL ||
      tongue == HUB_TONGUE_EN)
    return text;

  english = hub_compact_find_objective (self->code, HUB_TONGUE_EN);
  own = hub_compact_find_objective (self->code, tongue);
  if (english == NULL || g_strcmp0 (G_STRUCT_MEMBER (const char *, english, offset), text) != 0)
    return text;

  return G_STRUCT_MEMBER (const char *, own, offset);
}

/**
 * hub_term_get_title:
 * @self: a term
 *
 * Gets the official title of an objective, in the language of the interface as far as the program
 * knows it; else the title as it is stored. Any thread.
 *
 * Returns: (transfer none) (nullable): the title
 */
const char *
hub_term_get_title (const HubTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return translate (self, self->title, G_STRUCT_OFFSET (HubCompactObjective, title));
}

/**
 * hub_term_get_summary:
 * @self: a term
 *
 * Gets what an objective is about, in the language of the interface as far as the program knows it;
 * else as it is stored. Any thread.
 *
 * Returns: (transfer none) (nullable): the summary
 */
const char *
hub_term_get_summary (const HubTerm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return translate (self, self->summary, G_STRUCT_OFFSET (HubCompactObjective, summary));
}

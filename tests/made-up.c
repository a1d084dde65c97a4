/* made-up.c: a catalogue of any size, made up from a seed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "made-up.h"

#define PAGE 500

/* Numbers from 0 to n - 1, the k-th as often as 1 / (k + 1). */
typedef struct
{
  double *sums;   /* (owned): how often the numbers up to this one */
  guint   n;
} Zipf;

struct _MadeUp
{
  GRand     *rand;         /* (owned) */
  GPtrArray *words;        /* (owned) */
  Zipf       word_use;
  Zipf       term_use[HUB_N_VOCABULARIES];
  Zipf       publisher_use;
  gboolean   is_plain;
};

static const guint n_terms[HUB_N_VOCABULARIES] = { 24, 10, 5, 194, 12 };

static const char *const languages[] = { "en", "fr", "es", "ar", "ru", "zh", "pt", "xx" };

static const char *const syllables[] = {
  "mi", "gra", "tion", "la", "bour", "re", "turn", "bor", "der", "safe", "or", "ly", "co", "he",
  "sion", "skill", "data", "law", "ri", "ght", "da", "ta", "po", "cy", "con", "su", "lar", "di",
  "as", "pa", "ra", "ne", "ka", "lo", "shu", "vi", "xe", "zu", "fo", "be", "tem", "wo",
};

static const char *const plain_syllables[G_N_ELEMENTS (syllables)] = {
  "ma", "gra", "tunk", "la", "bu", "ro", "turm", "bor", "dag", "haf", "dro", "lu", "kom", "ho",
  "zak", "lam", "dat", "law", "rug", "gat", "da", "ta", "po", "kuf", "gon", "wa", "mur", "dok",
  "um", "pa", "ra", "no", "ka", "lo", "hub", "vo", "xa", "zu", "fo", "ba", "tam", "wo",
};

static void
zipf_init (Zipf *self,
           guint n)
{
  double sum = 0;

  self->n = n;
  self->sums = g_new (double, n);
  for (guint i = 0; i < n; i++)
    self->sums[i] = sum += 1.0 / (i + 1);
}

static guint
zipf_draw (const Zipf *self,
           GRand      *rand)
{
  double sum = g_rand_double_range (rand, 0, self->sums[self->n - 1]);
  guint low = 0, high = self->n - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->sums[middle] < sum)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The number in syllables, so each word is another. */
static char *
make_word (const char *const *parts,
           guint              number)
{
  GString *word = g_string_new (NULL);

  do
    {
      g_string_append (word, parts[number % G_N_ELEMENTS (syllables)]);
      number /= G_N_ELEMENTS (syllables);
    }
  while (number > 0);

  return g_string_free (word, FALSE);
}

static HubTerm *
make_term (HubVocabulary vocabulary,
           guint         number,
           gboolean      is_plain)
{
  g_autofree char *uuid = g_strdup_printf ("%s-%u", hub_vocabulary_to_string (vocabulary), number);
  g_autofree char *label = g_strdup_printf ("The %s %u", hub_vocabulary_to_string (vocabulary),
                                            number);
  HubTerm *term = hub_term_new (vocabulary, uuid, label);

  term->position = number;
  if (is_plain)
    term->code = g_strdup_printf ("%s-%u", hub_vocabulary_to_string (vocabulary), number);
  else if (vocabulary == HUB_VOCABULARY_COUNTRY)
    term->code = g_strdup_printf ("%c%c", 'A' + number / 26, 'A' + number % 26);
  else if (vocabulary == HUB_VOCABULARY_OBJECTIVE)
    term->code = number == 23 ? g_strdup ("general") : g_strdup_printf ("%u", number + 1);
  else
    term->code = g_strdup_printf ("%s-%u", hub_vocabulary_to_string (vocabulary), number);
  if (vocabulary == HUB_VOCABULARY_COUNTRY && number % 17 != 16)
    term->region = g_strdup_printf ("region-%u", number % n_terms[HUB_VOCABULARY_REGION]);

  return term;
}

static char *
make_text (MadeUp *self,
           guint   n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, made_up_get_word (self));
    }

  return g_string_free (text, FALSE);
}

/* A date at any precision, or none. */
static void
draw_date (GRand   *rand,
           HubDate *date)
{
  int precision = g_rand_int_range (rand, 0, 10);
  int year = g_rand_int_range (rand, 2010, 2026);
  int month = g_rand_int_range (rand, 1, 13);
  int day = g_rand_int_range (rand, 1, 29);
  g_autofree char *text = NULL;

  if (precision == 0)
    text = g_strdup ("");
  else if (precision == 1)
    text = g_strdup_printf ("%d", year);
  else if (precision == 2)
    text = g_strdup_printf ("%d-%02d", year, month);
  else if (precision == 3)
    text = g_strdup_printf ("%d-%02d-%02dT%02d:00:00Z", year, month, day, day % 24);
  else
    text = g_strdup_printf ("%d-%02d-%02d", year, month, day);

  hub_date_parse (text, date);
}

static void
add_lists (MadeUp   *self,
           HubEntry *entry)
{
  g_autoptr(GStrvBuilder) publishers = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) codes = g_strv_builder_new ();
  g_auto(GStrv) publisher_list = NULL;
  g_auto(GStrv) language_list = NULL;

  for (int n = g_rand_int_range (self->rand, 0, 3); n > 0; n--)
    g_strv_builder_take (publishers,
                         g_strdup_printf ("Publisher %u",
                                          zipf_draw (&self->publisher_use, self->rand)));
  for (int n = g_rand_int_range (self->rand, 0, 3); n > 0; n--)
    g_strv_builder_add (codes, languages[g_rand_int_range (self->rand, 0,
                                                           G_N_ELEMENTS (languages))]);

  publisher_list = g_strv_builder_end (publishers);
  language_list = g_strv_builder_end (codes);
  hub_entry_set_publishers (entry, (const char *const *) publisher_list);
  hub_entry_set_languages (entry, (const char *const *) language_list);
}

static void
add_entry_terms (MadeUp   *self,
                 HubEntry *entry)
{
  static const int most[HUB_N_VOCABULARIES] = { 4, 3, 2, 3, 2 };

  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    for (int n = g_rand_int_range (self->rand, 0, most[v] + 1); n > 0; n--)
      hub_entry_take_term (entry, made_up_dup_term (self, v));
}

static MadeUp *
make (guint32  seed,
      guint    n_words,
      guint    n_publishers,
      gboolean is_plain)
{
  MadeUp *self = g_new0 (MadeUp, 1);

  self->is_plain = is_plain;
  self->rand = g_rand_new_with_seed (seed);
  self->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < n_words; i++)
    g_ptr_array_add (self->words, make_word (is_plain ? plain_syllables : syllables, i));
  zipf_init (&self->word_use, n_words);
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    zipf_init (&self->term_use[v], n_terms[v]);
  zipf_init (&self->publisher_use, n_publishers);

  return self;
}

MadeUp *
made_up_new (guint32 seed,
             guint   n_words,
             guint   n_publishers)
{
  return make (seed, n_words, n_publishers, FALSE);
}

MadeUp *
made_up_new_plain (guint32 seed,
                   guint   n_words,
                   guint   n_publishers)
{
  return make (seed, n_words, n_publishers, TRUE);
}

void
made_up_free (MadeUp *self)
{
  g_rand_free (self->rand);
  g_ptr_array_unref (self->words);
  g_free (self->word_use.sums);
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    g_free (self->term_use[v].sums);
  g_free (self->publisher_use.sums);
  g_free (self);
}

GRand *
made_up_get_rand (MadeUp *self)
{
  return self->rand;
}

const char *
made_up_get_word (MadeUp *self)
{
  return g_ptr_array_index (self->words, zipf_draw (&self->word_use, self->rand));
}

HubTerm *
made_up_dup_term (MadeUp        *self,
                  HubVocabulary  vocabulary)
{
  return make_term (vocabulary, zipf_draw (&self->term_use[vocabulary], self->rand),
                    self->is_plain);
}

HubEntry *
made_up_entry (MadeUp *self,
               guint   number)
{
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
  g_autofree char *title = make_text (self, g_rand_int_range (self->rand, 5, 15));
  g_autofree char *summary = make_text (self, g_rand_int_range (self->rand, 30, 81));
  HubKind kind = g_rand_int_range (self->rand, 0, HUB_N_KINDS);
  HubEntry *entry = hub_entry_new (uuid, "en", kind, title);
  HubDate date;

  hub_entry_set_origin (entry, MADE_UP_ORIGIN);
  hub_entry_set_nid (entry, number + 1);
  hub_entry_set_summary (entry, summary);
  hub_entry_set_is_global (entry, g_rand_int_range (self->rand, 0, 4) == 0);
  if (g_rand_int_range (self->rand, 0, 8) > 0)
    hub_entry_set_changed (entry, g_rand_int_range (self->rand, 1262304000, 1767225600));
  draw_date (self->rand, &date);
  if (kind == HUB_KIND_EVENT || kind == HUB_KIND_PROJECT)
    hub_entry_set_period (entry, &date, &(HubDate) HUB_DATE_INIT, FALSE);
  else
    hub_entry_set_published (entry, &date);
  add_lists (self, entry);
  add_entry_terms (self, entry);

  return entry;
}

static GPtrArray *
list_terms (HubVocabulary vocabulary,
            gboolean      is_plain)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);

  for (guint i = 0; i < n_terms[vocabulary]; i++)
    g_ptr_array_add (terms, make_term (vocabulary, i, is_plain));

  return terms;
}

GPtrArray *
made_up_list_terms (HubVocabulary vocabulary)
{
  return list_terms (vocabulary, FALSE);
}

static gboolean
add_terms (HubCatalogueWriter *writer,
           gboolean            is_plain,
           GError            **error)
{
  for (guint v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) terms = list_terms (v, is_plain);

      if (!hub_catalogue_writer_apply_terms (writer, v, terms, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
made_up_add_terms (HubCatalogueWriter *writer,
                   GError            **error)
{
  return add_terms (writer, FALSE, error);
}

gboolean
made_up_add_plain_terms (HubCatalogueWriter *writer,
                         GError            **error)
{
  return add_terms (writer, TRUE, error);
}

gboolean
made_up_add (MadeUp             *self,
             HubCatalogueWriter *writer,
             guint               first,
             guint               n_entries,
             gint64              generation,
             GError            **error)
{
  HubCatalogueTally tally = { 0 };

  for (guint done = 0; done < n_entries; done += PAGE)
    {
      g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = done; i < MIN (n_entries, done + PAGE); i++)
        g_ptr_array_add (page, made_up_entry (self, first + i));
      if (!hub_catalogue_writer_apply_page (writer, page, generation, "made-up", "1", &tally, NULL,
                                            error))
        return FALSE;
    }

  return TRUE;
}

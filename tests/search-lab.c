/* search-lab.c: a catalogue in six languages, and what people might ask it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "search-lab.h"

#include "hub-query-parse.h"

#include <string.h>

#define N_LANGUAGES 6
#define N_WORDS     20    /* of a language */
#define N_TITLES    300
#define SOME        12    /* entries of a change */

static const char *const langcodes[] = { "en", "fr", "es", "ru", "ar", "zh", NULL };

/* Forms that differ by case, number, accent or ties, so that stems, joined forms and pairs of
 * signs all have something to do. */
static const char *const words[N_LANGUAGES][N_WORDS] = {
  {
    "migration", "Migrants", "migrant’s", "refugees", "refugee", "labour", "re-integration",
    "reintegration", "A/RES/73/195", "remittances", "remittance", "border", "borders", "women",
    "trafficking", "co-operation", "COVID-19", "2019–2023", "O’Brien", "can",
  },
  {
    "l’immigration", "d’asile", "migrants", "réfugiés", "réfugiée", "travailleurs", "travailleuse",
    "aujourd’hui", "retour", "frontières", "Côte", "ménages", "santé", "peut-être", "cœur",
    "qu’elle", "développement", "Afrique", "enfants", "1 000",
  },
  {
    "migración", "migraciones", "niños", "niñas", "trabajadores", "trata", "mujeres", "políticas",
    "Canadá", "retorno", "año", "desarrollo", "América", "fronteras", "frontera", "protección",
    "derechos", "humano", "can", "remesas",
  },
  {
    "миграция", "миграции", "мигрантов", "мигранты", "труда", "беженцев", "беженцы", "Кения",
    "Кении", "возвращение", "ёлка", "елка", "женщин", "границы", "граница", "дети", "детей",
    "права", "из-за", "по-русски",
  },
  {
    "الهجرة", "هجرة", "المهاجرين", "المهاجرون", "لاجئين", "العمل", "عَمَل", "كِتابٌ", "الأطفال",
    "النساء",
    "حدود", "إعادة", "مـهـاجـر", "حقوق", "الإنسان", "كندا", "والهجرة", "أفريقيا", "٢٠٢١", "تنمية",
  },
  {
    "移民", "难民", "国际移民", "劳工", "保护", "儿童", "政策", "返回", "边境", "全球契约", "加拿大",
    "人", "权", "妇女", "发展", "Migration", "IOM", "移徙", "契约", "治理",
  },
};

/* What terms are called, in words that the entries may not have. */
static const char *const names[] = {
  "Canada", "canadá", "加拿大", "Канада", "كندا", "Kenya", "Algérie", "Côte d’Ivoire",
  "Burkina Faso", "Бразилия", "DRC", "Swaziland", "africa", "united", "rep", "human rights",
  "gender", "案例", "guidelines", "laws",
};

static const char *
draw (SearchLab         *self,
      const char *const *all,
      guint              n)
{
  return all[g_rand_int_range (made_up_get_rand (self->made_up), 0, (int) n)];
}

static int
throw (SearchLab *self,
       int        n)
{
  return g_rand_int_range (made_up_get_rand (self->made_up), 0, n);
}

static char *
make_text (SearchLab *self,
           guint      language,
           guint      n_words)
{
  static const char *const gaps[] = { " ", " ", " ", " ", ", ", " – ", ". ", " (", "\n", "‏ " };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      gboolean is_known = throw (self, 2) == 0;

      if (i > 0 && !(language == 5 && is_known))
        g_string_append (text, draw (self, gaps, G_N_ELEMENTS (gaps)));
      g_string_append (text, is_known ? draw (self, words[language], N_WORDS)
                                      : made_up_get_word (self->made_up));
    }

  return g_string_free (text, FALSE);
}

/* An entry in one of the languages, with all else from a made-up one. */
static HubEntry *
make_entry (SearchLab *self,
            guint      number)
{
  g_autoptr(HubEntry) base = made_up_entry (self->made_up, number);
  guint language = (guint) throw (self, N_LANGUAGES);
  g_autofree char *title = make_text (self, language, 3 + throw (self, 8));
  g_autofree char *summary = make_text (self, language, 4 + throw (self, 12));
  g_autofree char *body = make_text (self, language, 30);
  HubEntry *entry = hub_entry_new (hub_entry_get_uuid (base), langcodes[language],
                                   hub_entry_get_kind (base), title);
  GPtrArray *terms = hub_entry_get_terms (base);

  hub_entry_set_origin (entry, MADE_UP_ORIGIN);
  hub_entry_set_nid (entry, number + 1);
  hub_entry_set_summary (entry, summary);
  if (throw (self, 8) == 0)
    hub_entry_set_body (entry, body, body);
  hub_entry_set_is_global (entry, hub_entry_is_global (base));
  hub_entry_set_changed (entry, hub_entry_get_changed (base));
  hub_entry_set_published (entry, hub_entry_get_published (base));
  hub_entry_set_period (entry, hub_entry_get_starts (base), hub_entry_get_ends (base), FALSE);
  hub_entry_set_publishers (entry, hub_entry_get_publishers (base));
  hub_entry_set_languages (entry, hub_entry_get_languages (base));
  for (guint i = 0; i < terms->len; i++)
    hub_entry_take_term (entry, hub_term_ref (g_ptr_array_index (terms, i)));

  return entry;
}

void
search_lab_put (SearchLab *self,
                guint      first,
                guint      n_entries)
{
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint done = 0; done < n_entries; done += 500)
    {
      g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = done; i < MIN (n_entries, done + 500); i++)
        g_ptr_array_add (page, make_entry (self, first + i));
      hub_catalogue_writer_apply_page (self->writer, page, self->generation + 1, "lab", "1", &tally,
                                       NULL, &error);
      g_assert_no_error (error);
    }
  self->n_entries = MAX (self->n_entries, first + n_entries);
}

/* Ends a pass: what it did not see is withdrawn. */
static void
finish_pass (SearchLab *self)
{
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  self->generation++;
  hub_catalogue_writer_finish_pass (self->writer, MADE_UP_ORIGIN, langcodes, self->generation,
                                    self->n_entries, &tally, &n_spared, &error);
  g_assert_no_error (error);
}

static void
read_titles (SearchLab *self)
{
  g_autoptr(HubQuery) query = hub_query_new ();
  g_autoptr(HubResults) all = search_lab_run (self, query);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  guint n_ids;
  const gint64 *ids = hub_results_get_ids (all, &n_ids);

  rows = hub_catalogue_get_rows (self->catalogue, ids, MIN (n_ids, N_TITLES), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->titles,
                     g_strdup (hub_entry_get_title (g_ptr_array_index (rows, i))));
}

SearchLab *
search_lab_new (guint32 seed,
                guint   n_entries)
{
  SearchLab *self = g_new0 (SearchLab, 1);
  g_autoptr(GError) error = NULL;

  self->folder = test_folder_new ();
  self->made_up = made_up_new (seed, 150, 40);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (self->writer, &error));
  search_lab_put (self, 0, n_entries);
  finish_pass (self);      /* what the program came with leaves */
  self->catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  self->search = hub_search_new (self->catalogue, NULL, &error);
  g_assert_no_error (error);
  read_titles (self);

  return self;
}

void
search_lab_free (SearchLab *self)
{
  hub_search_free (self->search);
  hub_catalogue_close (self->catalogue);
  hub_catalogue_writer_close (self->writer);
  made_up_free (self->made_up);
  g_ptr_array_unref (self->titles);
  test_folder_remove (self->folder);
  g_free (self);
}

void
search_lab_change (SearchLab *self)
{
  guint first = (guint) throw (self, (int) self->n_entries);

  if (throw (self, 3) > 0)
    {
      search_lab_put (self, first, SOME);
      return;
    }

  search_lab_put (self, 0, first);
  search_lab_put (self, first + SOME, MAX (first + SOME, self->n_entries) - first - SOME);
  finish_pass (self);
}

void
search_lab_refresh (SearchLab *self)
{
  g_autoptr(GError) error = NULL;

  hub_search_refresh (self->search, NULL, &error);
  g_assert_no_error (error);
}

HubResults *
search_lab_run (SearchLab *self,
                HubQuery  *query)
{
  g_autoptr(GError) error = NULL;
  HubResults *results = hub_search_run (self->search, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (results);

  return results;
}

HubResults *
search_lab_run_typed (SearchLab  *self,
                      const char *typed)
{
  g_autoptr(HubQuery) parsed = hub_query_parse (typed);
  g_autoptr(HubQuery) query = hub_search_resolve (self->search, parsed);

  return search_lab_run (self, query);
}

/* Up to @n characters of @text, from some place on. */
static char *
cut (SearchLab  *self,
     const char *text,
     long        n)
{
  long length = g_utf8_strlen (text, -1);
  long first = throw (self, (int) MAX (length - n, 0) + 1);

  return g_utf8_substring (text, first, MIN (first + n, length));
}

/* Words in a row of a title, from the start of one. */
static char *
draw_phrase (SearchLab *self)
{
  const char *title = g_ptr_array_index (self->titles, throw (self, (int) self->titles->len));
  g_auto(GStrv) parts = g_strsplit (title, " ", -1);
  guint n_parts = g_strv_length (parts);
  guint first = (guint) throw (self, (int) n_parts);
  guint n = MIN (1 + (guint) throw (self, 3), n_parts - first);
  GString *phrase = g_string_new (parts[first]);

  for (guint i = first + 1; i < first + n; i++)
    g_string_append_printf (phrase, " %s", parts[i]);

  return g_string_free (phrase, FALSE);
}

static char *
draw_word (SearchLab *self)
{
  const char *word;

  switch (throw (self, 8))
    {
    case 0:
      return g_strdup (draw (self, names, G_N_ELEMENTS (names)));

    case 1:
    case 2:
    case 3:
      return g_strdup (made_up_get_word (self->made_up));

    case 4:
      word = draw (self, words[throw (self, N_LANGUAGES)], N_WORDS);
      return g_utf8_substring (word, 0, 1 + throw (self, (int) g_utf8_strlen (word, -1)));

    case 5:
      return cut (self, g_ptr_array_index (self->titles, throw (self, (int) self->titles->len)),
                  1 + throw (self, 6));

    default:
      return g_strdup (draw (self, words[throw (self, N_LANGUAGES)], N_WORDS));
    }
}

static void
add_clause (SearchLab *self,
            GString   *text)
{
  g_autofree char *word = draw_word (self);
  g_autofree char *other = draw_word (self);
  g_autofree char *phrase = draw_phrase (self);

  switch (throw (self, 12))
    {
    case 0:
      g_string_append_printf (text, "\"%s\" ", phrase);
      break;

    case 1:
      g_string_append_printf (text, "-%s ", word);
      break;

    case 2:
      g_string_append_printf (text, "-\"%s\" ", phrase);
      break;

    case 3:
      g_string_append_printf (text, "%s OR %s ", word, other);
      break;

    case 4:
      g_string_append_printf (text, "%s OR \"%s\" OR title:%s ", word, phrase, other);
      break;

    case 5:
      g_string_append_printf (text, "title:%s ", word);
      break;

    case 6:
      g_string_append_printf (text, "title:\"%s*\" ", phrase);
      break;

    case 7:
      g_string_append_printf (text, "%s* ", word);
      break;

    default:
      g_string_append_printf (text, "%s ", word);
    }
}

char *
search_lab_draw_text (SearchLab *self)
{
  GString *text = g_string_new (NULL);

  for (int n = 1 + throw (self, 1 + throw (self, 3)); n > 0; n--)
    add_clause (self, text);

  return g_string_free (text, FALSE);
}

/* Replaces the query by @changed, which it takes. */
static void
take_query (HubQuery **query,
            HubQuery  *changed)
{
  hub_query_unref (*query);
  *query = changed;
}

HubQuery *
search_lab_draw_query (SearchLab *self)
{
  HubFacetTable *table = hub_index_get_table (hub_search_get_index (self->search));
  g_autoptr(HubQuery) empty = hub_query_new ();
  HubQuery *query = hub_query_with_order (empty, throw (self, 5));

  if (throw (self, 3) > 0)
    {
      g_autofree char *text = search_lab_draw_text (self);

      take_query (&query, hub_query_with_text (query, text));
    }
  if (throw (self, 4) == 0)
    take_query (&query, hub_query_with_years (query, throw (self, 2) * 2016,
                                              throw (self, 2) * 2021));
  for (int n = throw (self, 5); n > 0; n--)
    {
      HubFacet facet = (HubFacet) throw (self, HUB_N_FACETS);
      int length = (int) hub_facet_table_get_length (table, facet);
      guint number = hub_facet_table_get_first (table, facet) +
                     (guint) throw (self, 1 + throw (self, length));   /* rather the first ones */
      const char *code = hub_facet_table_get_all (table)[number].code;

      if (throw (self, 20) == 0)
        code = "no-such-code";
      take_query (&query, hub_query_with_choice (query, facet, code,
                                                 throw (self, 2) == 0 ? HUB_CHOICE_EXCLUDE
                                                                      : HUB_CHOICE_INCLUDE));
    }

  return query;
}

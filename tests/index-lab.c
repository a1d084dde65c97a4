/* index-lab.c: a catalogue that changes, and indexes held against each other
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "index-lab.h"

#include <string.h>

#define SOME  40                    /* entries of a change */
#define MONTH (31 * 24 * 60 * 60)   /* seconds from one pass to the next */

static const char *const languages[] = { "en", NULL };

IndexLab *
index_lab_new (guint n_entries)
{
  IndexLab *self = g_new0 (IndexLab, 1);
  g_autoptr(GError) error = NULL;

  self->folder = test_folder_new ();
  self->made_up = made_up_new (g_test_rand_int (), 300, 40);
  self->writer = hub_catalogue_writer_open (self->folder, &error);
  g_assert_no_error (error);
  g_assert_true (made_up_add_terms (self->writer, &error));
  index_lab_put (self, 0, n_entries);
  self->catalogue = hub_catalogue_open (self->folder, &error);
  g_assert_no_error (error);
  self->path = hub_index_dup_path (self->catalogue);

  return self;
}

void
index_lab_free (IndexLab *self)
{
  hub_catalogue_close (self->catalogue);
  hub_catalogue_writer_close (self->writer);
  made_up_free (self->made_up);
  test_folder_remove (self->folder);
  g_free (self->path);
  g_free (self);
}

void
index_lab_put (IndexLab *self,
               guint     first,
               guint     n_entries)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (made_up_add (self->made_up, self->writer, first, n_entries, self->generation + 1,
                              &error));
  self->n_entries = MAX (self->n_entries, first + n_entries);
}

/* Entries of a pass that saw all but some: these are withdrawn. With @origin another hub's, all
 * that there was leaves. */
static void
finish_pass (IndexLab *self)
{
  guint first = g_test_rand_int_range (0, (int) self->n_entries);
  g_autoptr(GError) error = NULL;
  HubCatalogueTally tally = { 0 };
  guint n_spared;

  self->generation++;
  g_assert_true (made_up_add (self->made_up, self->writer, 0, first, self->generation, &error));
  if (first + 15 < self->n_entries)
    g_assert_true (made_up_add (self->made_up, self->writer, first + 15,
                                self->n_entries - first - 15, self->generation, &error));
  g_assert_true (hub_catalogue_writer_finish_pass (self->writer, MADE_UP_ORIGIN, languages,
                                                   self->generation, self->generation * MONTH,
                                                   &tally, &n_spared, &error));
}

/* Another hub's entry takes the place of all there is, and then they come back with new ids. */
static void
change_hub (IndexLab *self)
{
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  HubEntry *entry = hub_entry_new ("0ther", "en", HUB_KIND_DOCUMENT, "Another hub’s migration");
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;
  guint n_spared;

  hub_entry_set_origin (entry, "https://other.example");
  g_ptr_array_add (page, entry);
  g_assert_true (hub_catalogue_writer_apply_page (self->writer, page, ++self->generation, "k", "v",
                                                  &tally, NULL, &error));
  g_assert_true (hub_catalogue_writer_finish_pass (self->writer, "https://other.example",
                                                   languages, self->generation, 1, &tally,
                                                   &n_spared, &error));
}

/* Renames, moves and files under other regions what the entries have. */
static void
change_terms (IndexLab *self)
{
  HubVocabulary vocabulary = g_test_rand_int_range (0, HUB_N_VOCABULARIES);
  g_autoptr(GPtrArray) terms = NULL;
  g_autoptr(GError) error = NULL;

  terms = made_up_list_terms (vocabulary);
  for (guint i = 0; i < terms->len; i++)
    {
      HubTerm *term = g_ptr_array_index (terms, i);

      term->position = g_test_rand_int_range (0, 100);
      if (g_test_rand_int_range (0, 5) == 0)
        {
          g_free (term->label);
          term->label = g_strdup_printf ("Renamed %d", g_test_rand_int_range (0, 50));
        }
      if (vocabulary == HUB_VOCABULARY_COUNTRY && g_test_rand_int_range (0, 5) == 0)
        g_set_str (&term->region, "region-1");
    }
  if (g_test_rand_bit ())
    g_ptr_array_remove_index (terms, g_test_rand_int_range (0, (int) terms->len));
  g_assert_true (hub_catalogue_writer_apply_terms (self->writer, vocabulary, terms, &error));
}

void
index_lab_change (IndexLab *self)
{
  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      finish_pass (self);
      break;

    case 1:
      change_terms (self);
      break;

    case 2:
      if (g_test_rand_int_range (0, 4) == 0)
        change_hub (self);
      break;

    case 3:
    case 4:
      index_lab_put (self, self->n_entries, g_test_rand_int_range (1, SOME));
      break;

    case 5:   /* nothing */
      break;

    default:
      index_lab_put (self, g_test_rand_int_range (0, (int) self->n_entries),
                     g_test_rand_int_range (1, SOME));
    }
}

static HubIndex *
open_index (HubCatalogue *catalogue,
            const char   *path)
{
  g_autoptr(GError) error = NULL;
  HubIndex *index = hub_index_new (catalogue, path, NULL, &error);

  g_assert_no_error (error);

  return index;
}

HubIndex *
index_lab_open (IndexLab *self)
{
  return open_index (self->catalogue, self->path);
}

HubIndex *
index_lab_read (IndexLab *self)
{
  return open_index (self->catalogue, NULL);
}

void
index_lab_refresh (HubIndex *index)
{
  g_autoptr(GError) error = NULL;

  hub_index_refresh (index, NULL, &error);
  g_assert_no_error (error);
}

void
index_lab_write (IndexLab *self)
{
  g_autoptr(GError) error = NULL;

  hub_index_write_file (self->catalogue, self->path, NULL, &error);
  g_assert_no_error (error);
}

/* Has @rows of one index and those of another the same entries? */
static void
assert_same_rows (HubIndex        *index,
                  const HubBitset *rows,
                  HubIndex        *expected,
                  const HubBitset *expected_rows)
{
  g_assert_cmpuint (hub_bitset_count_and (rows, hub_index_get_live (index)), ==,
                    hub_bitset_count (expected_rows));
  for (guint32 slot = 0; slot < expected_rows->n_bits; slot++)
    {
      gint64 id;
      guint other;

      if (!hub_bitset_has (expected_rows, slot))
        continue;
      hub_index_get_ids (expected, &slot, 1, &id);
      g_assert_true (hub_index_find_slot (index, id, &other));
      g_assert_true (hub_bitset_has (rows, other));
    }
}

static void
assert_same_values (HubIndex *index,
                    HubIndex *expected)
{
  HubFacetTable *table = hub_index_get_table (index);
  HubFacetTable *expected_table = hub_index_get_table (expected);
  g_autoptr(HubBitset) half = hub_bitset_copy (hub_index_get_live (index));

  g_assert_cmpuint (hub_facet_table_get_size (table), ==,
                    hub_facet_table_get_size (expected_table));
  for (guint facet = 0; facet < HUB_N_FACETS; facet++)
    g_assert_cmpuint (hub_facet_table_get_length (table, facet), ==,
                      hub_facet_table_get_length (expected_table, facet));
  for (guint slot = 0; slot < half->n_bits; slot += 2)
    hub_bitset_remove (half, slot);

  for (guint i = 0; i < hub_facet_table_get_size (table); i++)
    {
      const HubFacetValue *value = &hub_facet_table_get_all (table)[i];
      const HubFacetValue *other = &hub_facet_table_get_all (expected_table)[i];
      g_autoptr(HubBitset) rows = hub_bitset_new (hub_index_get_n_slots (index));
      g_autoptr(HubBitset) others = hub_bitset_new (hub_index_get_n_slots (expected));
      g_autoptr(HubBitset) without = hub_bitset_copy (half);

      g_assert_cmpstr (value->code, ==, other->code);
      g_assert_cmpstr (value->label, ==, other->label);
      g_assert_cmpstr (value->parent, ==, other->parent);
      hub_index_unite (index, i, rows);
      hub_index_unite (expected, i, others);
      assert_same_rows (index, rows, expected, others);
      g_assert_cmpuint (hub_index_count (index, i, hub_index_get_live (index)), ==,
                        hub_bitset_count (others));
      g_assert_cmpuint (hub_index_count (index, i, half), ==, hub_bitset_count_and (rows, half));
      hub_index_subtract (index, i, without);
      hub_bitset_intersect (rows, half);
      g_assert_cmpuint (hub_bitset_count (without) + hub_bitset_count (rows), ==,
                        hub_bitset_count (half));
    }
}

static void
assert_same_orders (HubIndex *index,
                    HubIndex *expected)
{
  for (guint order = HUB_ORDER_HUB; order < HUB_ORDER_RELEVANCE; order++)
    {
      guint n, n_expected;
      const guint32 *slots = hub_index_get_order (index, order, &n, NULL, NULL);
      const guint32 *others = hub_index_get_order (expected, order, &n_expected, NULL, NULL);
      g_autofree gint64 *ids = g_new (gint64, n + 1);
      g_autofree gint64 *expected_ids = g_new (gint64, n_expected + 1);

      hub_index_get_ids (index, slots, n, ids);
      hub_index_get_ids (expected, others, n_expected, expected_ids);
      g_assert_cmpmem (ids, n * sizeof *ids, expected_ids, n_expected * sizeof *expected_ids);
    }
}

typedef struct
{
  HubIndex  *index;
  HubIndex  *expected;
  GPtrArray *words;   /* (owned) (element-type char) */
} Comparison;

static gboolean
word_cb (const char *word,
         gsize       length,
         guint       n_rows,
         gpointer    user_data)
{
  Comparison *self = user_data;

  g_assert_cmpuint (hub_index_count_word (self->expected, word, length), ==, n_rows);
  g_assert_cmpuint (hub_index_count_word (self->index, word, length), >=, n_rows);
  g_ptr_array_add (self->words, g_strndup (word, length));

  return TRUE;
}

static void
assert_same_words (HubIndex *index,
                   HubIndex *expected)
{
  Comparison comparison = { index, expected, g_ptr_array_new_with_free_func (g_free) };
  g_autoptr(GPtrArray) words = comparison.words;

  g_assert_cmpuint (hub_index_get_tongues (index) & hub_index_get_tongues (expected), ==,
                    hub_index_get_tongues (expected));
  hub_index_each_word (expected, "", word_cb, &comparison);
  hub_index_each_word (expected, ":", word_cb, &comparison);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      guint fields = 1 + i % HUB_FIELD_ALL;
      g_autoptr(HubBitset) rows = hub_bitset_new (hub_index_get_n_slots (index));
      g_autoptr(HubBitset) others = hub_bitset_new (hub_index_get_n_slots (expected));

      g_assert_true (hub_index_add_rows (index, word, -1, FALSE, fields, rows, NULL, NULL));
      g_assert_true (hub_index_add_rows (expected, word, -1, FALSE, fields, others, NULL, NULL));
      assert_same_rows (index, rows, expected, others);
    }
}

void
index_lab_assert_equal (HubIndex *index,
                        HubIndex *expected)
{
  g_assert_cmpuint (hub_index_get_n_rows (index), ==, hub_index_get_n_rows (expected));
  assert_same_rows (index, hub_index_get_live (index), expected, hub_index_get_live (expected));
  assert_same_values (index, expected);
  assert_same_orders (index, expected);
  assert_same_words (index, expected);
}

void
index_lab_check (IndexLab *self,
                 HubIndex *index)
{
  g_autoptr(HubIndex) anew = index_lab_read (self);

  index_lab_assert_equal (index, anew);
}

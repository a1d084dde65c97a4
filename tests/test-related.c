/* test-related.c: entries that have much in common with one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-reader-whole.h"
#include "made-up.h"
#include "test-folder.h"

#include <string.h>

#define N_ENTRIES 1500

/* Terms of ours. */
static const struct
{
  HubVocabulary  vocabulary;
  const char    *code;
  const char    *region;   /* (nullable) */
} terms[] = {
  { HUB_VOCABULARY_OBJECTIVE, "x10", NULL },
  { HUB_VOCABULARY_OBJECTIVE, "x1", NULL },
  { HUB_VOCABULARY_PRINCIPLE, "xchildren", NULL },
  { HUB_VOCABULARY_REGION, "xafrica", NULL },
  { HUB_VOCABULARY_COUNTRY, "xKE", "xafrica" },
  { HUB_VOCABULARY_COUNTRY, "xUG", "xafrica" },
  { HUB_VOCABULARY_TYPE, "xreport", NULL },
};

/* What the small catalogue has besides the starter's entries, which share nothing with these. */
static const struct
{
  const char *uuid;
  const char *langcode;
  const char *codes;       /* between spaces */
  const char *publisher;   /* (nullable) */
} entries[] = {
  { "self", "en", " x10 xKE xreport ", "Office A" },
  { "self", "fr", " x10 xKE xreport ", "Office A" },
  { "both", "en", " x10 xKE ", NULL },
  { "both", "fr", " x10 xKE ", NULL },
  { "all-in-french", "fr", " x10 xKE ", "Office A" },
  { "objective", "en", " x10 ", NULL },
  { "publisher", "en", "", "Office A" },
  { "everything", "en", " x10 x1 xchildren xKE xUG ", "Office B" },
  { "type-only", "en", " xreport ", NULL },
  { "other", "en", " x1 xUG ", "Office B" },
  { "region", "en", " xafrica ", NULL },
  { "second-region", "en", " xafrica ", NULL },
  { "none", "en", "", NULL },
  { "far", "en", "", NULL },
  { "away", "en", "", NULL },
};

static HubTerm *
dup_term (guint i)
{
  HubTerm *term = hub_term_new (terms[i].vocabulary, terms[i].code, terms[i].code);

  term->code = g_strdup (terms[i].code);
  term->region = g_strdup (terms[i].region);
  return term;
}

static HubEntry *
make_entry (guint i)
{
  HubEntry *entry = hub_entry_new (entries[i].uuid, entries[i].langcode, HUB_KIND_DOCUMENT,
                                   entries[i].uuid);
  const char *const publishers[] = { entries[i].publisher, NULL };

  hub_entry_set_publishers (entry, publishers);
  for (guint j = 0; j < G_N_ELEMENTS (terms); j++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", terms[j].code);

      if (strstr (entries[i].codes, word) != NULL)
        hub_entry_take_term (entry, dup_term (j));
    }
  return entry;
}

static void
make_small (const char *folder)
{
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  HubCatalogueTally tally = { 0 };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_ptr_array_add (page, make_entry (i));
  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  for (HubVocabulary v = 0; v < HUB_N_VOCABULARIES; v++)
    {
      g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) hub_term_unref);

      for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
        if (terms[i].vocabulary == v)
          g_ptr_array_add (list, dup_term (i));
      g_assert_true (hub_catalogue_writer_apply_terms (writer, v, list, &error));
    }
  hub_catalogue_writer_apply_page (writer, page, 1, "k", "v", &tally, NULL, &error);
  g_assert_no_error (error);
}

static void
reply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GPtrArray *
list_related (HubReader *reader,
              HubEntry  *entry)
{
  g_autoptr(GAsyncResult) reply = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *related;

  hub_reader_related_async (reader, entry, NULL, reply_cb, &reply);
  while (reply == NULL)
    g_main_context_iteration (NULL, TRUE);
  related = hub_reader_related_finish (reader, reply, &error);
  g_assert_no_error (error);
  return related;
}

static HubReader *
open_reader (const char *folder)
{
  HubReader *reader = hub_reader_new (folder);

  hub_reader_open (reader);
  return reader;
}

/* As "uuid langcode: facet, facet", one a line. */
static char *
describe (GPtrArray *list)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const HubRelated *related = g_ptr_array_index (list, i);

      g_string_append_printf (lines, "%s %s:", hub_entry_get_uuid (related->entry),
                              hub_entry_get_langcode (related->entry));
      for (guint j = 0; j < related->n_reasons; j++)
        g_string_append_printf (lines, " %s", hub_facet_to_string (related->reasons[j]));
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}

static void
assert_related (HubReader  *reader,
                guint       i,
                const char *expected)
{
  g_autoptr(HubEntry) entry = make_entry (i);
  g_autoptr(GPtrArray) list = list_related (reader, entry);
  g_autofree char *lines = describe (list);

  g_assert_cmpstr (lines, ==, expected);
}

/* The closest first, those of its language before all others; itself in no language. */
static void
test_order (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  HubReader *reader = NULL;

  make_small (folder);
  reader = open_reader (folder);
  assert_related (reader, 0,
                  "both en: objective country\n"
                  "publisher en: publisher\n"
                  "objective en: objective\n"
                  "everything en: objective country\n"
                  "all-in-french fr: country publisher\n");
  assert_related (reader, 1,
                  "all-in-french fr: country publisher\n"
                  "both fr: objective country\n"
                  "publisher en: publisher\n"
                  "objective en: objective\n"
                  "everything en: objective country\n");
  assert_related (reader, 10, "second-region en: region\n");
  assert_related (reader, 8, "");
  assert_related (reader, 12, "");
  hub_reader_stop (reader);
  g_assert_finalize_object (reader);
}

/* An entry of a list that came from elsewhere need not be in the catalogue. */
static void
test_stranger (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(HubEntry) entry = hub_entry_new ("stranger", "en", HUB_KIND_EVENT, "x");
  HubTerm *unknown = hub_term_new (HUB_VOCABULARY_COUNTRY, "XX", "XX");
  HubTerm *codeless = hub_term_new (HUB_VOCABULARY_COUNTRY, "YY", "YY");
  g_autoptr(GPtrArray) list = NULL;
  g_autofree char *lines = NULL;
  HubReader *reader = NULL;

  make_small (folder);
  unknown->code = g_strdup ("XX");
  hub_entry_take_term (entry, unknown);
  hub_entry_take_term (entry, codeless);
  hub_entry_take_term (entry, dup_term (2));
  reader = open_reader (folder);
  list = list_related (reader, entry);
  lines = describe (list);
  g_assert_cmpstr (lines, ==, "everything en: principle\n");
  hub_reader_stop (reader);
  g_assert_finalize_object (reader);
}

static gboolean
shares (HubEntry *a,
        HubEntry *b,
        HubFacet  facet)
{
  GPtrArray *terms_a = hub_entry_get_terms (a);
  GPtrArray *terms_b = hub_entry_get_terms (b);
  const char *const *publishers = hub_entry_get_publishers (a);

  for (guint i = 0; facet == HUB_FACET_PUBLISHER && publishers[i] != NULL; i++)
    if (g_strv_contains (hub_entry_get_publishers (b), publishers[i]))
      return TRUE;
  for (guint i = 0; i < terms_a->len; i++)
    for (guint j = 0; j < terms_b->len; j++)
      {
        const HubTerm *term_a = g_ptr_array_index (terms_a, i);
        const HubTerm *term_b = g_ptr_array_index (terms_b, j);

        if (term_a->vocabulary == (HubVocabulary) facet &&
            term_b->vocabulary == term_a->vocabulary &&
            g_strcmp0 (term_a->code, term_b->code) == 0)
          return TRUE;
      }
  return FALSE;
}

static void
check_list (HubEntry  *entry,
            GPtrArray *list)
{
  gboolean is_other = FALSE;

  g_assert_cmpuint (list->len, <=, HUB_RELATED_MAX);
  for (guint i = 0; i < list->len; i++)
    {
      const HubRelated *related = g_ptr_array_index (list, i);
      gboolean differs = !g_str_equal (hub_entry_get_langcode (related->entry),
                                       hub_entry_get_langcode (entry));

      g_assert_cmpstr (hub_entry_get_uuid (related->entry), !=, hub_entry_get_uuid (entry));
      g_assert_true (differs || !is_other);
      is_other = is_other || differs;
      g_assert_cmpuint (related->n_reasons, >=, 1);
      for (guint j = 0; j < related->n_reasons; j++)
        g_assert_true (shares (entry, related->entry, related->reasons[j]));
    }
}

/* Whatever there is: each reason holds, and an entry that has anything has relations. */
static void
test_many (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autoptr(MadeUp) made_up = made_up_new (7, 2000, 60);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  g_autoptr(GError) error = NULL;
  HubReader *reader = NULL;
  guint n_found = 0;

  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  made_up_add_terms (writer, &error);
  g_assert_no_error (error);
  made_up_add (made_up, writer, 0, N_ENTRIES, 1, &error);
  g_assert_no_error (error);
  g_clear_pointer (&writer, hub_catalogue_writer_close);

  reader = open_reader (folder);
  for (gint64 id = 201; id <= 260; id++)   /* behind the starter's */
    {
      g_autoptr(GAsyncResult) reply = NULL;
      g_autoptr(GPtrArray) rows = NULL;
      g_autoptr(GPtrArray) list = NULL;
      gint64 start;

      hub_reader_rows_async (reader, &id, 1, NULL, NULL, reply_cb, &reply);
      while (reply == NULL)
        g_main_context_iteration (NULL, TRUE);
      rows = hub_reader_rows_finish (reader, reply, &error);
      g_assert_no_error (error);
      start = g_get_monotonic_time ();
      list = list_related (reader, ((HubRow *) g_ptr_array_index (rows, 0))->entry);
      g_test_message ("%" G_GINT64_FORMAT " µs", g_get_monotonic_time () - start);
      check_list (((HubRow *) g_ptr_array_index (rows, 0))->entry, list);
      n_found += list->len == HUB_RELATED_MAX;
    }
  g_assert_cmpuint (n_found, >=, 50);
  hub_reader_stop (reader);
  g_assert_finalize_object (reader);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/related/order", test_order);
  g_test_add_func ("/related/stranger", test_stranger);
  g_test_add_func ("/related/many", test_many);

  return g_test_run ();
}

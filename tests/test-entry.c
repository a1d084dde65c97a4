/* test-entry.c: entries, terms, kinds and scopes as values
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-entry.h"

static HubEntry *
new_entry (void)
{
  return hub_entry_new ("uuid-1", "en", HUB_KIND_EVENT, "A title");
}

static void
add_term (HubEntry      *entry,
          HubVocabulary  vocabulary,
          const char    *uuid,
          int            position)
{
  HubTerm *term = hub_term_new (vocabulary, uuid, uuid);

  term->position = position;
  hub_entry_take_term (entry, term);
}

static void
test_new (void)
{
  g_autoptr(HubEntry) entry = new_entry ();

  g_assert_cmpstr (hub_entry_get_uuid (entry), ==, "uuid-1");
  g_assert_cmpstr (hub_entry_get_langcode (entry), ==, "en");
  g_assert_cmpint (hub_entry_get_kind (entry), ==, HUB_KIND_EVENT);
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "A title");
  g_assert_cmpstr (hub_entry_get_origin (entry), ==, HUB_ENTRY_ORIGIN_STARTER);
  g_assert_cmpstr (hub_entry_get_hub (entry), ==, HUB_ENTRY_STARTER_HUB);
  g_assert_cmpint (hub_entry_get_id (entry), ==, 0);
  g_assert_null (hub_entry_get_summary (entry));
  g_assert_null (hub_entry_get_publishers (entry)[0]);
  g_assert_null (hub_entry_get_languages (entry)[0]);
  g_assert_null (hub_entry_get_audiences (entry)[0]);
  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 0);
  g_assert_cmpuint (hub_entry_get_attachments (entry)->len, ==, 0);
  g_assert_cmpint (hub_entry_get_published (entry)->precision, ==, HUB_DATE_UNKNOWN);
  g_assert_null (hub_entry_dup_publisher (entry));
  g_assert_cmpint (hub_entry_get_year (entry), ==, 0);
}

static void
test_fields (void)
{
  static const char *const publishers[] = { "IOM", "UNHCR", NULL };
  g_autoptr(HubEntry) entry = new_entry ();
  g_autofree char *publisher = NULL;

  hub_entry_set_id (entry, 7);
  hub_entry_set_summary (entry, "Short");
  hub_entry_set_body (entry, "<p>Long</p>", "Long");
  hub_entry_set_url (entry, "https://hub.example/a");
  hub_entry_set_origin (entry, "https://hub.example");
  hub_entry_set_location (entry, "Geneva");
  hub_entry_set_mode (entry, "hybrid");
  hub_entry_set_practice_type (entry, "Promising");
  hub_entry_set_changed (entry, 5);
  hub_entry_set_nid (entry, 6);
  hub_entry_set_withdrawn (entry, TRUE);
  hub_entry_set_publishers (entry, publishers);
  publisher = hub_entry_dup_publisher (entry);

  g_assert_cmpint (hub_entry_get_id (entry), ==, 7);
  g_assert_cmpstr (hub_entry_get_summary (entry), ==, "Short");
  g_assert_cmpstr (hub_entry_get_body_html (entry), ==, "<p>Long</p>");
  g_assert_cmpstr (hub_entry_get_body_text (entry), ==, "Long");
  g_assert_cmpstr (hub_entry_get_url (entry), ==, "https://hub.example/a");
  g_assert_cmpstr (hub_entry_get_origin (entry), ==, "https://hub.example");
  g_assert_cmpstr (hub_entry_get_hub (entry), ==, "https://hub.example");
  g_assert_cmpstr (hub_entry_get_location (entry), ==, "Geneva");
  g_assert_cmpstr (hub_entry_get_mode (entry), ==, "hybrid");
  g_assert_cmpstr (hub_entry_get_practice_type (entry), ==, "Promising");
  g_assert_cmpint (hub_entry_get_changed (entry), ==, 5);
  g_assert_cmpint (hub_entry_get_nid (entry), ==, 6);
  g_assert_true (hub_entry_is_withdrawn (entry));
  g_assert_cmpstr (publisher, ==, "IOM; UNHCR");

  hub_entry_set_publishers (entry, NULL);
  g_assert_null (hub_entry_get_publishers (entry)[0]);
}

static void
test_year (void)
{
  g_autoptr(HubEntry) entry = new_entry ();
  HubDate starts, ends, published;

  hub_date_parse ("2018", &starts);
  hub_date_parse ("2022-05", &ends);
  hub_date_parse ("2020-01-02", &published);
  hub_entry_set_period (entry, &starts, &ends, TRUE);
  g_assert_cmpint (hub_entry_get_year (entry), ==, 2018);
  g_assert_cmpint (hub_entry_get_ends (entry)->month, ==, 5);
  g_assert_true (hub_entry_is_ongoing (entry));
  hub_entry_set_published (entry, &published);
  g_assert_cmpint (hub_entry_get_year (entry), ==, 2020);
}

static void
test_scope (void)
{
  g_autoptr(HubEntry) entry = new_entry ();

  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_UNSTATED);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "o", 0);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_UNSTATED);
  add_term (entry, HUB_VOCABULARY_REGION, "r", 0);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_REGIONAL);
  add_term (entry, HUB_VOCABULARY_COUNTRY, "c", 0);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_NATIONAL);
  hub_entry_set_is_global (entry, TRUE);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_GLOBAL);
}

/* By vocabulary, then position, in whatever order they come; each once. */
static void
test_terms (void)
{
  static const char *const wanted[] = { "o1", "o2", "r1", "c1", "c2", "t1" };
  g_autoptr(HubEntry) entry = new_entry ();
  GPtrArray *terms = hub_entry_get_terms (entry);

  add_term (entry, HUB_VOCABULARY_TYPE, "t1", 0);
  add_term (entry, HUB_VOCABULARY_COUNTRY, "c2", 9);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "o2", 2);
  add_term (entry, HUB_VOCABULARY_COUNTRY, "c1", 3);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "o1", 1);
  add_term (entry, HUB_VOCABULARY_REGION, "r1", 5);
  add_term (entry, HUB_VOCABULARY_COUNTRY, "c2", 9);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "o1", 1);

  g_assert_cmpuint (terms->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < terms->len; i++)
    g_assert_cmpstr (((HubTerm *) g_ptr_array_index (terms, i))->uuid, ==, wanted[i]);
}

/* FAULTS.md F32: ten thousand tags do not take minutes. */
static void
test_f32_many_terms (void)
{
  g_autoptr(HubEntry) entry = new_entry ();

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("%d", i);

      add_term (entry, HUB_VOCABULARY_COUNTRY, uuid, i % 7);
    }
  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 10000);
}

static void
test_attachments (void)
{
  g_autoptr(HubEntry) entry = new_entry ();
  HubAttachment *file = hub_attachment_new (TRUE);
  HubAttachment *link = hub_attachment_new (FALSE);

  file->name = g_strdup ("a.pdf");
  link->uri = g_strdup ("https://hub.example");
  g_assert_cmpint (file->size, ==, -1);
  hub_entry_take_attachment (entry, file);
  hub_entry_take_attachment (entry, link);
  g_assert_true (g_ptr_array_index (hub_entry_get_attachments (entry), 0) == file);
  g_assert_true (g_ptr_array_index (hub_entry_get_attachments (entry), 1) == link);
}

static void
test_words (void)
{
  for (guint i = 0; i < HUB_N_KINDS; i++)
    {
      HubKind kind = HUB_N_KINDS;

      g_assert_true (hub_kind_from_string (hub_kind_to_string ((HubKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (hub_kind_get_label (kind));
      g_assert_nonnull (hub_kind_get_plural (kind));
    }
  for (guint i = 0; i < HUB_N_VOCABULARIES; i++)
    {
      HubVocabulary vocabulary = HUB_N_VOCABULARIES;

      g_assert_true (hub_vocabulary_from_string (hub_vocabulary_to_string ((HubVocabulary) i),
                                                 &vocabulary));
      g_assert_cmpuint (vocabulary, ==, i);
    }
  for (guint i = 0; i < HUB_N_SCOPES; i++)
    {
      g_assert_nonnull (hub_scope_to_string ((HubScope) i));
      g_assert_nonnull (hub_scope_get_label ((HubScope) i));
    }
}

static void
test_unknown_words (void)
{
  HubKind kind = HUB_KIND_VIDEO;
  HubVocabulary vocabulary = HUB_VOCABULARY_TYPE;

  g_assert_false (hub_kind_from_string ("Document", &kind));
  g_assert_false (hub_kind_from_string ("", &kind));
  g_assert_false (hub_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, HUB_KIND_VIDEO);
  g_assert_false (hub_vocabulary_from_string ("colour", &vocabulary));
  g_assert_false (hub_vocabulary_from_string (NULL, &vocabulary));
  g_assert_cmpint (vocabulary, ==, HUB_VOCABULARY_TYPE);
}

static void
test_finalize (void)
{
  HubEntry *entry = new_entry ();
  HubTerm *term = hub_term_new (HUB_VOCABULARY_TYPE, "t", "T");

  hub_entry_take_term (entry, hub_term_ref (term));
  g_assert_finalize_object (entry);
  g_assert_cmpstr (term->label, ==, "T");
  hub_term_unref (term);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry/new", test_new);
  g_test_add_func ("/entry/fields", test_fields);
  g_test_add_func ("/entry/year", test_year);
  g_test_add_func ("/entry/scope", test_scope);
  g_test_add_func ("/entry/terms", test_terms);
  g_test_add_func ("/entry/F32-many-terms", test_f32_many_terms);
  g_test_add_func ("/entry/attachments", test_attachments);
  g_test_add_func ("/entry/words", test_words);
  g_test_add_func ("/entry/unknown-words", test_unknown_words);
  g_test_add_func ("/entry/finalize", test_finalize);

  return g_test_run ();
}

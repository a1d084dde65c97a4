/* library-lab.c: entries for the tests of the library
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "library-lab.h"

#include <string.h>

#define UUID_START "00000000-0000-4000-8000-"

char *
lab_uuid (guint number)
{
  return g_strdup_printf (UUID_START "%012u", number);
}

HubEntry *
lab_entry_new (guint number)
{
  g_autofree char *uuid = lab_uuid (number);
  g_autofree char *title = g_strdup_printf ("Entry %u", number);
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, title);

  hub_entry_set_summary (entry, "Something to read.");
  return entry;
}

static void
add_term (HubEntry     *entry,
          HubVocabulary vocabulary,
          const char   *code,
          const char   *label,
          int           position)
{
  g_autofree char *uuid = g_strconcat ("term-", code, NULL);
  HubTerm *term = hub_term_new (vocabulary, uuid, label);

  term->code = g_strdup (code);
  term->position = position;
  if (vocabulary == HUB_VOCABULARY_COUNTRY)
    term->region = g_strdup ("africa");
  if (vocabulary == HUB_VOCABULARY_OBJECTIVE)
    {
      term->title = g_strdup ("Prevent, combat and eradicate trafficking in persons");
      term->paragraph = g_strdup ("26");
      term->summary = g_strdup ("First line.\nSecond line.");
    }
  hub_entry_take_term (entry, term);
}

static void
add_attachments (HubEntry *entry)
{
  HubAttachment *file = hub_attachment_new (TRUE);
  HubAttachment *link = hub_attachment_new (FALSE);

  file->uuid = g_strdup ("file-1");
  file->uri = g_strdup ("https://hub.example/files/a%20b.pdf");
  file->name = g_strdup ("a b.pdf");
  file->title = g_strdup ("The report");
  file->mime = g_strdup ("application/pdf");
  file->langcode = g_strdup ("fr");
  file->size = G_GINT64_CONSTANT (5000000000);
  hub_entry_take_attachment (entry, file);

  link->uri = g_strdup ("http://other.example/?q=1&r=2");
  hub_entry_take_attachment (entry, link);
}

HubEntry *
lab_entry_new_full (void)
{
  const char *const publishers[] = { "UN Office \"on\" Drugs", "Ministère de l’Intérieur", NULL };
  const char *const languages[] = { "en", "ar", NULL };
  const char *const audiences[] = { "Governments", NULL };
  HubDate published = { HUB_DATE_DAY, 2021, 1, 31, 0 };
  HubDate starts = { HUB_DATE_YEAR, 2019, 0, 0, 0 };
  HubDate ends = HUB_DATE_INIT;
  g_autofree char *uuid = lab_uuid (999);
  HubEntry *entry = hub_entry_new (uuid, "fr", HUB_KIND_PROJECT, "Étude \\ “mondiale” \U0001f30d");

  g_assert_true (hub_date_parse ("2023-06", &ends));
  hub_entry_set_summary (entry, "One line.\nAnother\twith a tab.");
  hub_entry_set_body (entry, "<p>One <b>bold</b> line.</p>\n<script>no</script>", "One bold line.");
  hub_entry_set_url (entry, "https://hub.example/node/1");
  hub_entry_set_origin (entry, "https://hub.example");
  hub_entry_set_location (entry, "نيروبي");
  hub_entry_set_mode (entry, "hybrid");
  hub_entry_set_practice_type (entry, "Promising");
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends, TRUE);
  hub_entry_set_changed (entry, 1700000000);
  hub_entry_set_nid (entry, 4711);
  hub_entry_set_is_global (entry, TRUE);
  hub_entry_set_withdrawn (entry, TRUE);
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_languages (entry, languages);
  hub_entry_set_audiences (entry, audiences);
  add_term (entry, HUB_VOCABULARY_COUNTRY, "KE", "Kenya", 3);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "10", "10 - Eradicate trafficking", 10);
  add_term (entry, HUB_VOCABULARY_OBJECTIVE, "9", "9 - Smuggling", 9);
  add_attachments (entry);
  return entry;
}

static void
assert_same_terms (HubEntry *a,
                   HubEntry *b)
{
  GPtrArray *terms_a = hub_entry_get_terms (a);
  GPtrArray *terms_b = hub_entry_get_terms (b);

  g_assert_cmpuint (terms_a->len, ==, terms_b->len);
  for (guint i = 0; i < terms_a->len; i++)
    {
      const HubTerm *term_a = g_ptr_array_index (terms_a, i);
      const HubTerm *term_b = g_ptr_array_index (terms_b, i);

      g_assert_cmpint (term_a->vocabulary, ==, term_b->vocabulary);
      g_assert_cmpstr (term_a->uuid, ==, term_b->uuid);
      g_assert_cmpstr (term_a->code, ==, term_b->code);
      g_assert_cmpstr (term_a->label, ==, term_b->label);
      g_assert_cmpint (term_a->position, ==, term_b->position);
      g_assert_cmpstr (term_a->region, ==, term_b->region);
      g_assert_cmpstr (term_a->title, ==, term_b->title);
      g_assert_cmpstr (term_a->paragraph, ==, term_b->paragraph);
      g_assert_cmpstr (term_a->summary, ==, term_b->summary);
    }
}

static void
assert_same_attachments (HubEntry *a,
                         HubEntry *b)
{
  GPtrArray *all_a = hub_entry_get_attachments (a);
  GPtrArray *all_b = hub_entry_get_attachments (b);

  g_assert_cmpuint (all_a->len, ==, all_b->len);
  for (guint i = 0; i < all_a->len; i++)
    {
      const HubAttachment *one_a = g_ptr_array_index (all_a, i);
      const HubAttachment *one_b = g_ptr_array_index (all_b, i);

      g_assert_cmpint (one_a->is_file, ==, one_b->is_file);
      g_assert_cmpstr (one_a->uuid, ==, one_b->uuid);
      g_assert_cmpstr (one_a->uri, ==, one_b->uri);
      g_assert_cmpstr (one_a->name, ==, one_b->name);
      g_assert_cmpstr (one_a->title, ==, one_b->title);
      g_assert_cmpstr (one_a->mime, ==, one_b->mime);
      g_assert_cmpstr (one_a->langcode, ==, one_b->langcode);
      g_assert_cmpint (one_a->size, ==, one_b->size);
    }
}

static void
assert_same_texts (HubEntry *a,
                   HubEntry *b)
{
  g_assert_cmpstr (hub_entry_get_uuid (a), ==, hub_entry_get_uuid (b));
  g_assert_cmpstr (hub_entry_get_langcode (a), ==, hub_entry_get_langcode (b));
  g_assert_cmpstr (hub_entry_get_title (a), ==, hub_entry_get_title (b));
  g_assert_cmpstr (hub_entry_get_summary (a), ==, hub_entry_get_summary (b));
  g_assert_cmpstr (hub_entry_get_body_html (a), ==, hub_entry_get_body_html (b));
  g_assert_cmpstr (hub_entry_get_body_text (a), ==, hub_entry_get_body_text (b));
  g_assert_cmpstr (hub_entry_get_url (a), ==, hub_entry_get_url (b));
  g_assert_cmpstr (hub_entry_get_origin (a), ==, hub_entry_get_origin (b));
  g_assert_cmpstr (hub_entry_get_location (a), ==, hub_entry_get_location (b));
  g_assert_cmpstr (hub_entry_get_mode (a), ==, hub_entry_get_mode (b));
  g_assert_cmpstr (hub_entry_get_practice_type (a), ==, hub_entry_get_practice_type (b));
}

void
lab_assert_same (HubEntry *a,
                 HubEntry *b)
{
  assert_same_texts (a, b);
  g_assert_cmpint (hub_entry_get_kind (a), ==, hub_entry_get_kind (b));
  g_assert_cmpint (hub_date_compare (hub_entry_get_published (a), hub_entry_get_published (b)),
                   ==, 0);
  g_assert_cmpint (hub_entry_get_published (a)->precision, ==,
                   hub_entry_get_published (b)->precision);
  g_assert_cmpint (hub_date_compare (hub_entry_get_starts (a), hub_entry_get_starts (b)), ==, 0);
  g_assert_cmpint (hub_entry_get_starts (a)->precision, ==, hub_entry_get_starts (b)->precision);
  g_assert_cmpint (hub_date_compare (hub_entry_get_ends (a), hub_entry_get_ends (b)), ==, 0);
  g_assert_cmpint (hub_entry_is_ongoing (a), ==, hub_entry_is_ongoing (b));
  g_assert_cmpint (hub_entry_get_changed (a), ==, hub_entry_get_changed (b));
  g_assert_cmpint (hub_entry_get_nid (a), ==, hub_entry_get_nid (b));
  g_assert_cmpint (hub_entry_get_scope (a), ==, hub_entry_get_scope (b));
  g_assert_cmpint (hub_entry_is_withdrawn (a), ==, hub_entry_is_withdrawn (b));
  g_assert_cmpstrv (hub_entry_get_publishers (a), hub_entry_get_publishers (b));
  g_assert_cmpstrv (hub_entry_get_languages (a), hub_entry_get_languages (b));
  g_assert_cmpstrv (hub_entry_get_audiences (a), hub_entry_get_audiences (b));
  assert_same_terms (a, b);
  assert_same_attachments (a, b);
}

char *
lab_numbers (GPtrArray *entries)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *uuid = hub_entry_get_uuid (g_ptr_array_index (entries, i));

      g_assert_true (g_str_has_prefix (uuid, UUID_START));
      g_string_append_printf (numbers, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "",
                              g_ascii_strtoull (uuid + strlen (UUID_START), NULL, 10));
    }

  return g_string_free (g_steal_pointer (&numbers), FALSE);
}

/* hub-entry-digest.c: whether an entry says the same
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-catalogue"

#include "hub-entry-digest.h"

#include <string.h>

#define DIGEST_BYTES 32      /* half of a SHA-512, which is quicker than a SHA-256 */

static void
digest_text (GChecksum  *checksum,
             const char *text)
{
  static const guint8 nothing[] = { 0xff, 0 };   /* what no UTF-8 text can be */

  if (text != NULL)
    g_checksum_update (checksum, (const guint8 *) text, strlen (text) + 1);
  else
    g_checksum_update (checksum, nothing, sizeof nothing);
}

static void
digest_number (GChecksum *checksum,
               gint64     number)
{
  g_checksum_update (checksum, (const guint8 *) &number, sizeof number);
}

static void
digest_list (GChecksum         *checksum,
             const char *const *list)
{
  for (; *list != NULL; list++)
    digest_text (checksum, *list);
  digest_text (checksum, NULL);
}

static void
digest_date (GChecksum     *checksum,
             const HubDate *date)
{
  g_autofree char *text = hub_date_to_string (date);

  digest_text (checksum, text);
}

static void
digest_attachments (GChecksum *checksum,
                    GPtrArray *attachments)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      digest_number (checksum, attachment->is_file);
      digest_text (checksum, attachment->uuid);
      digest_text (checksum, attachment->uri);
      digest_text (checksum, attachment->name);
      digest_text (checksum, attachment->title);
      digest_text (checksum, attachment->mime);
      digest_text (checksum, attachment->langcode);
      digest_number (checksum, attachment->size);
    }
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  const HubTerm *term_a = *(const HubTerm *const *) a;
  const HubTerm *term_b = *(const HubTerm *const *) b;

  if (term_a->vocabulary != term_b->vocabulary)
    return term_a->vocabulary < term_b->vocabulary ? -1 : 1;
  return strcmp (term_a->uuid, term_b->uuid);
}

/* By what the hub calls them, known here or not, in an order of our own. */
static void
digest_terms (GChecksum *checksum,
              GPtrArray *terms)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_copy (terms, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_terms);
  digest_number (checksum, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      const HubTerm *term = g_ptr_array_index (sorted, i);

      digest_number (checksum, term->vocabulary);
      digest_text (checksum, term->uuid);
    }
}

/**
 * hub_entry_dup_digest:
 * @entry: an entry
 *
 * Makes a digest of all that an entry says, terms in any order. Any thread.
 *
 * Returns: (transfer full): the same bytes for entries that say the same
 */
GBytes *
hub_entry_dup_digest (HubEntry *entry)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA512);
  guint8 digest[64];
  gsize size = sizeof digest;

  digest_text (checksum, hub_entry_get_origin (entry));
  digest_number (checksum, hub_entry_get_nid (entry));
  digest_number (checksum, hub_entry_get_kind (entry));
  digest_text (checksum, hub_entry_get_title (entry));
  digest_text (checksum, hub_entry_get_url (entry));
  digest_date (checksum, hub_entry_get_published (entry));
  digest_date (checksum, hub_entry_get_starts (entry));
  digest_date (checksum, hub_entry_get_ends (entry));
  digest_number (checksum, hub_entry_is_ongoing (entry));
  digest_number (checksum, hub_entry_is_global (entry));
  digest_text (checksum, hub_entry_get_location (entry));
  digest_text (checksum, hub_entry_get_mode (entry));
  digest_text (checksum, hub_entry_get_practice_type (entry));
  digest_list (checksum, hub_entry_get_publishers (entry));
  digest_list (checksum, hub_entry_get_languages (entry));
  digest_list (checksum, hub_entry_get_audiences (entry));
  digest_number (checksum, hub_entry_get_changed (entry));
  digest_text (checksum, hub_entry_get_summary (entry));
  digest_text (checksum, hub_entry_get_body_html (entry));
  digest_text (checksum, hub_entry_get_body_text (entry));
  digest_terms (checksum, hub_entry_get_terms (entry));
  digest_attachments (checksum, hub_entry_get_attachments (entry));

  g_checksum_get_digest (checksum, digest, &size);
  return g_bytes_new (digest, DIGEST_BYTES);
}

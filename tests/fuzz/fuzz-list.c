/* fuzz-list.c: any bytes as a list that somebody shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the bytes are, they are a list or are refused with a sentence. What is taken for a list
 * has text without controls and web addresses alone, says of each entry that it was sent, and is
 * the same list when it is written and read again.
 */

#include "fuzz.h"
#include "hub-error.h"
#include "hub-shared-list.h"

#include <string.h>

static void
check_text (const char *text)   /* (nullable) */
{
  if (text == NULL)
    return;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (!g_unichar_iscntrl (c) || c == '\n' || c == '\t');
      g_assert_true (c != 0x202d && c != 0x202e);
    }
}

static void
check_address (const char *address)   /* (nullable) */
{
  g_assert_true (address == NULL || g_ascii_strncasecmp (address, "http://", 7) == 0 ||
                 g_ascii_strncasecmp (address, "https://", 8) == 0);
  check_text (address);
}

static void
check_entry (HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  GPtrArray *terms = hub_entry_get_terms (entry);

  g_assert_cmpstr (hub_entry_get_origin (entry), ==, HUB_ENTRY_ORIGIN_SHARED);
  check_text (hub_entry_get_uuid (entry));
  check_text (hub_entry_get_title (entry));
  check_text (hub_entry_get_summary (entry));
  check_text (hub_entry_get_body_text (entry));
  check_text (hub_entry_get_body_html (entry));
  check_address (hub_entry_get_url (entry));
  for (guint i = 0; i < attachments->len; i++)
    {
      check_text (((HubAttachment *) g_ptr_array_index (attachments, i))->name);
      check_address (((HubAttachment *) g_ptr_array_index (attachments, i))->uri);
    }
  for (guint i = 0; i < terms->len; i++)
    check_text (((HubTerm *) g_ptr_array_index (terms, i))->label);
}

static void
check_same (HubSharedList *list)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) first = hub_shared_list_to_bytes (list, &error);
  g_autoptr(HubSharedList) again = NULL;
  g_autoptr(GBytes) second = NULL;

  g_assert_no_error (error);
  again = hub_shared_list_parse (first, &error);
  g_assert_no_error (error);
  second = hub_shared_list_to_bytes (again, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                   g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSharedList) list = hub_shared_list_parse (bytes, &error);

  if (list == NULL)
    {
      g_assert_error (error, HUB_ERROR, HUB_ERROR_USAGE);
      return 0;
    }

  check_text (list->title);
  check_text (list->from);
  for (guint i = 0; i < list->stock->entries->len; i++)
    {
      check_entry (g_ptr_array_index (list->stock->entries, i));
      check_text (((HubRemark *) g_ptr_array_index (list->stock->remarks, i))->note);
    }
  check_same (list);
  return 0;
}

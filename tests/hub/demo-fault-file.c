/* demo-fault-file.c: faults of files that entries offer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault-file.h"

#include <string.h>

/* Gives other bytes, of the type and with the validators that were there. */
static gboolean
give (DemoStrike *strike,
      GBytes     *body)
{
  g_clear_pointer (&strike->response->body, g_bytes_unref);
  strike->response->body = body;

  return FALSE;
}

/* @text, and behind it spaces up to the size that was announced. */
static GBytes *
fill_up (DemoStrike *strike,
         const char *text)
{
  gsize size = strike->response->body != NULL ? g_bytes_get_size (strike->response->body) : 0;
  GString *body = g_string_new (text);

  while (body->len < size)
    g_string_append_c (body, ' ');

  return g_string_free_to_bytes (body);
}

/**
 * demo_fault_file_evil_name:
 * @strike: a request
 *
 * Calls the file what would leave the folder, or look like another type.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_evil_name (DemoStrike *strike)
{
  soup_message_headers_replace (strike->response->headers, "Content-Disposition",
                                "attachment; filename=\"../../../.config/autostart/x.desktop\";"
                                " filename*=UTF-8''..%2F..%2F%E2%80%AEfdp.sh");

  return FALSE;
}

/**
 * demo_fault_file_html:
 * @strike: a request
 *
 * Sends a web page of the size and under the type of the file.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_html (DemoStrike *strike)
{
  return give (strike, fill_up (strike, "<!DOCTYPE html><html><body>Please log in</body></html>"));
}

/**
 * demo_fault_file_empty:
 * @strike: a request
 *
 * Sends nothing, and says that it is all.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_empty (DemoStrike *strike)
{
  return give (strike, g_bytes_new_static ("", 0));
}

/**
 * demo_fault_file_huge:
 * @strike: a request
 *
 * Sends four times as much as was announced.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_huge (DemoStrike *strike)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (strike->response->body, &size);
  GByteArray *body = g_byte_array_sized_new ((guint) size * 4);

  for (guint i = 0; i < 4; i++)
    g_byte_array_append (body, data, (guint) size);

  return give (strike, g_byte_array_free_to_bytes (body));
}

/**
 * demo_fault_file_changes:
 * @strike: a request
 *
 * Has another file of the same size each time, and marks it so.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_changes (DemoStrike *strike)
{
  gsize size = 0;
  const char *data = g_bytes_get_data (strike->response->body, &size);
  g_autofree char *number = g_strdup_printf ("%%edition %u\n", strike->stats->struck);
  g_autofree char *etag = g_strdup_printf ("\"edition-%u\"", strike->stats->struck);
  g_autofree char *body = g_memdup2 (data, size);

  /* behind the head of the file, where a comment may stand */
  memcpy (body + strlen ("%PDF-1.4\n"), number, strlen (number));
  soup_message_headers_replace (strike->response->headers, "ETag", etag);

  return give (strike, g_bytes_new_take (g_steal_pointer (&body), size));
}

/**
 * demo_fault_file_no_ranges:
 * @strike: a request
 *
 * Sends all of the file whatever part is asked for.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_no_ranges (DemoStrike *strike)
{
  soup_message_headers_remove (soup_server_message_get_request_headers (strike->message), "Range");
  soup_message_headers_remove (strike->response->headers, "Accept-Ranges");

  return FALSE;
}

/**
 * demo_fault_file_weak:
 * @strike: a request
 *
 * Marks the file by a tag that does not say that it is the same to the byte.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_weak (DemoStrike *strike)
{
  SoupMessageHeaders *headers = strike->response->headers;
  g_autofree char *weak = g_strconcat ("W/", soup_message_headers_get_one (headers, "ETag"), NULL);

  soup_message_headers_replace (headers, "ETag", weak);

  return FALSE;
}

/**
 * demo_fault_file_script:
 * @strike: a request
 *
 * Sends a program.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_file_script (DemoStrike *strike)
{
  return give (strike, fill_up (strike, "#!/bin/sh\nexec rm -rf \"$HOME\"\n"));
}

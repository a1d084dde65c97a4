/* demo-fault-body.c: faults that spoil what the answer says
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault-body.h"

#include "demo-process.h"

#include <string.h>

/* What comes out of the compressed bomb, bytes; it is a thousandth of that on the wire. */
#define BOMB_SIZE (100 * 1024 * 1024)

/* A page over the limit of 8 MiB, and more values, members and levels than any page needs. */
#define BIG_PAGE_SIZE (9 * 1024 * 1024)
#define MANY_VALUES 300000
#define MANY_MEMBERS 3000
#define MANY_LEVELS 100000

/* The body as a text; the empty text if there is none. */
static GString *
take_body (DemoStrike *strike)
{
  gsize length = 0;
  const char *data = strike->response->body != NULL
                         ? g_bytes_get_data (strike->response->body, &length)
                         : NULL;

  return g_string_new_len (data != NULL ? data : "", length);
}

static gboolean
give_body (DemoStrike *strike,
           GString    *body)
{
  g_clear_pointer (&strike->response->body, g_bytes_unref);
  strike->response->body = g_string_free_to_bytes (body);

  return FALSE;
}

static gboolean
redirect (DemoStrike *strike,
          guint       status,
          const char *location)
{
  strike->response->status = status;
  strike->response->content_type = DEMO_TYPE_HTML;
  strike->response->is_file = FALSE;
  demo_response_set_body (strike->response, g_strdup ("<html><body>Moved</body></html>"));
  soup_message_headers_clear (strike->response->headers);
  if (location != NULL)
    soup_message_headers_append (strike->response->headers, "Location", location);

  return FALSE;
}

/* Puts a text into the outermost object, before its other members. */
static gboolean
insert_member (DemoStrike *strike,
               GString    *member)
{
  GString *body = take_body (strike);

  g_string_insert_len (body, MIN (1, body->len), member->str, member->len);
  g_string_free (member, TRUE);

  return give_body (strike, body);
}

/**
 * demo_fault_html:
 * @strike: a request
 *
 * Answers with the log-in page of a captive portal, as if all were well.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_html (DemoStrike *strike)
{
  strike->response->status = 200;
  strike->response->content_type = DEMO_TYPE_HTML;
  strike->response->is_file = FALSE;
  demo_response_set_body (strike->response,
                          g_strdup (
                              "<!DOCTYPE html>\n<html><head><title>Welcome to the guest network"
                              "</title></head><body><form action=\"/login\"><input name=\"user\">"
                              "</form></body></html>\n"));

  return FALSE;
}

/**
 * demo_fault_empty:
 * @strike: a request
 *
 * Answers 200 with the right type and no body.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_empty (DemoStrike *strike)
{
  demo_response_set_body (strike->response, g_strdup (""));

  return FALSE;
}

/**
 * demo_fault_no_content:
 * @strike: a request
 *
 * Answers 204.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_no_content (DemoStrike *strike)
{
  strike->response->status = 204;
  strike->response->content_type = NULL;
  g_clear_pointer (&strike->response->body, g_bytes_unref);

  return FALSE;
}

/**
 * demo_fault_not_json_type:
 * @strike: a request
 *
 * Sends the right document as `text/plain`.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_not_json_type (DemoStrike *strike)
{
  strike->response->content_type = "text/plain";

  return FALSE;
}

static GBytes *
compress (GConverter *converter,
          const char *head,
          gsize       size)
{
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  g_autofree char *block = g_malloc (1 << 16);

  memset (block, 'a', 1 << 16);
  g_output_stream_write_all (stream, head, strlen (head), NULL, NULL, NULL);
  for (gsize done = 0; done < size; done += 1 << 16)
    g_output_stream_write_all (stream, block, 1 << 16, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/**
 * demo_fault_bad_gzip:
 * @strike: a request
 *
 * Sends the document compressed, with the end of the stream missing: all bytes that were
 * announced arrive.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_bad_gzip (DemoStrike *strike)
{
  g_autoptr(GConverter) converter = NULL;
  g_autoptr(GBytes) whole = NULL;

  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 5));
  whole = g_converter_convert_bytes (converter, strike->response->body, NULL);
  g_clear_pointer (&strike->response->body, g_bytes_unref);
  strike->response->body = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * 2 / 3);
  soup_message_headers_append (strike->response->headers, "Content-Encoding", "gzip");

  return FALSE;
}

/**
 * demo_fault_gzip_bomb:
 * @strike: a request
 *
 * Sends 100 kB that become 100 MiB.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_gzip_bomb (DemoStrike *strike)
{
  g_autoptr(GConverter) converter = NULL;

  converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_clear_pointer (&strike->response->body, g_bytes_unref);
  strike->response->body = compress (converter, "{\"data\":[],\"meta\":{\"text\":\"", BOMB_SIZE);
  soup_message_headers_append (strike->response->headers, "Content-Encoding", "gzip");

  return FALSE;
}

/**
 * demo_fault_stacked_gzip:
 * @strike: a request
 *
 * Says that the document is compressed twice.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_stacked_gzip (DemoStrike *strike)
{
  soup_message_headers_append (strike->response->headers, "Content-Encoding", "gzip, gzip");

  return FALSE;
}

/**
 * demo_fault_redirect_login:
 * @strike: a request
 *
 * Sends the reader to the log-in page of another host, for now.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_login (DemoStrike *strike)
{
  return redirect (strike, 302, "http://login.example/?back=hub");
}

/**
 * demo_fault_redirect_once:
 * @strike: a request
 *
 * Sends the reader to another address of this hub that answers well.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_once (DemoStrike *strike)
{
  gboolean has_query = strchr (strike->request->target, '?') != NULL;
  g_autofree char *location = NULL;

  if (strstr (strike->request->target, "demoRedirected=1") != NULL)
    return FALSE;

  location = g_strconcat (strike->request->target, has_query ? "&" : "?", "demoRedirected=1", NULL);

  return redirect (strike, 302, location);
}

/**
 * demo_fault_redirect_loop:
 * @strike: a request
 *
 * Sends the reader to the same address again.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_loop (DemoStrike *strike)
{
  return redirect (strike, 302, strike->request->target);
}

/**
 * demo_fault_redirect_nowhere:
 * @strike: a request
 *
 * Says that the address has moved, but not where to.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_nowhere (DemoStrike *strike)
{
  return redirect (strike, 301, NULL);
}

/**
 * demo_fault_redirect_away:
 * @strike: a request
 *
 * Sends the reader to another port, which answers and counts.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_away (DemoStrike *strike)
{
  g_autofree char *location = g_strconcat (strike->elsewhere, strike->request->target, NULL);

  return redirect (strike, 301, location);
}

/**
 * demo_fault_moved:
 * @strike: a request
 *
 * Says that all of the hub has moved to another host for good, below a path there.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_moved (DemoStrike *strike)
{
  g_autofree char *location = g_strconcat (HUB_DEMO_MOVED, strike->request->target, NULL);

  return redirect (strike, 308, location);
}

/**
 * demo_fault_redirect_file:
 * @strike: a request
 *
 * Sends the reader to a file of its own computer.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_file (DemoStrike *strike)
{
  return redirect (strike, 302, "file:///etc/passwd");
}

/**
 * demo_fault_redirect_user:
 * @strike: a request
 *
 * Sends the reader to the same address of this hub, with a user name and a password in it.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_redirect_user (DemoStrike *strike)
{
  GString *location = g_string_new (strike->request->base);

  g_string_replace (location, "://", "://reader:secret@", 1);
  g_string_append (location, strike->request->target);
  redirect (strike, 302, location->str);
  g_string_free (location, TRUE);

  return FALSE;
}

/**
 * demo_fault_bad_json:
 * @strike: a request
 *
 * Sends a document with one bracket too few.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_bad_json (DemoStrike *strike)
{
  GString *body = take_body (strike);

  g_string_truncate (body, body->len > 0 ? body->len - 1 : 0);

  return give_body (strike, body);
}

/**
 * demo_fault_invalid_utf8:
 * @strike: a request
 *
 * Sends a document with a title that is not UTF-8.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_invalid_utf8 (DemoStrike *strike)
{
  GString *body = take_body (strike);

  g_string_replace (body, "\"title\":\"", "\"title\":\"\xc3\x28", 1);

  return give_body (strike, body);
}

/**
 * demo_fault_two_roots:
 * @strike: a request
 *
 * Sends two documents in one body.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_two_roots (DemoStrike *strike)
{
  GString *body = take_body (strike);

  g_string_append (body, "{\"data\":[]}");

  return give_body (strike, body);
}

/**
 * demo_fault_deep_json:
 * @strike: a request
 *
 * Sends a document with 100,000 levels.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_deep_json (DemoStrike *strike)
{
  GString *member = g_string_new ("\"fault\":");

  for (guint i = 0; i < MANY_LEVELS; i++)
    g_string_append_c (member, '[');
  for (guint i = 0; i < MANY_LEVELS; i++)
    g_string_append_c (member, ']');
  g_string_append_c (member, ',');

  return insert_member (strike, member);
}

/**
 * demo_fault_many_values:
 * @strike: a request
 *
 * Sends a small document with 300,000 values.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_many_values (DemoStrike *strike)
{
  GString *member = g_string_new ("\"fault\":{\"numbers\":[1");

  for (guint i = 0; i < MANY_VALUES; i++)
    g_string_append (member, ",1");
  g_string_append (member, "]},");

  return insert_member (strike, member);
}

/**
 * demo_fault_many_members:
 * @strike: a request
 *
 * Sends a document with an object of 3,000 members.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_many_members (DemoStrike *strike)
{
  GString *member = g_string_new ("\"fault\":{\"m\":1");

  for (guint i = 0; i < MANY_MEMBERS; i++)
    g_string_append_printf (member, ",\"m%u\":1", i);
  g_string_append (member, "},");

  return insert_member (strike, member);
}

/**
 * demo_fault_big_page:
 * @strike: a request
 *
 * Sends a well-formed document of 9 MiB, most of it in strings of modest length.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_big_page (DemoStrike *strike)
{
  GString *member = g_string_sized_new (BIG_PAGE_SIZE + 64);
  g_autofree char *text = g_strnfill (1000, 'x');

  g_string_append (member, "\"fault\":{\"texts\":[\"\"");
  while (member->len < BIG_PAGE_SIZE)
    g_string_append_printf (member, ",\"%s\"", text);
  g_string_append (member, "]},");

  return insert_member (strike, member);
}

/**
 * demo_fault_nul_escape:
 * @strike: a request
 *
 * Sends a title with an escaped NUL in its middle.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_nul_escape (DemoStrike *strike)
{
  GString *body = take_body (strike);

  g_string_replace (body, "\"title\":\"", "\"title\":\"Before\\u0000after ", 1);

  return give_body (strike, body);
}

/**
 * demo_fault_duplicate_key:
 * @strike: a request
 *
 * Sends a document that has `data` twice, first empty.
 *
 * Returns: %FALSE
 */
gboolean
demo_fault_duplicate_key (DemoStrike *strike)
{
  return insert_member (strike, g_string_new ("\"data\":[],"));
}

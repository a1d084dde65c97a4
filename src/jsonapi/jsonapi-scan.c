/* jsonapi-scan.c: a look at the bytes before a parser sees them
 *
 * A tree costs up to 300 bytes for each value and time that grows with the square of colliding
 * names, so what is too much has to be known before it is built. One pass over the bytes, with a
 * fixed stack and no recursion, counts what the limits name and refuses what the parser would take
 * in silence: a NUL escape, which ends its string early, and a second `data`, `links`, `id` or
 * `type` in one object, of which the parser keeps the last. It is no parser: text that is wrong in
 * other ways passes here and is refused there.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-scan"

#include "jsonapi-scan.h"

#include "jsonapi-error.h"
#include "jsonapi-limits.h"

#include <string.h>

/* Members that decide what a document says; one bit each in Frame.seen. */
static const char *const watched_names[] = { "data", "links", "id", "type" };

#define MAX_WATCHED_BYTES 5

typedef struct
{
  guint    members;
  guint8   seen;         /* bits: which of watched_names this object has had */
  gboolean is_object;
  gboolean wants_name;   /* the next string names a member */
} Frame;

typedef struct
{
  const char *at;
  const char *end;
  guint       values;
  guint       roots;
  guint       depth;
  Frame       frames[JSONAPI_MAX_DEPTH];
} Scan;

static gboolean
malformed (const char  *what,
           GError     **error)
{
  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED, what);
  return FALSE;
}

static gboolean
over_limit (const char  *what,
            guint        limit,
            GError     **error)
{
  g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT, "%s over the limit of %u", what, limit);
  return FALSE;
}

static Frame *
get_frame (Scan *scan)
{
  return scan->depth > 0 ? &scan->frames[scan->depth - 1] : NULL;
}

static gboolean
count_value (Scan    *scan,
             GError **error)
{
  if (scan->depth == 0 && ++scan->roots > 1)
    return malformed ("The document has more than one root", error);
  if (++scan->values > JSONAPI_MAX_VALUES)
    return over_limit ("Number of values", JSONAPI_MAX_VALUES, error);
  return TRUE;
}

/* The character of a `\u` escape if it is plain ASCII, else '?'; -1 for no escape at all. */
static int
read_unicode_escape (const char *digits,
                     const char *end)
{
  int value = 0;

  if (end - digits < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (digits[i]);
    }
  return value < 128 ? value : '?';
}

/* The bit of a watched name that is written, escapes and all, in @length bytes at @name; else 0. */
static guint8
get_watched_bit (const char *name,
                 gsize       length)
{
  const char *end = name + length;
  char plain[MAX_WATCHED_BYTES + 1];
  gsize n = 0;

  while (name < end)
    {
      int c = *name++;

      if (n == MAX_WATCHED_BYTES)
        return 0;
      if (c == '\\')
        {
          if (*name != 'u')
            return 0;
          c = read_unicode_escape (name + 1, end);
          name += 5;
        }
      plain[n++] = (char) c;
    }

  for (guint i = 0; i < G_N_ELEMENTS (watched_names); i++)
    if (strlen (watched_names[i]) == n && memcmp (watched_names[i], plain, n) == 0)
      return (guint8) (1 << i);
  return 0;
}

static gboolean
count_member (Scan        *scan,
              Frame       *frame,
              const char  *name,
              gsize        length,
              GError     **error)
{
  guint8 bit = get_watched_bit (name, length);

  if (++frame->members > JSONAPI_MAX_MEMBERS)
    return over_limit ("Members of an object", JSONAPI_MAX_MEMBERS, error);
  if ((frame->seen & bit) != 0)
    return malformed ("An object has two members named “data”, “links”, “id” or “type”", error);
  frame->seen |= bit;
  return TRUE;
}

/* Moves over the string whose opening quote is at scan->at; gives where its text is. */
static gboolean
skip_string (Scan        *scan,
             const char **text,
             gsize       *length,
             GError     **error)
{
  const char *start = ++scan->at;

  while (scan->at < scan->end && *scan->at != '"')
    {
      if ((unsigned char) *scan->at < 0x20)
        return malformed ("A string has a control character", error);
      if (*scan->at == '\\')
        {
          scan->at++;
          if (scan->at < scan->end && *scan->at == 'u' &&
              read_unicode_escape (scan->at + 1, scan->end) == 0)
            return malformed ("A string has a NUL", error);
        }
      scan->at++;
    }

  if (scan->at >= scan->end)
    return malformed ("A string does not end", error);
  if (scan->at - start > JSONAPI_MAX_STRING_BYTES)
    return over_limit ("Bytes of a string", JSONAPI_MAX_STRING_BYTES, error);

  *text = start;
  *length = (gsize) (scan->at - start);
  scan->at++;
  return TRUE;
}

static gboolean
scan_string (Scan    *scan,
             GError **error)
{
  Frame *frame = get_frame (scan);
  const char *text = NULL;
  gsize length = 0;

  if (!skip_string (scan, &text, &length, error))
    return FALSE;
  if (frame != NULL && frame->wants_name)
    return count_member (scan, frame, text, length, error);
  return count_value (scan, error);
}

/* Numbers and the three words. What they say is for the parser. */
static gboolean
scan_word (Scan    *scan,
           GError **error)
{
  const char *start = scan->at;

  while (scan->at < scan->end &&
         (g_ascii_isalnum (*scan->at) || strchr ("+-.", *scan->at) != NULL) && *scan->at != '\0')
    scan->at++;
  if (scan->at == start)
    return malformed ("The document has a character outside of JSON", error);
  return count_value (scan, error);
}

static gboolean
open_frame (Scan    *scan,
            GError **error)
{
  gboolean is_object = *scan->at == '{';

  if (!count_value (scan, error))
    return FALSE;
  if (scan->depth == JSONAPI_MAX_DEPTH)
    return over_limit ("Depth", JSONAPI_MAX_DEPTH, error);

  scan->frames[scan->depth++] = (Frame) { .is_object = is_object, .wants_name = is_object };
  scan->at++;
  return TRUE;
}

static gboolean
close_frame (Scan    *scan,
             GError **error)
{
  if (scan->depth == 0)
    return malformed ("A bracket closes nothing", error);
  scan->depth--;
  scan->at++;
  return TRUE;
}

static gboolean
scan_step (Scan    *scan,
           GError **error)
{
  Frame *frame = get_frame (scan);

  switch (*scan->at)
    {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
      scan->at++;
      return TRUE;

    case '{':
    case '[':
      return open_frame (scan, error);

    case '}':
    case ']':
      return close_frame (scan, error);

    case ',':
    case ':':
      if (frame != NULL)
        frame->wants_name = frame->is_object && *scan->at == ',';
      scan->at++;
      return TRUE;

    case '"':
      return scan_string (scan, error);

    default:
      return scan_word (scan, error);
    }
}

/**
 * jsonapi_scan_begin:
 * @bytes: what may be JSON, with or without a byte order mark
 * @text: (out) (array length=length) (transfer none): its text, without the mark
 * @length: (out): bytes
 * @error: %JSONAPI_ERROR_LIMIT or %JSONAPI_ERROR_MALFORMED
 *
 * Tells whether @bytes are not too many, and UTF-8 without a NUL. Any thread.
 *
 * Returns: %FALSE with @error set if they are not
 */
gboolean
jsonapi_scan_begin (GBytes      *bytes,
                    const char **text,
                    gsize       *length,
                    GError     **error)
{
  static const char byte_order_mark[] = "\xef\xbb\xbf";

  *text = g_bytes_get_data (bytes, length);
  if (*length > JSONAPI_MAX_BODY_BYTES)
    return over_limit ("Bytes of the document", JSONAPI_MAX_BODY_BYTES, error);
  if (*length >= strlen (byte_order_mark) &&
      memcmp (*text, byte_order_mark, strlen (byte_order_mark)) == 0)
    {
      *text += strlen (byte_order_mark);
      *length -= strlen (byte_order_mark);
    }
  if (!g_utf8_validate_len (*text, *length, NULL))
    return malformed ("The document is not UTF-8, or has a NUL", error);

  return TRUE;
}

/**
 * jsonapi_scan_check:
 * @text: (array length=length): bytes that may be JSON
 * @length: bytes
 * @error: %JSONAPI_ERROR_LIMIT or %JSONAPI_ERROR_MALFORMED
 *
 * Tells whether @text may be given to a parser: within the limits of jsonapi-limits.h, one root, no
 * comment, no NUL, and no object with two members named `data`, `links`, `id` or `type`. Any
 * thread; takes time by the length and a few kilobytes of stack.
 *
 * Returns: %FALSE with @error set if it may not
 */
gboolean
jsonapi_scan_check (const char  *text,
                    gsize        length,
                    GError     **error)
{
  Scan scan = { .at = text, .end = text + length };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  while (scan.at < scan.end)
    if (!scan_step (&scan, error))
      return FALSE;

  if (scan.roots == 0)
    return malformed ("The document is empty", error);
  if (scan.depth > 0)
    return malformed ("The document ends too early", error);
  return TRUE;
}

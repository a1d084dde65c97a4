/* jsonapi-span.c: what of a document need not be parsed
 *
 * Half of a page are the links of its resources and relationships, which nobody reads, and a tree
 * of them costs as much as one of what is read. So the parser gets `null` in their place, if that
 * cannot change what it says of the rest: the value must itself be JSON, of a kind so plain that it
 * can be told in one look. All else stays, for the parser to judge.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-span"

#include "jsonapi-span.h"

#include <string.h>

#define MAX_DEPTH        3      /* links, a link, its meta */
#define MAX_VALUES       32     /* in all these objects together */
#define MAX_NAME_BYTES   64
#define MAX_STRING_BYTES 8000   /* an address */

static const char *
skip_space (const char *at,
            const char *end)
{
  while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;

  return at;
}

/* Behind an escape of a slash or of a plain ASCII character, NULL for any other one. */
static const char *
skip_escape (const char *at,
             const char *end)
{
  if (end - at >= 2 && at[1] == '/')
    return at + 2;
  if (end - at >= 6 && strncmp (at, "\\u00", 4) == 0 && at[4] >= '2' && at[4] <= '7' &&
      g_ascii_isxdigit (at[5]))
    return at + 6;

  return NULL;
}

/* Behind the string that begins at @at, NULL if there is none or none that is plain. */
static const char *
skip_string (const char *at,
             const char *end)
{
  const char *begin = at + 1;

  if (at == end || *at != '"')
    return NULL;

  for (at = begin; at != NULL && at < end && *at != '"';)
    {
      if ((guchar) *at < 0x20 || at - begin > MAX_STRING_BYTES)
        return NULL;
      at = *at == '\\' ? skip_escape (at, end) : at + 1;
    }

  return at != NULL && at < end ? at + 1 : NULL;
}

/* Whether a name must be looked at: twice in an object, it is refused. */
static gboolean
is_watched (const char *begin,
            const char *end)
{
  gsize length = (gsize) (end - begin);

  return length > MAX_NAME_BYTES || memchr (begin, '\\', length) != NULL ||
         (length == 4 && (memcmp (begin, "data", 4) == 0 || memcmp (begin, "type", 4) == 0)) ||
         (length == 5 && memcmp (begin, "links", 5) == 0) ||
         (length == 2 && memcmp (begin, "id", 2) == 0);
}

/* From behind "{" or "," to behind the ":" of a member, NULL if that is not there. */
static const char *
skip_name (const char *at,
           const char *end)
{
  const char *begin = skip_space (at, end);

  at = skip_string (begin, end);
  if (at == NULL || is_watched (begin + 1, at - 1))
    return NULL;

  at = skip_space (at, end);
  return at < end && *at == ':' ? skip_space (at + 1, end) : NULL;
}

/* From behind a value to the name of the next member or behind the last bracket, closing objects
 * on the way; NULL for anything else. */
static const char *
skip_end (const char *at,
          const char *end,
          guint      *depth)
{
  at = skip_space (at, end);
  while (at < end && *at == '}')
    {
      at++;
      if (--*depth == 0)
        return at;
      at = skip_space (at, end);
    }

  return at < end && *at == ',' ? at + 1 : NULL;
}

/* From the value of a member to behind it; NULL if it is no object of plain strings and of such
 * objects, none of them empty. */
static const char *
skip_object (const char *at,
             const char *end,
             guint      *n_values)
{
  guint depth = 0;

  for (*n_values = 1; at != NULL && *n_values <= MAX_VALUES; (*n_values)++)
    {
      if (at < end && *at == '{')
        {
          at = ++depth <= MAX_DEPTH ? at + 1 : NULL;
        }
      else
        {
          at = depth > 0 ? skip_string (at, end) : NULL;
          at = at != NULL ? skip_end (at, end, &depth) : NULL;
          if (depth == 0)
            return at;
        }
      at = at != NULL ? skip_name (at, end) : NULL;
    }

  return NULL;
}

/**
 * jsonapi_span_find_links:
 * @text: a document
 * @at: behind the name of a member
 * @end: of the text
 * @span: (out): the value of the member
 * @n_values: (out): how many values there are in it, itself among them
 *
 * Finds links that need not be parsed.
 *
 * Returns: %FALSE if the value is of another kind, or no JSON at all
 */
gboolean
jsonapi_span_find_links (const char  *text,
                         const char  *at,
                         const char  *end,
                         JsonapiSpan *span,
                         guint       *n_values)
{
  const char *begin = skip_space (at, end);
  const char *behind;

  if (begin == end || *begin != ':')
    return FALSE;

  begin = skip_space (begin + 1, end);
  behind = skip_object (begin, end, n_values);
  if (behind == NULL)
    return FALSE;

  *span = (JsonapiSpan) { (gsize) (begin - text), (gsize) (behind - text) };
  return TRUE;
}

/**
 * jsonapi_span_replace:
 * @text: (array length=length): a document
 * @length: bytes
 * @spans: (element-type JsonapiSpan): what to leave out, in order
 * @new_length: (out): bytes of the result
 *
 * Returns: (transfer full): the document with `null` in place of each span
 */
char *
jsonapi_span_replace (const char *text,
                      gsize       length,
                      GArray     *spans,
                      gsize      *new_length)
{
  GString *rest = g_string_sized_new (length);
  gsize from = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const JsonapiSpan *span = &g_array_index (spans, JsonapiSpan, i);

      g_string_append_len (rest, text + from, (gssize) (span->begin - from));
      g_string_append (rest, "null");
      from = span->end;
    }
  g_string_append_len (rest, text + from, (gssize) (length - from));
  *new_length = rest->len;

  return g_string_free_and_steal (rest);
}

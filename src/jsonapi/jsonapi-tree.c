/* jsonapi-tree.c: JSON that nobody vouches for, as values
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pages are read by the ten thousand entries, and a general parser, which makes an object of its
 * own of each value, took a third of the time of a sync. Here the text is copied once, strings are
 * written out in it where they stand, and the values lie in one list, 24 bytes each: there is
 * nothing to free but the two.
 *
 * Here alone stands what is taken: RFC 8259 to the letter, under the limits of jsonapi-limits.h, no
 * NUL, which would end a string early, and no object with two members named `data`, `links`, `id`
 * or `type`, of which a parser would keep one. One pass, a fixed stack, no recursion: text that is
 * too much is refused before it has cost more than these 24 bytes a value.
 */

#define G_LOG_DOMAIN "jsonapi-tree"

#include "jsonapi-tree.h"

#include "jsonapi-error.h"
#include "jsonapi-limits.h"

#include <string.h>

#define BYTES_A_VALUE 24     /* of a page, about */

struct _JsonapiTree
{
  char   *text;     /* (owned): the strings are in it */
  GArray *values;   /* (owned) (element-type JsonapiValue) */
};

/* Members that decide what a document says; one bit each in Frame.seen. */
static const char *const watched_names[] = { "data", "links", "id", "type" };

/* A list or an object that has not ended. */
typedef struct
{
  guint  index;      /* in the values */
  guint  length;     /* how many are right inside so far */
  guint8 seen;       /* bits: which of watched_names it has had */
  char   end;        /* its closing bracket */
} Frame;

typedef struct
{
  char   *text;
  char   *at;
  char   *end;       /* where a NUL stands that is not part of the text */
  GArray *values;    /* (unowned) */
  guint   depth;
  Frame   frames[JSONAPI_MAX_DEPTH];
} Reader;

/* Says where, and nothing of what was sent. */
static gboolean
fail (Reader     *self,
      const char *what,
      GError    **error)
{
  g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED, "%s (byte %" G_GSIZE_FORMAT ")", what,
               (gsize) (self->at - self->text) + 1);
  return FALSE;
}

static gboolean
over_limit (const char *what,
            guint       limit,
            GError    **error)
{
  g_set_error (error, JSONAPI_ERROR, JSONAPI_ERROR_LIMIT, "%s over the limit of %u", what, limit);
  return FALSE;
}

static inline void
skip_space (Reader *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t')
    self->at++;
}

/* --- strings --- */

/* The four digits of a `\u` escape; -1 if they are none. */
static int
read_digits (const char *digits)
{
  int value = 0;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      value = value * 16 + g_ascii_xdigit_value (digits[i]);
    }

  return value;
}

/* Writes the character of the `\u` escape at self->at, or of the two that make one. */
static gboolean
read_unicode (Reader  *self,
              char   **to,
              GError **error)
{
  int first = read_digits (self->at + 2);
  int second = -1;

  if (first == 0)
    return fail (self, "A string has a NUL", error);
  if (first >= 0xd800 && first < 0xdc00 && self->at[6] == '\\' && self->at[7] == 'u')
    second = read_digits (self->at + 8);
  if (first < 0 || (first >= 0xd800 && first < 0xe000 && (second < 0xdc00 || second > 0xdfff)))
    return fail (self, "A string has an escape that stands for nothing", error);

  if (second >= 0)
    first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  *to += g_unichar_to_utf8 ((gunichar) first, *to);
  self->at += second >= 0 ? 12 : 6;
  return TRUE;
}

/* Writes the character of the escape at self->at. */
static gboolean
read_escape (Reader  *self,
             char   **to,
             GError **error)
{
  static const char written[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  char c = self->at[1];
  const char *found = c != '\0' ? strchr (written, c) : NULL;

  if (c == 'u')
    return read_unicode (self, to, error);
  if (found == NULL)
    return fail (self, "A string has an escape that stands for nothing", error);

  *(*to)++ = meant[found - written];
  self->at += 2;
  return TRUE;
}

/* Behind what of a string stands for itself. */
static inline char *
skip_plain (char *at)
{
  while ((guchar) *at >= 0x20 && *at != '"' && *at != '\\')
    at++;

  return at;
}

/* Reads the string whose opening quote is at self->at; it ends where its closing quote stood. */
static gboolean
read_string (Reader      *self,
             const char **string,
             GError     **error)
{
  char *begin = ++self->at;
  char *to = self->at = skip_plain (begin);

  while (*self->at == '\\')
    {
      char *plain;

      if (!read_escape (self, &to, error))
        return FALSE;
      plain = self->at;
      self->at = skip_plain (plain);
      memmove (to, plain, (gsize) (self->at - plain));
      to += self->at - plain;
    }

  if (*self->at != '"')
    return fail (self, self->at == self->end ? "A string does not end"
                                             : "A string has a control character", error);
  if (self->at - begin > JSONAPI_MAX_STRING_BYTES)
    return over_limit ("Bytes of a string", JSONAPI_MAX_STRING_BYTES, error);

  *to = '\0';
  self->at++;
  *string = begin;
  return TRUE;
}

/* --- other values --- */

static char *
skip_digits (char *at)
{
  while (g_ascii_isdigit (*at))
    at++;

  return at;
}

/* Behind the number at @at; NULL if there is none. */
static char *
skip_number (char     *at,
             gboolean *is_whole)
{
  char *digits = *at == '-' ? at + 1 : at;

  at = *digits == '0' ? digits + 1 : skip_digits (digits);
  *is_whole = *at != '.' && *at != 'e' && *at != 'E';
  if (at == digits)
    return NULL;
  if (*at == '.')
    {
      digits = at + 1;
      at = skip_digits (digits);
      if (at == digits)
        return NULL;
    }
  if (*at == 'e' || *at == 'E')
    {
      digits = at[1] == '+' || at[1] == '-' ? at + 2 : at + 1;
      at = skip_digits (digits);
      if (at == digits)
        return NULL;
    }

  return at;
}

static gboolean
read_number (Reader        *self,
             JsonapiValue  *value,
             GError       **error)
{
  gboolean is_whole;
  char *behind = skip_number (self->at, &is_whole);

  if (behind == NULL)
    return fail (self, "The document is not JSON", error);

  value->kind = is_whole ? JSONAPI_KIND_INT : JSONAPI_KIND_FRACTION;
  if (is_whole)
    value->number = g_ascii_strtoll (self->at, NULL, 10);
  self->at = behind;
  return TRUE;
}

static gboolean
read_word (Reader        *self,
           JsonapiValue  *value,
           GError       **error)
{
  static const struct
  {
    const char  *word;
    JsonapiKind  kind;
    gint64       number;
  } words[] = {
    { "null", JSONAPI_KIND_NULL, 0 },
    { "true", JSONAPI_KIND_BOOL, 1 },
    { "false", JSONAPI_KIND_BOOL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strncmp (self->at, words[i].word, strlen (words[i].word)) == 0)
      {
        value->kind = words[i].kind;
        value->number = words[i].number;
        self->at += strlen (words[i].word);
        return TRUE;
      }

  return fail (self, "The document is not JSON", error);
}

/* --- lists and objects --- */

static Frame *
get_frame (Reader *self)
{
  return self->depth > 0 ? &self->frames[self->depth - 1] : NULL;
}

/* Opens the list or object at self->at, which is to be the next value. */
static gboolean
open_frame (Reader        *self,
            JsonapiValue  *value,
            GError       **error)
{
  gboolean is_object = *self->at == '{';

  if (self->depth == JSONAPI_MAX_DEPTH)
    return over_limit ("Depth", JSONAPI_MAX_DEPTH, error);

  value->kind = is_object ? JSONAPI_KIND_OBJECT : JSONAPI_KIND_ARRAY;
  self->frames[self->depth++] = (Frame) { .index = self->values->len,
                                          .end = is_object ? '}' : ']' };
  self->at++;
  return TRUE;
}

static void
close_frame (Reader *self)
{
  const Frame *frame = get_frame (self);
  JsonapiValue *value = &g_array_index (self->values, JsonapiValue, frame->index);

  value->number = frame->length;
  value->n_values = self->values->len - frame->index;
  self->depth--;
  self->at++;
}

/* Reads the name of a member, to behind its colon. */
static gboolean
read_name (Reader       *self,
           Frame        *frame,
           const char  **name,
           GError      **error)
{
  skip_space (self);
  if (*self->at != '"')
    return fail (self, "The document is not JSON", error);
  if (!read_string (self, name, error))
    return FALSE;

  if (frame->length == JSONAPI_MAX_MEMBERS)
    return over_limit ("Members of an object", JSONAPI_MAX_MEMBERS, error);
  for (guint i = 0; i < G_N_ELEMENTS (watched_names); i++)
    if (strcmp (*name, watched_names[i]) == 0)
      {
        if ((frame->seen & (1 << i)) != 0)
          return fail (self, "An object has two members named “data”, “links”, “id” or “type”",
                       error);
        frame->seen |= (guint8) (1 << i);
      }

  skip_space (self);
  if (*self->at != ':')
    return fail (self, "The document is not JSON", error);
  self->at++;
  return TRUE;
}

/* Reads a value, of a list or an object only the opening bracket. */
static gboolean
read_value (Reader       *self,
            const char   *name,       /* (nullable) */
            GError      **error)
{
  JsonapiValue value = { .name = name, .n_values = 1 };
  Frame *outer = get_frame (self);
  gboolean is_read;

  if (self->values->len == JSONAPI_MAX_VALUES)
    return over_limit ("Number of values", JSONAPI_MAX_VALUES, error);
  if (outer != NULL)
    outer->length++;

  skip_space (self);
  if (*self->at == '"')
    {
      value.kind = JSONAPI_KIND_STRING;
      is_read = read_string (self, &value.string, error);
    }
  else if (*self->at == '{' || *self->at == '[')
    is_read = open_frame (self, &value, error);
  else if (*self->at == '-' || g_ascii_isdigit (*self->at))
    is_read = read_number (self, &value, error);
  else
    is_read = read_word (self, &value, error);
  g_array_append_val (self->values, value);

  return is_read;
}

/* From behind a value to behind the comma that follows, closing what ends on the way; at depth 0
 * all has ended. */
static gboolean
end_value (Reader  *self,
           GError **error)
{
  while (self->depth > 0)
    {
      const Frame *frame = get_frame (self);

      skip_space (self);
      if (*self->at == frame->end)
        close_frame (self);
      else if (*self->at == ',' && frame->length > 0)
        {
          self->at++;
          return TRUE;
        }
      else if (frame->length == 0)
        return TRUE;                 /* the first value of what was just opened */
      else
        return fail (self, self->at == self->end ? "The document ends too early"
                                                 : "The document is not JSON", error);
    }

  return TRUE;
}

static gboolean
read_all (Reader  *self,
          GError **error)
{
  skip_space (self);
  if (self->at == self->end)
    return fail (self, "The document is empty", error);

  do
    {
      Frame *frame = get_frame (self);
      const char *name = NULL;

      if (frame != NULL && frame->end == '}' && !read_name (self, frame, &name, error))
        return FALSE;
      if (!read_value (self, name, error) || !end_value (self, error))
        return FALSE;
    }
  while (self->depth > 0);

  skip_space (self);
  return self->at == self->end || fail (self, "The document has more than one root", error);
}

/* --- the tree --- */

/* Gives the text of @bytes without its byte order mark, if it is not too long and may be read. */
static gboolean
get_text (GBytes      *bytes,
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
  if (g_utf8_validate_len (*text, *length, NULL))
    return TRUE;

  g_set_error_literal (error, JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED,
                       "The document is not UTF-8, or has a NUL");
  return FALSE;
}

/**
 * jsonapi_tree_new:
 * @bytes: what may be JSON, in UTF-8, with or without a byte order mark
 * @error: %JSONAPI_ERROR_LIMIT or %JSONAPI_ERROR_MALFORMED
 *
 * Reads JSON that nobody vouches for, by RFC 8259 and nothing more lenient, under the limits of
 * jsonapi-limits.h. Takes time by the length, and at most 6 MB beside the text. Any thread; keep it
 * off the main one.
 *
 * Returns: (transfer full): the values
 */
JsonapiTree *
jsonapi_tree_new (GBytes  *bytes,
                  GError **error)
{
  g_autoptr(JsonapiTree) self = NULL;
  Reader reader = { 0 };
  const char *text = NULL;
  gsize length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!get_text (bytes, &text, &length, error))
    return NULL;

  self = g_new0 (JsonapiTree, 1);
  self->text = g_malloc (length + 1);
  if (length > 0)
    memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->values = g_array_sized_new (FALSE, FALSE, sizeof (JsonapiValue),
                                    (guint) MIN (length / BYTES_A_VALUE + 1, JSONAPI_MAX_VALUES));
  reader.text = reader.at = self->text;
  reader.end = self->text + length;
  reader.values = self->values;

  return read_all (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * jsonapi_tree_free:
 * @self: (nullable) (transfer full): a tree
 *
 * Frees it, and all that was borrowed from it.
 */
void
jsonapi_tree_free (JsonapiTree *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->values);
  g_free (self->text);
  g_free (self);
}

/**
 * jsonapi_tree_get_root:
 * @self: a tree
 *
 * Returns: (transfer none): the value that holds all others
 */
const JsonapiValue *
jsonapi_tree_get_root (JsonapiTree *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &g_array_index (self->values, JsonapiValue, 0);
}

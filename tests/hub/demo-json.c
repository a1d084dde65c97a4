/* demo-json.c: writes JSON text as Drupal does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-json.h"

static void
separate (DemoJson *self)
{
  if (self->needs_comma)
    g_string_append_c (self->text, ',');
  self->needs_comma = TRUE;
}

/* Drupal escapes the slash, everything that could end an HTML script or attribute, and all
 * that is not ASCII (JSON_HEX_TAG, _APOS, _AMP and _QUOT; no JSON_UNESCAPED_UNICODE). */
static void
append_escaped (GString *text,
                gunichar c)
{
  switch (c)
    {
    case '\\': g_string_append (text, "\\\\"); break;
    case '/': g_string_append (text, "\\/"); break;
    case '\b': g_string_append (text, "\\b"); break;
    case '\f': g_string_append (text, "\\f"); break;
    case '\n': g_string_append (text, "\\n"); break;
    case '\r': g_string_append (text, "\\r"); break;
    case '\t': g_string_append (text, "\\t"); break;
    case '"': g_string_append (text, "\\u0022"); break;
    case '&': g_string_append (text, "\\u0026"); break;
    case '\'': g_string_append (text, "\\u0027"); break;
    case '<': g_string_append (text, "\\u003C"); break;
    case '>': g_string_append (text, "\\u003E"); break;
    default:
      if (c < 0x10000)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_printf (text, "\\u%04x\\u%04x",
                                0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
      break;
    }
}

static gboolean
is_plain (unsigned char c)
{
  return c >= 0x20 && c < 0x7f && c != '\\' && c != '/' && c != '"' && c != '&' && c != '\'' &&
         c != '<' && c != '>';
}

/**
 * demo_json_init:
 * @self: (out caller-allocates): the text to begin
 *
 * Begins an empty text. Any thread.
 */
void
demo_json_init (DemoJson *self)
{
  self->text = g_string_sized_new (4096);
  self->needs_comma = FALSE;
}

/**
 * demo_json_clear:
 * @self: a text
 *
 * Frees what was written, if it was not taken away.
 */
void
demo_json_clear (DemoJson *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

/**
 * demo_json_open:
 * @self: a text
 * @bracket: `{` or `[`
 *
 * Opens an object or array as a root or as the next value.
 */
void
demo_json_open (DemoJson *self,
                char      bracket)
{
  separate (self);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

/**
 * demo_json_close:
 * @self: a text
 * @bracket: `}` or `]`
 *
 * Closes what [func@demo_json_open] opened.
 */
void
demo_json_close (DemoJson *self,
                 char      bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

/**
 * demo_json_key:
 * @self: a text inside an object
 * @key: the name of the member whose value comes next
 *
 * Writes a member's name.
 */
void
demo_json_key (DemoJson   *self,
               const char *key)
{
  demo_json_string (self, key);
  g_string_append_c (self->text, ':');
  self->needs_comma = FALSE;
}

/**
 * demo_json_open_key:
 * @self: a text inside an object
 * @key: the name of the member
 * @bracket: `{` or `[`
 *
 * Writes a member's name and opens its value.
 */
void
demo_json_open_key (DemoJson   *self,
                    const char *key,
                    char        bracket)
{
  demo_json_key (self, key);
  demo_json_open (self, bracket);
}

/**
 * demo_json_string:
 * @self: a text
 * @value: (nullable): UTF-8; %NULL writes `null`
 *
 * Writes a string with Drupal's escapes.
 */
void
demo_json_string (DemoJson   *self,
                  const char *value)
{
  const char *at = value;

  if (value == NULL)
    {
      demo_json_null (self);
      return;
    }

  separate (self);
  g_string_append_c (self->text, '"');

  while (*at != '\0')
    {
      const char *start = at;

      while (is_plain ((unsigned char) *at))
        at++;
      g_string_append_len (self->text, start, at - start);

      if (*at != '\0')
        {
          append_escaped (self->text, g_utf8_get_char (at));
          at = g_utf8_next_char (at);
        }
    }

  g_string_append_c (self->text, '"');
}

/**
 * demo_json_int:
 * @self: a text
 * @value: a whole number
 *
 * Writes a number.
 */
void
demo_json_int (DemoJson *self,
               gint64    value)
{
  separate (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * demo_json_bool:
 * @self: a text
 * @value: true or false
 *
 * Writes a boolean.
 */
void
demo_json_bool (DemoJson *self,
                gboolean  value)
{
  demo_json_raw (self, value ? "true" : "false");
}

/**
 * demo_json_null:
 * @self: a text
 *
 * Writes `null`.
 */
void
demo_json_null (DemoJson *self)
{
  demo_json_raw (self, "null");
}

/**
 * demo_json_raw:
 * @self: a text
 * @text: one JSON value, written already
 *
 * Writes a value as it is.
 */
void
demo_json_raw (DemoJson   *self,
               const char *text)
{
  separate (self);
  g_string_append (self->text, text);
}

/**
 * demo_json_key_string:
 * @self: a text inside an object
 * @key: the name of the member
 * @value: (nullable): its value, or %NULL for `null`
 *
 * Writes a member with a string.
 */
void
demo_json_key_string (DemoJson   *self,
                      const char *key,
                      const char *value)
{
  demo_json_key (self, key);
  demo_json_string (self, value);
}

/**
 * demo_json_key_int:
 * @self: a text inside an object
 * @key: the name of the member
 * @value: its value
 *
 * Writes a member with a number.
 */
void
demo_json_key_int (DemoJson   *self,
                   const char *key,
                   gint64      value)
{
  demo_json_key (self, key);
  demo_json_int (self, value);
}

/**
 * demo_json_key_bool:
 * @self: a text inside an object
 * @key: the name of the member
 * @value: its value
 *
 * Writes a member with a boolean.
 */
void
demo_json_key_bool (DemoJson   *self,
                    const char *key,
                    gboolean    value)
{
  demo_json_key (self, key);
  demo_json_bool (self, value);
}

/**
 * demo_json_key_null:
 * @self: a text inside an object
 * @key: the name of the member
 *
 * Writes a member with `null`.
 */
void
demo_json_key_null (DemoJson   *self,
                    const char *key)
{
  demo_json_key (self, key);
  demo_json_null (self);
}

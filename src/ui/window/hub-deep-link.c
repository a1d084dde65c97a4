/* hub-deep-link.c: addresses that lead into the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any page of the web may hold such an address, and the desktop hands it on as it is. It can only
 * name something to show; what it names is looked up by a bound value, and need not be there.
 */

#define G_LOG_DOMAIN "hub-deep-link"

#include "hub-deep-link.h"

#include "hub-format.h"
#include "hub-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_ADDRESS 512   /* bytes */
#define MAX_CODE    100   /* bytes: a slug is no longer */
#define MAX_SHOWN   80    /* characters of a refused address */
#define PAGE_SUFFIX ".html"

/* Letters and digits of any script, and hyphens: what a code is made of. */
static gboolean
is_code (const char *code)
{
  gsize length = strlen (code);

  if (length == 0 || length > MAX_CODE || !g_utf8_validate (code, -1, NULL))
    return FALSE;

  for (const char *c = code; *c != '\0'; c = g_utf8_next_char (c))
    if (*c != '-' && !g_unichar_isalnum (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/* What names a language: "fr", "zh-hans". */
static gboolean
is_langcode (const char *text)
{
  return g_ascii_isalpha (*text) && g_str_is_ascii (text) && is_code (text);
}

/* Reads `UUID` or `UUID/LANGUAGE`. */
static gboolean
parse_entry (HubDeepLink *self,
             const char  *path)
{
  const char *slash = strchr (path, '/');
  const char *end = slash != NULL ? slash : path + strlen (path);
  g_autofree char *uuid = g_uri_unescape_segment (path, end, NULL);
  g_autofree char *langcode = slash != NULL ? g_uri_unescape_string (slash + 1, NULL) : NULL;

  if (uuid == NULL || !g_uuid_string_is_valid (uuid) ||
      (slash != NULL && (langcode == NULL || !is_langcode (langcode))))
    return FALSE;

  self->uuid = g_ascii_strdown (uuid, -1);
  self->langcode = g_steal_pointer (&langcode);
  return TRUE;
}

/* Reads the name of a page of the help; these name each other as files. */
static gboolean
parse_help (HubDeepLink *self,
            const char  *path)
{
  gsize length = strlen (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (path, PAGE_SUFFIX))
    length -= strlen (PAGE_SUFFIX);
  name = g_strndup (path, length);
  if (!g_str_is_ascii (name) || !is_code (name))
    return FALSE;

  self->help = g_steal_pointer (&name);
  return TRUE;
}

/* What follows the scheme, or %NULL if that is another. */
static const char *
skip_scheme (const char *address)
{
  gsize length = strlen (HUB_DEEP_LINK_SCHEME);

  if (strlen (address) > MAX_ADDRESS ||
      g_ascii_strncasecmp (address, HUB_DEEP_LINK_SCHEME, length) != 0 || address[length] != ':')
    return NULL;
  return address + length + 1;
}

/**
 * hub_deep_link_parse:
 * @self: (out): what the address leads to; clear it in any case
 * @address: from outside
 *
 * Reads `hub-reader:objective/10`, `hub-reader:principle/human-rights`, `hub-reader:region/africa`,
 * `hub-reader:country/KE`, `hub-reader:entry/UUID`, `hub-reader:entry/UUID/fr` or
 * `hub-reader:help/search`; percent-encoded letters are letters, and a country may be in small
 * letters. Whether there is such a thing is another question.
 *
 * Returns: whether it is such an address
 */
gboolean
hub_deep_link_parse (HubDeepLink *self,
                     const char  *address)
{
  const char *path = skip_scheme (address);
  const char *slash = path != NULL ? strchr (path, '/') : NULL;
  g_autofree char *word = slash != NULL ? g_strndup (path, slash - path) : NULL;
  g_autofree char *code = slash != NULL ? g_uri_unescape_string (slash + 1, NULL) : NULL;

  *self = (HubDeepLink) { NULL };
  if (word != NULL && g_str_equal (word, "entry"))
    return parse_entry (self, slash + 1);
  if (word != NULL && g_str_equal (word, "help"))
    return parse_help (self, slash + 1);
  if (word == NULL || code == NULL || !is_code (code))
    return FALSE;

  if (!hub_vocabulary_from_string (word, &self->vocabulary) ||
      self->vocabulary == HUB_VOCABULARY_TYPE)
    return FALSE;

  self->code = self->vocabulary == HUB_VOCABULARY_COUNTRY ? g_ascii_strup (code, -1)
                                                          : g_steal_pointer (&code);
  return TRUE;
}

/**
 * hub_deep_link_clear:
 * @self: a link
 *
 * Frees what it holds.
 */
void
hub_deep_link_clear (HubDeepLink *self)
{
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->langcode, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->help, g_free);
}

/**
 * hub_deep_link_dup_refusal:
 * @address: from outside; not of UTF-8 perhaps
 *
 * Says that an address is none that the window opens, and which are.
 *
 * Returns: (transfer full): a sentence, plain text
 */
char *
hub_deep_link_dup_refusal (const char *address)
{
  g_autofree char *head = g_strndup (address, MAX_ADDRESS);
  g_autofree char *valid = g_utf8_make_valid (head, -1);
  g_autofree char *clean = hub_text_clean (valid, HUB_TEXT_LINE, MAX_ADDRESS, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *isolated = NULL;

  shown = g_utf8_strlen (clean, -1) > MAX_SHOWN ? g_utf8_substring (clean, 0, MAX_SHOWN)
                                                : g_strdup (clean);
  isolated = hub_format_isolate (shown);
  /* Translators: %s is an address; the examples stay as they are */
  return g_strdup_printf (_("“%s” is not an address that Hub Reader opens. Those that it opens are "
                            "like hub-reader:objective/10 or hub-reader:country/KE."),
                          isolated);
}

/* hub-file-name.c: what a file is called, and what it is stored as
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is stored under a name of our own: a hash of whose it is, and an extension out of a list.
 * The server's name is only shown, and proposed where the user saves a copy (FAULTS.md, F38).
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file-name.h"

#include "hub-text.h"

#include <string.h>

#define MAX_EXTENSION 10          /* bytes, without the dot */
#define N_DIGITS      40          /* of the hash in a stored name */
#define FALLBACK      "file"

/* Names that one system or another takes for a device, whatever their extension. */
static gboolean
is_reserved (const char *name)
{
  static const char *const words[] = { "con", "prn", "aux", "nul", NULL };
  g_autofree char *stem = g_ascii_strdown (name, (gssize) strcspn (name, "."));

  if (g_strv_contains (words, stem))
    return TRUE;
  return strlen (stem) == 4 && g_ascii_isdigit (stem[3]) &&
         (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt"));
}

/* Characters that a folder of any system may hold, and that do not turn the text around them. */
static gboolean
is_plain (gunichar c)
{
  return !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT &&
         (c > 0x7f || strchr ("<>:\"|?*/\\", (int) c) == NULL);
}

/* Cuts @name to the limit and leaves its extension. */
static void
shorten (GString *name)
{
  g_autofree char *extension = hub_file_name_dup_extension (name->str);
  gsize tail = extension != NULL ? strlen (extension) + 1 : 0;
  const char *end = NULL;

  if (name->len <= HUB_FILE_NAME_BYTES)
    return;

  end = g_utf8_find_prev_char (name->str, name->str + HUB_FILE_NAME_BYTES - tail + 1);
  g_string_truncate (name, (gsize) (end - name->str));
  if (extension != NULL)
    g_string_append_printf (name, ".%s", extension);
}

/**
 * hub_file_name_clean:
 * @name: (nullable): what somebody else calls a file
 *
 * Makes a name that can be shown and proposed: its last part, without control and direction
 * characters, at most %HUB_FILE_NAME_BYTES, and no dot or space at either end.
 *
 * Returns: (transfer full): a name, never empty
 */
char *
hub_file_name_clean (const char *name)
{
  g_autofree char *line = hub_text_clean (name, HUB_TEXT_LINE, 0, NULL);
  g_autoptr(GString) clean = g_string_new (NULL);
  const char *start = line != NULL ? line : "";

  for (const char *c = start; *c != '\0'; c++)
    if (*c == '/' || *c == '\\')
      start = c + 1;
  for (const char *c = start; *c != '\0'; c = g_utf8_next_char (c))
    if (is_plain (g_utf8_get_char (c)))
      g_string_append_unichar (clean, g_utf8_get_char (c));

  while (clean->len > 0 && strchr (". ", clean->str[0]) != NULL)
    g_string_erase (clean, 0, 1);
  while (clean->len > 0 && strchr (". ", clean->str[clean->len - 1]) != NULL)
    g_string_truncate (clean, clean->len - 1);
  if (clean->len == 0)
    return g_strdup (FALLBACK);
  if (is_reserved (clean->str))
    g_string_prepend_c (clean, '_');
  shorten (clean);
  return g_string_free_and_steal (g_steal_pointer (&clean));
}

/**
 * hub_file_name_of_address:
 * @address: a web address
 *
 * Makes a name of the last part of an address, for a file that has no other.
 *
 * Returns: (transfer full): a name, never empty
 */
char *
hub_file_name_of_address (const char *address)
{
  g_autofree char *path = g_strndup (address, strcspn (address, "?#"));
  const char *last = strrchr (path, '/');
  g_autofree char *plain = g_uri_unescape_string (last != NULL ? last + 1 : path, "/");

  return hub_file_name_clean (plain);
}

/**
 * hub_file_name_dup_extension:
 * @name: a name
 *
 * Returns: (transfer full) (nullable): what stands behind its last dot, in lower case and without
 *   it; %NULL if that is no extension
 */
char *
hub_file_name_dup_extension (const char *name)
{
  const char *dot = strrchr (name, '.');
  gsize length = dot != NULL ? strlen (dot + 1) : 0;

  if (dot == name || length == 0 || length > MAX_EXTENSION)
    return NULL;
  for (const char *c = dot + 1; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c))
      return NULL;
  return g_ascii_strdown (dot + 1, -1);
}

/**
 * hub_file_name_suggest:
 * @name: a name of [func@Hub.file_name_clean]
 * @extension: what the content wants
 *
 * Makes the name to propose for a copy: the extension must be what the content is.
 *
 * Returns: (transfer full): a name
 */
char *
hub_file_name_suggest (const char *name,
                       const char *extension)
{
  g_autofree char *own = hub_file_name_dup_extension (name);
  g_autoptr(GString) text = g_string_new (name);

  if (g_strcmp0 (own, extension) != 0)
    g_string_append_printf (text, ".%s", extension);
  shorten (text);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * hub_file_name_make:
 * @uuid: of an entry
 * @langcode: of an entry
 * @address: where the file is
 *
 * Makes the name that the file is stored under, as yet without an extension.
 *
 * Returns: (transfer full): hexadecimal digits
 */
char *
hub_file_name_make (const char *uuid,
                    const char *langcode,
                    const char *address)
{
  g_autofree char *whose = g_strjoin ("\n", uuid, langcode, address, NULL);
  char *digits = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whose, -1);

  digits[N_DIGITS] = '\0';
  return digits;
}

/**
 * hub_file_name_is_stored:
 * @name: a name
 *
 * Asks whether @name is one that we make: nothing else in the folder is ever touched.
 *
 * Returns: whether it is
 */
gboolean
hub_file_name_is_stored (const char *name)
{
  return strspn (name, "0123456789abcdef") == N_DIGITS &&
         (name[N_DIGITS] == '\0' || name[N_DIGITS] == '.') && strchr (name, '/') == NULL;
}

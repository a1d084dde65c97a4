/* hub-symbol.c: the symbols of United Nations documents
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A symbol is parts between slashes: the organ first, such as A, E, S, CMW or A/CONF.231, then
 * numbers, a session, a kind of paper, such as Add.1 or Rev.2. The hub has no field for it. It is
 * believed where the entry names itself by it: in its title, in its own address or that of one of
 * its files, and in a summary that says “document” right in front of it. A symbol in running text
 * is more often that of another document.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-symbol.h"

#define ORGAN "(?:A|E|S|T|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|DP|ECE|FCCC|HRI|IDB|LC|ST|TD|UNEP)"
#define PART "(?:[A-Z][A-Za-z]*\\.?[0-9]*|[0-9]{1,6}(?:\\([A-Z0-9]+\\))?(?:-[A-Z]{2,6})?|" \
             "(?:Add|Corr|Rev|Res|Dec|INF|L|PV|SR|CONF|GC|SER)\\.[A-Z]?[0-9]{0,4})"
/* At least one of the parts has a number; looked for within what the longest symbols need. */
#define SYMBOL "(?<![\\w/.-])(?=[\\w/.()-]{0,60}/[\\w.()-]{0,60}[0-9])" ORGAN "(?:\\.[0-9]{1,4})?" \
               "(?:/" PART "){1,8}(?![\\w/]|\\.\\w)"
/* “document” in six languages, with its article where that is written together */
#define INTRODUCED "(?:documents?|document[oa]s?|документ\\w*|(?:ال)?وثيقة|(?:ال)?مستند|文件)" \
                   "[\\s:（(№]*"

/* Where a symbol may stand. */
typedef enum
{
  PLACE_ANYWHERE,
  PLACE_ADDRESS,      /* such as https://undocs.org/en/A/RES/73/195, and that alone */
  PLACE_INTRODUCED,
} Place;

static const char *const patterns[] = {
  [PLACE_ANYWHERE] = "(?<symbol>" SYMBOL ")",
  [PLACE_ADDRESS] = "^https?://(?:www\\.)?(?:undocs\\.org|docs\\.un\\.org)"
                    "(?:/(?:ar|en|es|fr|ru|zh))?"
                    "/(?<symbol>" ORGAN "(?:\\.[0-9]{1,4})?(?:/" PART "){1,8})/?$",
  [PLACE_INTRODUCED] = "(?i:" INTRODUCED ")(?<symbol>" SYMBOL ")",
};

static gpointer
compile (gpointer data)
{
  GRegex **regexes = g_new0 (GRegex *, G_N_ELEMENTS (patterns));

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr(GError) error = NULL;

      regexes[i] = g_regex_new (patterns[i], G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, &error);
      g_assert (error == NULL);
    }
  return regexes;
}

static char *
match (Place       place,
       const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GRegex **regexes = g_once (&once, compile, NULL);
  g_autoptr(GMatchInfo) info = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) ||
      !g_regex_match (regexes[place], text, G_REGEX_MATCH_DEFAULT, &info))
    return NULL;
  return g_match_info_fetch_named (info, "symbol");
}

/**
 * hub_symbol_dup:
 * @entry: an entry
 *
 * Finds the document symbol of an entry.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): such as "A/RES/73/195", %NULL if it names none
 */
char *
hub_symbol_dup (HubEntry *entry)
{
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  char *symbol = match (PLACE_ANYWHERE, hub_entry_get_title (entry));

  if (symbol == NULL)
    symbol = match (PLACE_ADDRESS, hub_entry_get_url (entry));
  for (guint i = 0; symbol == NULL && i < attachments->len; i++)
    {
      const HubAttachment *attachment = g_ptr_array_index (attachments, i);

      symbol = match (PLACE_ADDRESS, attachment->uri);
    }
  if (symbol == NULL)
    symbol = match (PLACE_INTRODUCED, hub_entry_get_summary (entry));
  return symbol;
}

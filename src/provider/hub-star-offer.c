/* hub-star-offer.c: a result of the desktop's search that stars an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desktop can do nothing with a result but choose it. So what is asked for by "star" and more
 * words is offered as results of another kind, known by "star:UUID:LANGCODE".
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-star-offer.h"

#include "hub-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define WORD "star"
#define PREFIX "star:"

/* Whether a term is the word, in English or the language of the user, however it is written. */
static gboolean
is_word (const char *term)
{
  /* Translators: typed into the search of the desktop before what is looked for, as in “star
   * remittances”, to star an entry from there. One word, which is easy to type. */
  const char *const words[] = { WORD, C_("search provider", "star") };
  g_autofree char *folded = hub_text_fold (term);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *word = hub_text_fold (words[i]);

      if (g_str_equal (folded, word))
        return TRUE;
    }

  return FALSE;
}

/**
 * hub_star_offer_dup_words:
 * @terms: what the desktop asks for
 *
 * Reads whether something is to be starred.
 *
 * Returns: (transfer full) (nullable): what it is looked for by; %NULL if the terms mean just what
 *   they say
 */
char *
hub_star_offer_dup_words (const char *const *terms)
{
  g_autofree char *words = NULL;

  if (terms[0] == NULL || !is_word (terms[0]))
    return NULL;

  words = g_strstrip (g_strjoinv (" ", (char **) terms + 1));
  return *words != '\0' ? g_steal_pointer (&words) : NULL;
}

/**
 * hub_star_offer_dup_id:
 * @entry: an entry
 *
 * Names the result that stars @entry.
 *
 * Returns: (transfer full): the id
 */
char *
hub_star_offer_dup_id (HubEntry *entry)
{
  return g_strconcat (PREFIX, hub_entry_get_uuid (entry), ":", hub_entry_get_langcode (entry),
                      NULL);
}

/**
 * hub_star_offer_parse_id:
 * @id: any id of a result
 * @uuid: (out): of the entry that it stars
 * @langcode: (out): its language
 *
 * Reads an id. Whether there is such an entry is another question.
 *
 * Returns: whether it is that of a result that stars something; nothing is set if not
 */
gboolean
hub_star_offer_parse_id (const char *id,
                         char      **uuid,
                         char      **langcode)
{
  g_auto(GStrv) parts = NULL;

  if (!g_str_has_prefix (id, PREFIX))
    return FALSE;

  parts = g_strsplit (id + strlen (PREFIX), ":", -1);
  if (g_strv_length (parts) != 2 || !g_uuid_string_is_valid (parts[0]) || *parts[1] == '\0')
    return FALSE;

  *uuid = g_strdup (parts[0]);
  *langcode = g_strdup (parts[1]);
  return TRUE;
}

/**
 * hub_star_offer_dup_name:
 * @entry: an entry
 * @is_starred: whether it is in the reading list
 *
 * Says what choosing the result will do: star the entry, or open it where it is starred.
 *
 * Returns: (transfer full): plain text, with the title isolated
 */
char *
hub_star_offer_dup_name (HubEntry *entry,
                         gboolean  is_starred)
{
  g_autofree char *title = g_strconcat ("\u2068", hub_entry_get_title (entry), "\u2069", NULL);

  if (is_starred)
    /* Translators: a result of the search of the desktop: %s is the title of an entry that is in
     * the reading list; choosing it opens it there */
    return g_strdup_printf (_("Starred: “%s”"), title);
  /* Translators: a result of the search of the desktop: choosing it adds the entry with the title
   * %s to the reading list */
  return g_strdup_printf (_("Star “%s”"), title);
}

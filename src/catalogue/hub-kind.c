/* hub-kind.c: the kinds of entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-kind"

#include "hub-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
  const char *plural;
} kinds[HUB_N_KINDS] = {
  [HUB_KIND_DOCUMENT] = { "document", NC_("kind", "Document"), NC_("kind", "Documents") },
  [HUB_KIND_PRACTICE] = { "practice", NC_("kind", "Practice"), NC_("kind", "Practices") },
  [HUB_KIND_EVENT] = { "event", NC_("kind", "Event"), NC_("kind", "Events") },
  [HUB_KIND_PROJECT] = { "project", NC_("kind", "Project"), NC_("kind", "Projects") },
  [HUB_KIND_TRAINING] = { "training", NC_("kind", "Training"), NC_("kind", "Training") },
  [HUB_KIND_VIDEO] = { "video", NC_("kind", "Video"), NC_("kind", "Videos") },
  [HUB_KIND_OTHER] = { "other", NC_("kind", "Other"), NC_("kind", "Other") },
};

/**
 * hub_kind_to_string:
 * @kind: a kind
 *
 * Gets the word that the command line and the store use, such as "document".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_kind_to_string (HubKind kind)
{
  g_return_val_if_fail (kind < HUB_N_KINDS, NULL);

  return kinds[kind].word;
}

/**
 * hub_kind_from_string:
 * @text: (nullable): a word
 * @kind: (out): the kind
 *
 * Finds the kind that the word @text names, byte for byte.
 *
 * Returns: whether there is one; @kind is left alone if not
 */
gboolean
hub_kind_from_string (const char *text,
                      HubKind    *kind)
{
  for (guint i = 0; i < HUB_N_KINDS; i++)
    if (g_strcmp0 (kinds[i].word, text) == 0)
      {
        *kind = (HubKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hub_kind_get_label:
 * @kind: a kind
 *
 * Gets the translated name of one entry of this kind, such as "Document".
 *
 * Returns: (transfer none): the name
 */
const char *
hub_kind_get_label (HubKind kind)
{
  g_return_val_if_fail (kind < HUB_N_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind", kinds[kind].label);
}

/**
 * hub_kind_get_plural:
 * @kind: a kind
 *
 * Gets the translated name of the entries of this kind, such as "Documents".
 *
 * Returns: (transfer none): the name
 */
const char *
hub_kind_get_plural (HubKind kind)
{
  g_return_val_if_fail (kind < HUB_N_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "kind", kinds[kind].plural);
}

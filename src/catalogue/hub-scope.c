/* hub-scope.c: how wide an entry reaches
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-scope"

#include "hub-scope.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *word;
  const char *label;
} scopes[HUB_N_SCOPES] = {
  [HUB_SCOPE_GLOBAL] = { "global", NC_("scope", "Global") },
  [HUB_SCOPE_REGIONAL] = { "regional", NC_("scope", "Regional") },
  [HUB_SCOPE_NATIONAL] = { "national", NC_("scope", "National") },
  [HUB_SCOPE_UNSTATED] = { "unstated", NC_("scope", "Not stated") },
};

/**
 * hub_scope_to_string:
 * @scope: a scope
 *
 * Gets the word the command line uses: "global", "regional", "national" or "unstated".
 *
 * Returns: (transfer none): the word
 */
const char *
hub_scope_to_string (HubScope scope)
{
  g_return_val_if_fail (scope < HUB_N_SCOPES, NULL);

  return scopes[scope].word;
}

/**
 * hub_scope_get_label:
 * @scope: a scope
 *
 * Gets the translated name of @scope.
 *
 * Returns: (transfer none): the name
 */
const char *
hub_scope_get_label (HubScope scope)
{
  g_return_val_if_fail (scope < HUB_N_SCOPES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "scope", scopes[scope].label);
}

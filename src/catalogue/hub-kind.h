/* hub-kind.h: the kinds of entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_KIND_DOCUMENT,
  HUB_KIND_PRACTICE,
  HUB_KIND_EVENT,
  HUB_KIND_PROJECT,
  HUB_KIND_TRAINING,
  HUB_KIND_VIDEO,
  HUB_KIND_OTHER,
} HubKind;

#define HUB_N_KINDS (HUB_KIND_OTHER + 1)

const char *hub_kind_to_string   (HubKind kind); /* "document": CLI.md's word */
gboolean    hub_kind_from_string (const char *text, HubKind *kind);
const char *hub_kind_get_label   (HubKind kind); /* translated, one of them: "Document" */
const char *hub_kind_get_plural  (HubKind kind); /* translated, many: "Documents" */

G_END_DECLS

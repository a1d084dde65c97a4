/* hub-change.h: something that happened to an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

typedef struct
{
  gint64    at;          /* Unix seconds */
  char     *what;        /* `new`, `updated`, `withdrawn` or `returned` */
  char     *uuid;
  char     *langcode;
  HubKind   kind;
  char     *title;       /* as of then */
  char    **fields;      /* of an update: what says something else */
} HubChange;

void       hub_change_free             (HubChange     *self);
GPtrArray *hub_catalogue_list_changes  (HubCatalogue  *catalogue,
                                        gint64         since,
                                        GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubChange, hub_change_free)

G_END_DECLS

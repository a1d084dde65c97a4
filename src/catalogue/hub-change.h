/* hub-change.h: something that happened to an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_CHANGE_NEW,
  HUB_CHANGE_UPDATED,
  HUB_CHANGE_WITHDRAWN,
  HUB_CHANGE_RETURNED,
} HubChangeType;

#define HUB_N_CHANGE_TYPES (HUB_CHANGE_RETURNED + 1)

#define HUB_TYPE_CHANGE (hub_change_get_type ())
G_DECLARE_FINAL_TYPE (HubChange, hub_change, HUB, CHANGE, GObject)

/* the word of the store and of the command line: `new`, `updated`, `withdrawn`, `returned` */
const char        *hub_change_type_to_string   (HubChangeType   type);
gboolean           hub_change_type_from_string (const char     *string,
                                                HubChangeType  *type);

HubChange         *hub_change_new              (gint64             id,
                                                gint64             at,
                                                HubChangeType      type,
                                                const char        *uuid,
                                                const char        *langcode,
                                                HubKind            kind,
                                                const char        *title,
                                                const char *const *fields)
                                                G_GNUC_WARN_UNUSED_RESULT;
gint64             hub_change_get_id           (HubChange *self);   /* rises with each change */
gint64             hub_change_get_at           (HubChange *self);   /* Unix seconds */
HubChangeType      hub_change_get_change_type  (HubChange *self);
const char        *hub_change_get_uuid         (HubChange *self);
const char        *hub_change_get_langcode     (HubChange *self);
HubKind            hub_change_get_kind         (HubChange *self);
const char        *hub_change_get_title        (HubChange *self);   /* as of then */
/* of an update: what says something else, by the names of the command line */
const char *const *hub_change_get_fields       (HubChange *self);

GPtrArray         *hub_catalogue_list_changes  (HubCatalogue  *catalogue,
                                                gint64         since,
                                                gint64         after,
                                                GCancellable  *cancellable,
                                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           hub_catalogue_count_changes (HubCatalogue  *catalogue,
                                                gint64         after,
                                                guint         *n_changes,
                                                gint64        *last,
                                                GError       **error);

G_END_DECLS

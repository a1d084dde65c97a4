/* hub-exporter.h: takes entries out of the window, into files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include "hub-reader.h"
#include "hub-settings.h"
#include <adwaita.h>

G_BEGIN_DECLS

#define HUB_TYPE_EXPORTER (hub_exporter_get_type ())
G_DECLARE_FINAL_TYPE (HubExporter, hub_exporter, HUB, EXPORTER, GObject)

HubExporter *hub_exporter_new          (HubReader       *reader,
                                        HubSettings     *settings,
                                        AdwToastOverlay *toasts) G_GNUC_WARN_UNUSED_RESULT;
void         hub_exporter_ask          (HubExporter     *self,
                                        HubExportFormat  format,
                                        HubResults      *results,
                                        HubExport       *chosen);
void         hub_exporter_save         (HubExporter     *self,
                                        HubExportFormat  format,
                                        HubResults      *results,
                                        HubExport       *chosen,
                                        GFile           *file);
void         hub_exporter_cite         (HubExporter     *self,
                                        HubEntry        *entry);
gboolean     hub_exporter_is_busy      (HubExporter     *self);
void         hub_exporter_cancel       (HubExporter     *self);
void         hub_exporter_stop         (HubExporter     *self);
GMenuModel  *hub_exporter_menu_new     (const char      *action) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

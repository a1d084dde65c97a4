/* hub-export-private.h: what the writers of the formats share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include "hub-sink.h"

G_BEGIN_DECLS

#define HUB_HUB_NAME "Migration Network Hub"

/* Each writes all of @self; what goes wrong is as the stream says, or `G_IO_ERROR_CANCELLED`. */
gboolean hub_ris_write      (HubExport *self, HubSink *sink, GError **error);
gboolean hub_bibtex_write   (HubExport *self, HubSink *sink, GError **error);
gboolean hub_csl_json_write (HubExport *self, HubSink *sink, GError **error);
gboolean hub_csv_write      (HubExport *self, HubSink *sink, GError **error);
gboolean hub_ics_write      (HubExport *self, HubSink *sink, GError **error);
gboolean hub_markdown_write (HubExport *self, HubSink *sink, GError **error);
gboolean hub_html_write     (HubExport *self, HubSink *sink, GError **error);
gboolean hub_odt_write      (HubExport *self, HubSink *sink, GError **error);
gboolean hub_pdf_write      (HubExport *self, HubSink *sink, GError **error);

HubExportItem *hub_export_get_item   (HubExport *self,
                                      guint      i);
char          *hub_export_dup_query  (HubExport *self) G_GNUC_WARN_UNUSED_RESULT;
char          *hub_export_dup_as_of  (HubExport *self) G_GNUC_WARN_UNUSED_RESULT;
char          *hub_export_dup_line   (HubExport *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       hub_export_is_web_uri (const char *uri);
gboolean       hub_export_is_rtl     (void);

G_END_DECLS

/* hub-export.h: entries on their way out of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-catalogue-status.h"
#include "hub-entry.h"
#include "hub-query.h"
#include "hub-stock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_EXPORT_RIS,
  HUB_EXPORT_BIBTEX,
  HUB_EXPORT_CSL_JSON,
  HUB_EXPORT_CSV,
  HUB_EXPORT_MARKDOWN,
  HUB_EXPORT_HTML,
  HUB_EXPORT_ICS,
  HUB_EXPORT_ODT,
  HUB_EXPORT_PDF,
} HubExportFormat;

#define HUB_N_EXPORT_FORMATS (HUB_EXPORT_PDF + 1)

const char *hub_export_format_to_string   (HubExportFormat format);   /* "csl-json" */
gboolean    hub_export_format_from_string (const char *text, HubExportFormat *format);
const char *hub_export_format_get_suffix  (HubExportFormat format);   /* "json" */
const char *hub_export_format_get_mime    (HubExportFormat format);
const char *hub_export_format_get_label   (HubExportFormat format);   /* translated */
gboolean    hub_export_format_is_briefing (HubExportFormat format);   /* for people to read */
gboolean    hub_export_format_is_binary   (HubExportFormat format);   /* no text for a terminal */

/* How references are written out. */
typedef enum
{
  HUB_MANNER_UN,        /* as the United Nations' editors do */
  HUB_MANNER_APA,
  HUB_MANNER_CHICAGO,   /* author and date */
} HubManner;

#define HUB_N_MANNERS (HUB_MANNER_CHICAGO + 1)

const char *hub_manner_to_string   (HubManner manner);   /* "un" */
gboolean    hub_manner_from_string (const char *text, HubManner *manner);
const char *hub_manner_get_label   (HubManner manner);   /* translated */

/* What a briefing is divided by. */
typedef enum
{
  HUB_GROUPING_NONE,
  HUB_GROUPING_OBJECTIVE,
  HUB_GROUPING_COLLECTION,
} HubGrouping;

#define HUB_N_GROUPINGS (HUB_GROUPING_COLLECTION + 1)

const char *hub_grouping_to_string   (HubGrouping grouping);   /* "none" */
gboolean    hub_grouping_from_string (const char *text, HubGrouping *grouping);

/* An entry, and what the user said of it. */
typedef struct
{
  HubEntry   *entry;         /* (owned) */
  HubRemark  *remark;        /* (owned) (nullable): of what is kept */
  char       *note;          /* (owned) (nullable): plain text, paragraphs */
  char      **collections;   /* (owned) (nullable): names of those it is in, in their order */
  gboolean    is_gone;       /* no longer on the hub */
} HubExportItem;

/* Filled by its maker, then only read: any thread may write it out. */
typedef struct
{
  GPtrArray   *items;       /* (owned) (element-type HubExportItem): in their order */
  HubQuery    *query;       /* (owned) (nullable): what was asked; %NULL for the reading list */
  char        *part;        /* (owned) (nullable): of the reading list: a collection or a status */
  char        *typed;       /* (owned) (nullable): what was searched for in the reading list */
  char        *hub;         /* (owned) (nullable): base address of the hub */
  gint64       as_of;       /* Unix seconds: the age of the data, 0 unknown */
  gboolean     is_starter;  /* the data came with the program */
  gint64       now;         /* Unix seconds: when this is made */
  char        *title;       /* (owned) (nullable): of a briefing, in place of ours */
  HubManner    manner;      /* of the references in a briefing */
  HubGrouping  grouping;    /* of a briefing */
} HubExport;

/* whether it can go into a calendar: an event whose day is known */
gboolean   hub_export_has_day (HubEntry       *entry);
HubExport *hub_export_new   (HubQuery         *query) G_GNUC_WARN_UNUSED_RESULT;
HubExport *hub_export_new_of_list (HubStock   *stock,
                                   GPtrArray  *chosen) G_GNUC_WARN_UNUSED_RESULT;
void       hub_export_free  (HubExport        *self);
void       hub_export_add   (HubExport        *self,
                             HubEntry         *entry,
                             const char       *note,
                             const char *const *collections);
GPtrArray *hub_export_list_entries (HubExport *self) G_GNUC_WARN_UNUSED_RESULT;
guint      hub_export_count      (HubExport            *self,
                                  HubExportFormat       format);
void       hub_export_set_gone   (HubExport            *self,
                                  GPtrArray            *gone);
void       hub_export_set_status (HubExport            *self,
                                  const HubCatalogueStatus *status);
gboolean   hub_export_write (HubExport        *self,
                             HubExportFormat   format,
                             GOutputStream    *stream,
                             GCancellable     *cancellable,
                             GError          **error);
gboolean   hub_export_save  (HubExport        *self,
                             HubExportFormat   format,
                             GFile            *file,
                             GCancellable     *cancellable,
                             GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubExport, hub_export_free)

G_END_DECLS

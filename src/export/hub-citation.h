/* hub-citation.h: what a reference says of an entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"

G_BEGIN_DECLS

/* What kind of work an entry is, for those that cite it. */
typedef enum
{
  HUB_WORK_REPORT,
  HUB_WORK_ARTICLE,
  HUB_WORK_RESOLUTION,
  HUB_WORK_WEB_PAGE,
  HUB_WORK_EVENT,
  HUB_WORK_VIDEO,
} HubWork;

#define HUB_N_WORKS (HUB_WORK_VIDEO + 1)

/* Each text is one clean line of UTF-8, not escaped. */
typedef struct
{
  HubEntry  *entry;        /* (owned) */
  HubWork    work;
  char      *title;        /* (owned) (not nullable): maybe "" */
  char     **authors;      /* (owned) (not nullable): bodies, not people */
  HubDate    from;         /* when published; of an event or a project when it begins */
  HubDate    to;           /* when it ends, unknown for a single date */
  gboolean   is_ongoing;
  char      *symbol;       /* (owned) (nullable): of a United Nations document */
  char      *type;         /* (owned) (nullable): as the hub calls it: "Policy Brief" */
  char      *type_name;    /* (owned) (nullable): as it is shown, in the user's language */
  char      *place;        /* (owned) (nullable) */
  char      *url;          /* (owned) (nullable): http or https */
  char      *language;     /* (owned) (not nullable): BCP 47, of the resource */
  char      *summary;      /* (owned) (nullable): paragraphs */
  HubDate    accessed;     /* the day of the catalogue's copy */
} HubCitation;

HubCitation *hub_citation_new     (HubEntry    *entry,
                                   gint64       as_of) G_GNUC_WARN_UNUSED_RESULT;
void         hub_citation_free    (HubCitation *self);
char        *hub_citation_dup_key (HubCitation *self) G_GNUC_WARN_UNUSED_RESULT;
char        *hub_citation_dup_keywords (HubCitation *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCitation, hub_citation_free)

G_END_DECLS

/* hub-briefing.h: entries as a document for people to read
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-export.h"
#include "hub-runs.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_BLOCK_TITLE,        /* of the document */
  HUB_BLOCK_FACT,         /* a line of the title page */
  HUB_BLOCK_CONTENTS,     /* the list of headings, below its own */
  HUB_BLOCK_HEADING,
  HUB_BLOCK_BYLINE,       /* what and who an entry is, below its heading */
  HUB_BLOCK_PARAGRAPH,
  HUB_BLOCK_NOTE,         /* what the user wrote */
  HUB_BLOCK_REFERENCE,    /* of the bibliography */
  HUB_BLOCK_ANNOTATION,   /* of the reference before */
} HubBlockKind;

#define HUB_N_BLOCK_KINDS (HUB_BLOCK_ANNOTATION + 1)
#define HUB_MAX_LEVEL 3

/* A piece of the document. */
typedef struct
{
  HubBlockKind  kind;
  guint         level;      /* of a heading: 1 a section, 2 a group or an entry, 3 an entry */
  char         *anchor;     /* (owned) (nullable): what links lead to: "entry-1" */
  HubRuns      *runs;       /* (owned) */
} HubBlock;

/* Built once, then only read. */
typedef struct
{
  GPtrArray    *blocks;     /* (owned) (element-type HubBlock) */
  char         *title;      /* (owned): as text */
  char         *language;   /* (owned): BCP 47, of our words */
  gboolean      is_rtl;
  guint         max_level;  /* of the headings that the list of contents has room for */
} HubBriefing;

HubBriefing *hub_briefing_new       (HubExport     *export,
                                     GCancellable  *cancellable,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
char        *hub_briefing_dup_facts (HubExport  *export) G_GNUC_WARN_UNUSED_RESULT;
void         hub_briefing_free      (HubBriefing   *self);
HubBlock    *hub_briefing_get_block (HubBriefing   *self,
                                     guint          i);
gboolean     hub_block_is_foreign   (HubBlock      *self);
gboolean     hub_briefing_is_listed (HubBriefing   *self,
                                     HubBlock      *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubBriefing, hub_briefing_free)

G_END_DECLS

/* hub-rich-text.h: text with headings, lists, links and tables
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_RICH_TEXT_MAX_BLOCKS  20000
#define HUB_RICH_TEXT_MAX_SPANS   20000
#define HUB_RICH_TEXT_MAX_COLUMNS 16     /* of a table; what is beyond goes into the last */

typedef enum
{
  HUB_RICH_PARAGRAPH,
  HUB_RICH_HEADING,
  HUB_RICH_ITEM,            /* the first paragraph of an item of a list */
  HUB_RICH_PREFORMATTED,    /* lines and spaces as they are */
  HUB_RICH_CELL,            /* of a table; empty ones are left out */
  HUB_RICH_RULE,            /* a line across, without text */
} HubRichKind;

typedef enum
{
  HUB_RICH_PLAIN = 0,
  HUB_RICH_BOLD = 1 << 0,
  HUB_RICH_ITALIC = 1 << 1,
  HUB_RICH_STRUCK = 1 << 2,
  HUB_RICH_CODE = 1 << 3,
  HUB_RICH_RAISED = 1 << 4,
  HUB_RICH_LOWERED = 1 << 5,
} HubRichStyle;

/* A part of a block that looks different or leads somewhere; @start and @end are bytes. */
typedef struct
{
  guint         start;
  guint         end;
  HubRichStyle  style;
  const char   *uri;        /* (unowned) (nullable): http, https, mailto without headers,
                             * or below a base without a host */
} HubRichSpan;

typedef struct
{
  HubRichKind  kind;
  char        *text;        /* (owned): valid, not empty but for a rule; '\n' ends a line */
  GArray      *spans;       /* (owned) (nullable) (element-type HubRichSpan): in their order */
  guint        level;       /* of a heading: 1 to 6 */
  guint        depth;       /* in how many lists it stands */
  guint        n_quotes;    /* in how many quotes */
  guint        number;      /* of an item of a numbered list, 0 with a bullet */
  guint        table;       /* of a cell, from 1: the same for all cells of a table */
  guint        row;         /* of a cell, from 0 */
  guint        column;      /* of a cell, from 0 */
  gboolean     is_header;   /* of a cell: it names its row or column */
} HubRichBlock;

/* Never changes once it is made; any thread. */
typedef struct _HubRichText HubRichText;

HubRichText        *hub_rich_text_new          (const char *html,
                                                const char *base,
                                                gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;
HubRichText        *hub_rich_text_new_plain    (const char *text,
                                                gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;
HubRichText        *hub_rich_text_ref          (HubRichText *self) G_GNUC_WARN_UNUSED_RESULT;
void                hub_rich_text_unref        (HubRichText *self);
guint               hub_rich_text_get_n_blocks (HubRichText *self);
const HubRichBlock *hub_rich_text_get_block    (HubRichText *self, guint number);
gboolean            hub_rich_text_begins_with  (HubRichText *self,
                                                const char  *words,
                                                guint       *n_blocks);
gboolean            hub_rich_text_is_cut       (HubRichText *self);   /* there was more */
char               *hub_rich_text_to_text      (HubRichText *self) G_GNUC_WARN_UNUSED_RESULT;
char               *hub_rich_text_to_html      (HubRichText *self) G_GNUC_WARN_UNUSED_RESULT;

gsize               hub_rich_block_find_end    (const HubRichBlock *self,
                                                gsize               start,
                                                gsize               max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRichText, hub_rich_text_unref)

G_END_DECLS

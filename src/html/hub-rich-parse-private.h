/* hub-rich-parse-private.h: where a walk through HTML is
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text-private.h"

#include <gio/gio.h>
#include <gumbo.h>

G_BEGIN_DECLS

#define HUB_RICH_N_STYLES 6   /* bits of HubRichStyle */

typedef struct
{
  gboolean is_numbered;
  guint    next;              /* the number of the next item */
} HubRichList;

typedef struct
{
  HubRichText     *text;      /* (unowned): what is made */
  GUri            *base;      /* (unowned) (nullable): what addresses are relative to */
  gsize            left;      /* bytes that it may still have */

  HubRichBlock    *block;     /* (unowned) (nullable): the one that is written */
  GString         *written;   /* (owned): its text so far */
  guint            n_marks;   /* at its end */
  gboolean         owes_space;
  gunichar         no_break;  /* the last such space among those that are owed, 0 none */
  guint            n_breaks;  /* owed before the next character */

  GArray          *lists;     /* (owned) (element-type HubRichList): innermost last */
  guint            n_details; /* of lists of terms: how many are open */
  guint            n_quotes;
  guint            heading;   /* level, 0 none */
  guint            n_preformatted;
  guint            styles[HUB_RICH_N_STYLES];   /* how many elements set each */
  const GumboNode *link;      /* (nullable): outermost one that leads somewhere */
  const char      *uri;       /* (unowned) (nullable): where to */
  gboolean         has_marker;   /* an item has begun and has no text */
  guint            number;    /* of that item, 0 with a bullet */

  guint            n_links;   /* with an address of their own */
  guint            n_tables;  /* begun so far, but for tables in tables */
  const GumboNode *table;     /* (nullable): outermost one */
  guint            first;     /* block of that table */
  const GumboNode *cell;      /* (nullable) */
  guint            row;       /* of the table: 0 before the first, then from 1 */
  guint            column;    /* of the cell */
  guint            next;      /* column where the next cell may begin */
  guint            width;     /* columns of the table */
  guint            busy[HUB_RICH_TEXT_MAX_COLUMNS];   /* rows that a cell above still takes */
} HubRichParser;

void hub_rich_parser_write       (HubRichParser *self, const char *text);
void hub_rich_parser_break_block (HubRichParser *self);
void hub_rich_parser_end_block   (HubRichParser *self);

G_END_DECLS

/* hub-help.h: the pages of the help
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-rich-text.h"

G_BEGIN_DECLS

/* Never changes once it is made. */
typedef struct
{
  char        *name;     /* (owned): as in its address, "search" */
  char        *title;    /* (owned) */
  HubRichText *text;     /* (owned): its first block is the title */
  char       **folded;   /* (owned): its blocks, as they are searched */
} HubHelpPage;

GPtrArray *hub_help_new          (const char         *language,
                                  const char         *shortcuts) G_GNUC_WARN_UNUSED_RESULT;
gboolean   hub_help_find         (GPtrArray          *self,
                                  const char         *name,
                                  guint              *position);
gboolean   hub_help_page_matches (const HubHelpPage  *self,
                                  const char         *words,
                                  char              **excerpt);

G_END_DECLS

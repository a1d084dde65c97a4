/* hub-deep-link.h: addresses that lead into the window
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-term.h"

G_BEGIN_DECLS

#define HUB_DEEP_LINK_SCHEME "hub-reader"
#define HUB_DEEP_LINK_HELP   HUB_DEEP_LINK_SCHEME ":help/"   /* what pages of the help are below */

/* An entry, a topic, or a page of the help. */
typedef struct
{
  char          *uuid;         /* (owned) (nullable): of an entry */
  char          *langcode;     /* (owned) (nullable): of an entry, NULL for any */
  HubVocabulary  vocabulary;   /* of a topic */
  char          *code;         /* (owned) (nullable): of a topic */
  char          *help;         /* (owned) (nullable): name of a page of the help */
} HubDeepLink;

gboolean hub_deep_link_parse       (HubDeepLink *self,
                                    const char  *address);
void     hub_deep_link_clear       (HubDeepLink *self);
char    *hub_deep_link_dup_refusal (const char  *address) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HubDeepLink, hub_deep_link_clear)

G_END_DECLS

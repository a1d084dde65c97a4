/* hub-term-names.h: what a term is called in the language of the interface
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-term.h"
#include "hub-tongue.h"

G_BEGIN_DECLS

/* What is shown of a term; any thread. The term's own strings are what the hub has. */
const char *hub_term_get_name    (const HubTerm *self);   /* "10 - Erradicar la trata" */
const char *hub_term_get_title   (const HubTerm *self);   /* (nullable) */
const char *hub_term_get_summary (const HubTerm *self);   /* (nullable) */

HubTongue   hub_term_names_get_tongue (void);   /* the interface's */
const char *hub_term_names_choose     (HubVocabulary  vocabulary,
                                       const char    *code,
                                       const char    *label,
                                       HubTongue      tongue);
char       *hub_term_names_dup_all    (HubVocabulary  vocabulary,
                                       const char    *code,
                                       HubTongue      tongue) G_GNUC_WARN_UNUSED_RESULT;
const char *hub_term_skip_number      (HubVocabulary  vocabulary,
                                       const char    *code,
                                       const char    *label);

G_END_DECLS

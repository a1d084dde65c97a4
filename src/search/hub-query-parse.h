/* hub-query-parse.h: a query as it is typed
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-query.h"
#include "hub-text-pieces.h"

G_BEGIN_DECLS

#define HUB_NO_CURSOR G_MAXSIZE

/* Finds the code that a typed value (a code, a name) stands for: (transfer full) (nullable). */
typedef char *(*HubCodeFunc) (HubFacet facet, const char *value, gpointer user_data);

/* What a search field holds while it is typed in. */
typedef struct
{
  HubQuery    *query;          /* (owned): with all that was typed but the open operator */
  char        *rest;           /* (owned): what was typed, without the operators that @query has */
  gsize        cursor;         /* bytes of @rest, HUB_NO_CURSOR without one */

  /* The operator in which the cursor is: it does not narrow before it is finished, by what
   * separates or by a closing quote. */
  gboolean     has_open;
  HubOperator  op;
  HubFacet     facet;          /* of HUB_OPERATOR_FACET */
  gboolean     is_excluded;
  char        *value;          /* (owned) (nullable): what there is of it, perhaps "" */
  gsize        start, end;     /* bytes of @rest */
} HubTyping;

HubQuery  *hub_query_parse   (const char  *typed) G_GNUC_WARN_UNUSED_RESULT;
char      *hub_query_print   (HubQuery    *self) G_GNUC_WARN_UNUSED_RESULT;
HubQuery  *hub_query_resolve (HubQuery    *self,
                              HubCodeFunc  find_code,
                              gpointer     user_data) G_GNUC_WARN_UNUSED_RESULT;
HubTyping *hub_typing_new    (HubQuery    *base,
                              const char  *typed,
                              gsize        cursor,
                              HubCodeFunc  find_code,
                              gpointer     user_data) G_GNUC_WARN_UNUSED_RESULT;
void       hub_typing_free   (HubTyping   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubTyping, hub_typing_free)

G_END_DECLS

/* hub-text-query.h: the free text of a query, understood
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-field.h"
#include <glib.h>

G_BEGIN_DECLS

#define HUB_TEXT_MAX_ATOMS       16    /* further ones are left out (FAULTS.md, limits) */
#define HUB_TEXT_MAX_WORDS       16    /* of one phrase; further ones are left out */
#define HUB_TEXT_MAX_WORD_LENGTH 64    /* characters; a longer word is cut */
#define HUB_TEXT_MAX_LENGTH      4096  /* bytes of canonical text */
#define HUB_TEXT_MAX_READ        65536 /* bytes; what is past them is not looked at */

/* One word, or several that stand in this order with nothing between them. What is written
 * together (“A/RES/73/195”, “re-integration”) is one word here, of several tokens perhaps, and
 * these are to stand together as well. */
typedef struct
{
  const char *text;        /* (unowned): as typed, neither folded nor stemmed */
  guint       fields;      /* mask of HUB_FIELD_…: found in any of them */
  gboolean    is_phrase;   /* was in quotes: as written, so no stems; one word, too, can be */
  gboolean    is_prefix;   /* the last word, or token, may be the beginning of one */
} HubAtom;

/* Holds when any of the atoms does or, excluded, when none does. */
typedef struct
{
  const HubAtom *atoms;
  guint          n_atoms;       /* > 0; 1 when excluded */
  gboolean       is_excluded;
} HubClause;

/* Immutable and reference counted: any thread may hold it. */
typedef struct _HubTextQuery HubTextQuery;

HubTextQuery    *hub_text_query_new         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
HubTextQuery    *hub_text_query_ref         (HubTextQuery *self);
void             hub_text_query_unref       (HubTextQuery *self);
/* all must hold; none means that nothing is asked */
const HubClause *hub_text_query_get_clauses (HubTextQuery *self, guint *n_clauses);
const char      *hub_text_query_get_text    (HubTextQuery *self); /* canonical, never NULL */
/* what is left without a clause; with another text for an atom; and one clause as it is written,
 * without its minus */
HubTextQuery    *hub_text_query_without_clause (HubTextQuery *self,
                                                guint         clause) G_GNUC_WARN_UNUSED_RESULT;
HubTextQuery    *hub_text_query_with_atom   (HubTextQuery *self,
                                             guint         clause,
                                             guint         atom,
                                             const char   *text) G_GNUC_WARN_UNUSED_RESULT;
char            *hub_text_query_dup_clause  (HubTextQuery *self,
                                             guint         clause) G_GNUC_WARN_UNUSED_RESULT;
char            *hub_text_query_quote       (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubTextQuery, hub_text_query_unref)

G_END_DECLS

/* hub-matcher-private.h: what the parts of the matcher share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-analyzer.h"
#include "hub-layer.h"
#include "hub-matcher.h"
#include "hub-names.h"

G_BEGIN_DECLS

/* How a word stands in a text. */
typedef enum
{
  HUB_FORM_BEGINNING,
  HUB_FORM_OTHER,      /* the same stem, or the name of a term */
  HUB_FORM_TYPED,
} HubForm;

#define HUB_N_FORMS (HUB_FORM_TYPED + 1)

struct _HubMatcher
{
  HubIndex    *index;        /* (unowned) */
  HubAnalyzer *analyzer;     /* (owned) */
  HubNames    *names;        /* (owned) (nullable): made when first needed */

  char        *text;         /* (owned) (nullable): what was found last, %NULL for nothing */
  HubBitset   *rows;         /* (owned) (nullable) */
  guint16     *scores;       /* (owned) (nullable) */
};

/* One text being looked for. */
typedef struct
{
  HubMatcher   *matcher;         /* (unowned) */
  GCancellable *cancellable;     /* (unowned) (nullable) */
  HubBitset    *rows;            /* (owned): what fits the clauses so far */
  guint16      *scores;          /* (owned) (nullable): of those rows, where they are wanted */
} HubHunt;

guint8    hub_matcher_get_score    (guint fields, HubForm form);
HubNames *hub_matcher_get_names    (HubMatcher *self);
/* (element-type HubToken): each with a text of its own */
GArray   *hub_matcher_analyze      (HubMatcher *self,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;
void      hub_matcher_add_named_cb (guint value, gpointer user_data);
gboolean  hub_hunt_find_chunk      (HubHunt       *self,
                                    GArray        *tokens,
                                    const HubAtom *atom,
                                    HubLayer      *layer,
                                    GError       **error);

/* Where hub_matcher_add_named_cb() adds the entries filed under a term. */
typedef struct
{
  HubIndex  *index;   /* (unowned) */
  HubBitset *rows;    /* (unowned) */
} HubNamed;

G_END_DECLS

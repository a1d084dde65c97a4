/* hub-term.h: one term of a vocabulary
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_VOCABULARY_OBJECTIVE,
  HUB_VOCABULARY_PRINCIPLE,
  HUB_VOCABULARY_REGION,
  HUB_VOCABULARY_COUNTRY,
  HUB_VOCABULARY_TYPE,
} HubVocabulary;

#define HUB_N_VOCABULARIES (HUB_VOCABULARY_TYPE + 1)

const char *hub_vocabulary_to_string   (HubVocabulary vocabulary);    /* "objective" */
gboolean    hub_vocabulary_from_string (const char *text, HubVocabulary *vocabulary);

/* A plain value: filled by its maker, then only read, from any thread. Strings are owned. */
typedef struct
{
  gint64         id;          /* row in `term`, 0 when not stored */
  HubVocabulary  vocabulary;
  char          *uuid;        /* (not nullable) */
  char          *code; /* CLI.md's CODE: "10", "KE", "people-centred"; NULL: the store finds it */
  char          *label;       /* (not nullable): as the hub shows it */
  int            position;    /* order within the vocabulary */
  char          *region;      /* (nullable): countries only, code of the region */
  char          *title; /* (nullable): official title of an objective, ISO name of a country */
  char          *paragraph;   /* (nullable): in A/RES/73/195 */
  char          *summary;     /* (nullable) */
} HubTerm;

#define HUB_TYPE_TERM (hub_term_get_type ())
GType    hub_term_get_type (void);
HubTerm *hub_term_new      (HubVocabulary vocabulary,
                            const char   *uuid,
                            const char   *label) G_GNUC_WARN_UNUSED_RESULT;
HubTerm *hub_term_ref      (HubTerm *self);
void     hub_term_unref    (HubTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubTerm, hub_term_unref)

G_END_DECLS

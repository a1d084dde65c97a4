/* hub-discovery-line.h: one line of a profile that was found, and what else it might be
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-profile.h"

G_BEGIN_DECLS

typedef enum
{
  HUB_DISCOVERY_BASE_PATH,
  HUB_DISCOVERY_DEFAULT_LANGUAGE,
  HUB_DISCOVERY_LANGUAGES,
  HUB_DISCOVERY_VOCABULARY,     /* subject: HubVocabulary; value: a type */
  HUB_DISCOVERY_TERM_FIELD,     /* subject: HubVocabulary, member; value: a path */
  HUB_DISCOVERY_BUNDLE,         /* bundle; value: a kind */
  HUB_DISCOVERY_FIELD,          /* subject: HubRole; values: paths and relationships */
  HUB_DISCOVERY_RELATION,       /* subject: HubVocabulary; values: relationships */
} HubDiscoveryPart;

typedef struct
{
  char **values;
  int    confidence;   /* 0 to 100 */
  char  *reason;       /* a sentence, translated */
} HubDiscoveryChoice;

/* Plain data. Made on the thread of the survey, then the caller's. */
typedef struct
{
  HubDiscoveryPart  part;
  guint             subject;
  const char       *member;    /* (nullable): "title", "paragraph", "code"; static */
  char             *bundle;    /* (nullable): the type that alone it is about */
  GPtrArray        *choices;   /* (element-type HubDiscoveryChoice): the best first */
  int               chosen;    /* one of `choices`, -1 for none */
  char             *lack;      /* (nullable): why none is chosen, a sentence, translated */
} HubDiscoveryLine;

HubDiscoveryLine         *hub_discovery_line_new        (HubDiscoveryPart        part,
                                                         guint                   subject,
                                                         const char             *bundle)
                          G_GNUC_WARN_UNUSED_RESULT;
void                      hub_discovery_line_free       (HubDiscoveryLine       *self);
void                      hub_discovery_line_add        (HubDiscoveryLine       *self,
                                                         const char *const      *values,
                                                         int                     confidence,
                                                         const char             *reason);
void                      hub_discovery_line_add_one    (HubDiscoveryLine       *self,
                                                         const char             *value,
                                                         int                     confidence,
                                                         const char             *reason);
const HubDiscoveryChoice *hub_discovery_line_get_chosen (const HubDiscoveryLine *self);
/* "fields.published", as in the profile */
char                     *hub_discovery_line_dup_name   (const HubDiscoveryLine *self)
                          G_GNUC_WARN_UNUSED_RESULT;
/* "Date of publication", translated */
char                     *hub_discovery_line_dup_title  (const HubDiscoveryLine *self)
                          G_GNUC_WARN_UNUSED_RESULT;
/* "field_date, field_year"; kinds translated */
char                     *hub_discovery_line_dup_words  (const HubDiscoveryLine *self,
                                                         const char *const      *values)
                          G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubDiscoveryLine, hub_discovery_line_free)

G_END_DECLS

/* hub-discovery-private.h: how lines are made of a survey
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-discovery-line.h"
#include "hub-survey.h"

G_BEGIN_DECLS

/* Below this a choice is offered, not made. */
#define HUB_DISCOVERY_ENOUGH 40

/* Which type is which vocabulary: a line for each vocabulary, and for what its terms have. */
void                 hub_discovery_judge_vocabularies (const HubSurvey *survey,
                                                       GPtrArray       *lines);
/* Which type holds which kind of entry: a line for each type of content. */
void                 hub_discovery_judge_bundles      (const HubSurvey *survey,
                                                       GPtrArray       *lines);
/* Which field means what: a line for each role and vocabulary. */
void                 hub_discovery_judge_fields       (const HubSurvey *survey,
                                                       GPtrArray       *lines);

const HubSurveyType *hub_survey_find_type             (const HubSurvey *self,
                                                       const char      *type);
/* (nullable): the type that is taken for @vocabulary */
const char          *hub_discovery_get_vocabulary     (GPtrArray       *lines,
                                                       HubVocabulary    vocabulary);
/* Whether entries of @type are taken, and as what. */
gboolean             hub_discovery_get_kind           (GPtrArray       *lines,
                                                       const char      *type,
                                                       HubKind         *kind);

G_END_DECLS

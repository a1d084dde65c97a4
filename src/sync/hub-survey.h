/* hub-survey.h: what an unknown hub has, as it says so itself
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-field-facts.h"
#include "jsonapi-client.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_SURVEY_NODES,      /* rows of content */
  HUB_SURVEY_TERMS,      /* a vocabulary */
  HUB_SURVEY_EMPTY,      /* content or a vocabulary by its name, without a row that we may see */
  HUB_SURVEY_CLOSED,     /* the hub does not let it be read */
  HUB_SURVEY_BROKEN,     /* the answer could not be used */
  HUB_SURVEY_OTHER,      /* neither content nor a vocabulary */
} HubSurveyState;

/* One type of the entry point that was looked at. */
typedef struct
{
  char           *type;        /* (owned): "node--resource" */
  char           *path;        /* (owned): below the base path */
  HubSurveyState  state;
  guint           n_rows;      /* that were seen */
  gboolean        is_whole;    /* there are no more */
  HubFieldTable  *table;       /* (owned) */
  GPtrArray      *documents;   /* (owned) (element-type JsonapiDocument): of a vocabulary */
} HubSurveyType;

typedef struct
{
  char       *hub;                /* (owned): base address */
  char       *base_path;          /* (owned): "/jsonapi" */
  char       *default_language;   /* (owned) */
  char      **languages;          /* (owned): others, each with a prefix of its name */
  GPtrArray  *types;              /* (owned) (element-type HubSurveyType) */
  guint       n_passed_over;      /* types that were not looked at */
  guint       n_requests;
  guint64     n_bytes;
} HubSurvey;

typedef enum
{
  HUB_SURVEY_STEP_ENTRY,
  HUB_SURVEY_STEP_TYPES,
  HUB_SURVEY_STEP_LANGUAGES,
} HubSurveyStep;

/* Called on the thread of the survey. */
typedef void (*HubSurveyProgress) (HubSurveyStep step,
                                   guint         done,
                                   guint         total,
                                   gpointer      user_data);

HubSurvey *hub_survey_run  (const char                 *address,
                            const JsonapiClientLimits  *limits,
                            HubSurveyProgress           progress,
                            gpointer                    progress_data,
                            GCancellable               *cancellable,
                            GError                    **error) G_GNUC_WARN_UNUSED_RESULT;
void       hub_survey_free (HubSurvey                  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubSurvey, hub_survey_free)

G_END_DECLS

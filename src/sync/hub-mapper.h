/* hub-mapper.h: from a resource of the API to an entry or a term
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-profile.h"
#include "jsonapi-document.h"

G_BEGIN_DECLS

/* What the mapping needs to know beside the resource. All borrowed. */
typedef struct
{
  const char *hub;            /* base address */
  HubProfile *profile;
  const char *langcode;       /* taken where a resource names none */
  int         latest_year;    /* dates after it are taken as unknown */
} HubMapperContext;

HubEntry *hub_mapper_map_entry (const HubMapperContext      *context,
                                const HubBundle             *bundle,
                                JsonapiDocument             *document,
                                JsonapiResource             *resource,
                                const char                 **why) G_GNUC_WARN_UNUSED_RESULT;
HubEntry *hub_mapper_map_presence (const HubMapperContext  *context,
                                   const HubBundle         *bundle,
                                   JsonapiResource         *resource) G_GNUC_WARN_UNUSED_RESULT;
HubTerm  *hub_mapper_map_term  (const HubProfileVocabulary  *vocabulary,
                                JsonapiResource             *resource,
                                int                          position,
                                const char                 **why) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

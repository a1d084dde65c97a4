/* hub-profile.h: which bundle and field of a hub means what
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-kind.h"
#include "hub-term.h"

G_BEGIN_DECLS

/* Where an entry's fields come from. Each role names one or more JSON:API paths; the first that
 * gives a value wins. */
typedef enum
{
  HUB_ROLE_TITLE,
  HUB_ROLE_SUMMARY,
  HUB_ROLE_BODY,
  HUB_ROLE_PUBLISHED,
  HUB_ROLE_STARTS,
  HUB_ROLE_ENDS,
  HUB_ROLE_PUBLISHER,
  HUB_ROLE_LANGUAGES,
  HUB_ROLE_SCOPE,
  HUB_ROLE_LOCATION,
  HUB_ROLE_MODE,
  HUB_ROLE_PRACTICE_TYPE,
  HUB_ROLE_AUDIENCES,
  HUB_ROLE_LINKS,
  HUB_ROLE_URL,
  HUB_ROLE_FILES,        /* relationship */
} HubRole;

#define HUB_N_ROLES (HUB_ROLE_FILES + 1)

const char *hub_role_to_string (HubRole role);   /* "published": its member in a profile */

typedef struct
{
  char    *type;                            /* "node--resource" */
  char    *path;                            /* "node/resource" */
  HubKind  kind;
  char   **fields[HUB_N_ROLES];             /* NULL-terminated lists, may be NULL */
  char   **references[HUB_N_ROLES];         /* relationships, by the names at whose other ends */
  char   **relations[HUB_N_VOCABULARIES];   /* relationship names per vocabulary */
} HubBundle;

typedef struct
{
  char          *type;                      /* "taxonomy_term--gcm_objectives" */
  char          *path;
  HubVocabulary  vocabulary;
  char         **title;                     /* JSON:API paths, each NULL-terminated, may be NULL */
  char         **paragraph;
  char         **summary;
  char         **code;                      /* ISO codes of countries */
} HubProfileVocabulary;

/* Immutable after loading; any thread. */
typedef struct _HubProfile HubProfile;

/* @config_dir/profile.json if there is one (an error if it is unusable), else the bundled one for
 * @hub. */
HubProfile           *hub_profile_load                (const char *hub,
                                                       const char *config_dir,
                                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
HubProfile           *hub_profile_new_from_data       (const char *json,
                                                       gssize      length,
                                                       GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                  hub_profile_free                (HubProfile *self);
const char           *hub_profile_get_base_path       (HubProfile *self); /* "/jsonapi" */
/* "/fr", "" default; NULL unknown */
const char           *hub_profile_get_language_prefix (HubProfile *self,
                                                       const char *langcode);
const char           *hub_profile_get_default_language (HubProfile *self); /* "en" */
char                **hub_profile_dup_languages       (HubProfile *self) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type HubBundle) */
GPtrArray            *hub_profile_get_bundles         (HubProfile *self);
/* (element-type HubProfileVocabulary) */
GPtrArray            *hub_profile_get_vocabularies    (HubProfile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubProfile, hub_profile_free)

G_END_DECLS

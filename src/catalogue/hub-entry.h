/* hub-entry.h: one catalogue entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-attachment.h"
#include "hub-date.h"
#include "hub-kind.h"
#include "hub-scope.h"
#include "hub-term.h"

G_BEGIN_DECLS

#define HUB_ENTRY_ORIGIN_STARTER "starter"
#define HUB_ENTRY_STARTER_HUB "https://migrationnetwork.un.org"   /* where the starter is from */
#define HUB_ENTRY_ORIGIN_SHARED "shared"   /* in a list that somebody sent */

#define HUB_TYPE_ENTRY (hub_entry_get_type ())
G_DECLARE_FINAL_TYPE (HubEntry, hub_entry, HUB, ENTRY, GObject)

/* An entry is filled by its maker with the setters and then only read; so it may be made on a
 * worker and handed to the main thread. Known by (uuid, langcode), never by its address. */
HubEntry *hub_entry_new (const char *uuid,
                         const char *langcode,
                         HubKind     kind,
                         const char *title) G_GNUC_WARN_UNUSED_RESULT;

/* row in `entry`, 0 when not stored */
gint64             hub_entry_get_id            (HubEntry *self);
const char        *hub_entry_get_uuid          (HubEntry *self);
const char        *hub_entry_get_langcode      (HubEntry *self);
HubKind            hub_entry_get_kind          (HubEntry *self);
const char        *hub_entry_get_title         (HubEntry *self);
const char        *hub_entry_get_summary       (HubEntry *self);   /* (nullable): plain text */
/* (nullable): as the hub gave it: hostile */
const char        *hub_entry_get_body_html     (HubEntry *self);
/* (nullable): the same as plain paragraphs */
const char        *hub_entry_get_body_text     (HubEntry *self);
/* (nullable): web page, http or https */
const char        *hub_entry_get_url           (HubEntry *self);
/* base address of a hub, or one of HUB_ENTRY_ORIGIN_… */
const char        *hub_entry_get_origin        (HubEntry *self);
const char        *hub_entry_get_hub           (HubEntry *self);
const char        *hub_entry_get_location      (HubEntry *self);   /* (nullable) */
/* (nullable): "online", "hybrid" */
const char        *hub_entry_get_mode          (HubEntry *self);
const char        *hub_entry_get_practice_type (HubEntry *self);   /* (nullable) */
const HubDate     *hub_entry_get_published     (HubEntry *self);
const HubDate     *hub_entry_get_starts        (HubEntry *self);
const HubDate     *hub_entry_get_ends          (HubEntry *self);
gboolean           hub_entry_is_ongoing        (HubEntry *self);   /* "2019 – present" */
gint64             hub_entry_get_changed       (HubEntry *self);   /* Unix seconds, 0 unknown */
gint64             hub_entry_get_nid           (HubEntry *self);   /* the hub's number, 0 unknown */
gboolean           hub_entry_is_global         (HubEntry *self);   /* the hub flags it so */
/* worked out from the flag, countries and regions */
HubScope           hub_entry_get_scope         (HubEntry *self);
gboolean           hub_entry_is_withdrawn      (HubEntry *self);
gboolean           hub_entry_is_other          (HubEntry *self, HubEntry *other);
const char *const *hub_entry_get_publishers    (HubEntry *self);   /* NULL-terminated, never NULL */
const char *const *hub_entry_get_languages     (HubEntry *self);   /* of the resource, BCP 47 */
const char *const *hub_entry_get_audiences     (HubEntry *self);
/* (element-type HubTerm): by vocabulary, then position */
GPtrArray         *hub_entry_get_terms         (HubEntry *self);
GPtrArray         *hub_entry_get_attachments   (HubEntry *self); /* (element-type HubAttachment) */
/* (nullable): all, joined by "; " */
char              *hub_entry_dup_publisher     (HubEntry *self) G_GNUC_WARN_UNUSED_RESULT;
/* of published, else of starts; 0 unknown */
int                hub_entry_get_year          (HubEntry *self);

void hub_entry_set_id             (HubEntry *self, gint64 id);
void hub_entry_set_summary        (HubEntry *self, const char *summary);
void hub_entry_set_body           (HubEntry *self, const char *html, const char *text);
void hub_entry_set_url            (HubEntry *self, const char *url);
void hub_entry_set_origin         (HubEntry *self, const char *origin);
void hub_entry_set_location       (HubEntry *self, const char *location);
void hub_entry_set_mode           (HubEntry *self, const char *mode);
void hub_entry_set_practice_type  (HubEntry *self, const char *practice_type);
void hub_entry_set_published      (HubEntry *self, const HubDate *date);
void hub_entry_set_period         (HubEntry      *self,
                                   const HubDate *starts,
                                   const HubDate *ends,
                                   gboolean       is_ongoing);
void hub_entry_set_changed        (HubEntry *self, gint64 changed);
void hub_entry_set_nid            (HubEntry *self, gint64 nid);
void hub_entry_set_is_global      (HubEntry *self, gboolean is_global);
void hub_entry_set_withdrawn      (HubEntry *self, gboolean is_withdrawn);
void hub_entry_set_publishers     (HubEntry *self, const char *const *publishers);
void hub_entry_set_languages      (HubEntry *self, const char *const *languages);
void hub_entry_set_audiences      (HubEntry *self, const char *const *audiences);
void hub_entry_take_term          (HubEntry *self, HubTerm *term);
void hub_entry_take_attachment    (HubEntry *self, HubAttachment *attachment);

G_END_DECLS

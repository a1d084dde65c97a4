/* hub-remark.h: what the user says of an entry in the reading list
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-date.h"

G_BEGIN_DECLS

#define HUB_NOTE_MAX_BYTES (64 * 1024)

typedef enum
{
  HUB_STATUS_TO_READ,
  HUB_STATUS_READING,
  HUB_STATUS_READ,
} HubStatus;

#define HUB_N_STATUSES (HUB_STATUS_READ + 1)

/* Filled by its maker, then only read, from any thread. */
typedef struct
{
  gatomicrefcount  ref_count;

  gint64           item;          /* row of the copy, 0 when not stored */
  char            *uuid;          /* (owned) */
  char            *langcode;      /* (owned) */
  gint64           place;         /* own order: highest first */
  gint64           added;         /* Unix seconds */
  gint64           removed;       /* 0 for what is kept, else on which day of the list's calendar */
  HubStatus        status;
  char            *note;          /* (owned): paragraphs, "" for none */
  HubDate          due;           /* a day, or unknown */
  GStrv            collections;   /* (owned): their UUIDs, sorted, never NULL */
} HubRemark;

/* the word of the store and of the command line: `to-read`, `reading`, `read` */
const char *hub_status_to_string   (HubStatus    status);
gboolean    hub_status_from_string (const char  *text,
                                    HubStatus   *status);

HubRemark  *hub_remark_new         (const char  *uuid,
                                    const char  *langcode) G_GNUC_WARN_UNUSED_RESULT;
HubRemark  *hub_remark_copy        (HubRemark   *self) G_GNUC_WARN_UNUSED_RESULT;
HubRemark  *hub_remark_ref         (HubRemark   *self);
void        hub_remark_unref       (HubRemark   *self);
gboolean    hub_remark_equal       (HubRemark   *a,
                                    HubRemark   *b);
void        hub_remark_take_note   (HubRemark   *self,
                                    char        *note);
gboolean    hub_remark_set_due     (HubRemark   *self,
                                    const char  *due);
char       *hub_remark_dup_due     (HubRemark   *self) G_GNUC_WARN_UNUSED_RESULT;
void        hub_remark_set_collections (HubRemark  *self,
                                        const char *collections);
gboolean    hub_remark_is_in       (HubRemark   *self,
                                    const char  *collection);
void        hub_remark_join        (HubRemark   *self,
                                    const char  *collection);
void        hub_remark_leave       (HubRemark   *self,
                                    const char  *collection);
gboolean    hub_remark_add_note    (HubRemark   *self,
                                    const char  *note);
char       *hub_note_clean         (const char  *note) G_GNUC_WARN_UNUSED_RESULT;
gboolean    hub_note_fits          (const char  *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubRemark, hub_remark_unref)

G_END_DECLS

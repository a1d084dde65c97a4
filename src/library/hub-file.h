/* hub-file.h: a file of an entry, as it is kept here
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include "hub-file-fault.h"

G_BEGIN_DECLS

/* Stored: none may get another number. */
typedef enum
{
  HUB_FILE_WANTED  = 1,   /* waits for its turn, or is under way */
  HUB_FILE_PAUSED  = 2,   /* by the user */
  HUB_FILE_FAILED  = 3,   /* see its fault */
  HUB_FILE_KEPT    = 4,
  HUB_FILE_DROPPED = 5,   /* by the user; not shown, and not kept again unasked */
} HubFileState;

#define HUB_TYPE_FILE (hub_file_get_type ())

/* Filled by its maker, then only read, by any thread. */
typedef struct
{
  gint64        id;         /* row, > 0 */
  char         *uuid;       /* (owned): of the entry */
  char         *langcode;   /* (owned): of the entry */
  char         *address;    /* (owned): http or https */
  char         *entry;      /* (owned): the title of the entry, as last seen */
  char         *name;       /* (owned): as shown; cleaned */
  char         *announced;  /* (owned) (nullable): the media type that the hub gives */
  char         *language;   /* (owned) (nullable): of the file, as the hub gives it */
  gint64        size;       /* bytes that the hub announces, -1 unknown */
  HubFileState  state;
  HubFileFault  fault;      /* of a failed one; of a kept one LOST, or why no newer one came */
  char         *stored;     /* (owned) (nullable): its name in the folder, once it was kept */
  gint64        bytes;      /* of that, 0 without */
  char         *sha256;     /* (owned) (nullable): of that, hexadecimal */
  char         *type;       /* (owned) (nullable): of that, media type by content */
  char         *etag;       /* (owned) (nullable): of that, strong */
  char         *modified;   /* (owned) (nullable): of that, as the server wrote it */
  gint64        since;      /* Unix seconds: when it came into this state */
  gint64        asked;      /* Unix seconds: when the server was asked whether it has changed; 0 */
  gboolean      by_star;    /* kept for the sake of its star, not asked for */
  gboolean      is_stale;   /* the server has another one now */
} HubFile;

GType     hub_file_get_type  (void);
HubFile  *hub_file_new       (void) G_GNUC_WARN_UNUSED_RESULT;
HubFile  *hub_file_ref       (HubFile *self);
void      hub_file_unref     (HubFile *self);
gboolean  hub_file_equal     (const HubFile *a,
                              const HubFile *b);
gboolean  hub_file_is_of     (const HubFile *self,
                              HubEntry      *entry,
                              const char    *address);
gint64    hub_file_get_shown_size (const HubFile *self);
gboolean  hub_file_may_open  (const HubFile *self);
char     *hub_file_dup_save_name (const HubFile *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  hub_file_may_fetch (HubEntry            *entry,
                              const HubAttachment *attachment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubFile, hub_file_unref)

G_END_DECLS

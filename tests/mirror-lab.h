/* mirror-lab.h: a mirror for tests: a catalogue in one file, on a web server
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "raw-server.h"
#include "sync-lab.h"
#include "test-folder.h"

G_BEGIN_DECLS

/* How the mirror answers. */
typedef enum
{
  SERVE_WELL,
  SERVE_HALF,      /* the first answer of each file is cut in the middle */
  SERVE_SLOWLY,
  SERVE_PAGE,      /* of HTML */
  SERVE_JUNK,
  SERVE_NOTHING,   /* 404 */
} Manner;

/* What it marks a file with. */
typedef enum
{
  MARK_BOTH,      /* a strong tag and a date */
  MARK_WEAK,      /* a weak tag */
  MARK_DATE,
  MARK_SECOND,    /* the date of the second in which it answers */
} Mark;

/* A hub, who makes packs of it, a mirror, and who reads there. */
typedef struct
{
  HubDemoProcess *hub;       /* (owned) */
  TestFolder     *maker;     /* (owned) */
  TestFolder     *reader;    /* (owned) */
  RawServer      *server;    /* (owned) */
  char           *path;      /* (owned): of the pack */
  char           *url;       /* (owned): of the same */
  GMutex          mutex;     /* of what follows */
  Manner          manner;
  Mark            mark;
  char           *bytes;     /* (owned): that are served */
  gsize           length;
  char           *etag;      /* (owned) */
  guint           n_whole;
  guint           n_parts;
  guint           n_unchanged;
} Mirror;

void mirror_lab_set_up     (Mirror        *mirror,
                            gconstpointer  data);
void mirror_lab_tear_down  (Mirror        *mirror,
                            gconstpointer  data);
void mirror_lab_set_manner (Mirror        *mirror,
                            Manner         manner);
/* Puts what is at the path where it is served. */
void mirror_lab_publish    (Mirror        *mirror);
/* The maker syncs with the hub, and packs. */
void mirror_lab_make       (Mirror        *mirror);

G_END_DECLS

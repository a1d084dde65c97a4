/* hub-error.h: what can go wrong, by what one can do about it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_ERROR (hub_error_quark ())

/* The codes say what user or caller can do, not where it broke. In brackets: exit status (CLI.md).
 */
typedef enum
{
  HUB_ERROR_USAGE,            /* [2] wrong words on the command line or in a setting */
  HUB_ERROR_OFFLINE,          /* [3] no answer came: name, connection, time-out */
  HUB_ERROR_INSECURE,         /* [3] TLS refused the server */
  HUB_ERROR_DATE,             /* [3] it did, and this computer's date may be why */
  HUB_ERROR_SIGN_IN,          /* [4] an HTML page came instead: a captive portal or a log-in */
  HUB_ERROR_REFUSED,          /* [4] 401, 403, 404, 410: the hub does not let us read there */
  HUB_ERROR_SERVER,           /* [4] other 4xx, 5xx: the hub has a problem */
  HUB_ERROR_WAIT,             /* [4] 429, 503: the hub said to come back later */
  HUB_ERROR_MISCONFIGURED,    /* [4] redirects or links that lead elsewhere or nowhere */
  HUB_ERROR_PROTOCOL,         /* [4] the answer is not usable JSON:API */
  HUB_ERROR_TOO_LARGE,        /* [4] the answer is over a limit */
  HUB_ERROR_NO_API,           /* [4] a site answers, but has nothing that we could read as a hub */
  HUB_ERROR_STORE,            /* [5] a store could not be opened, read or written */
  HUB_ERROR_STORE_FULL,       /* [5] the disk is full */
  HUB_ERROR_STORE_READ_ONLY,  /* [5] the folder cannot be written */
  HUB_ERROR_STORE_BUSY,       /* [5] another program writes this store now */
  HUB_ERROR_STORE_DAMAGED,    /* [5] a store's file is damaged or gone */
  HUB_ERROR_STORE_TOO_NEW,    /* [5] a store was made by a newer version; it was left untouched */
  HUB_ERROR_NOT_FOUND,        /* [2] no such entry */
  HUB_ERROR_PACK,             /* [4] a file is no catalogue on its way, or is not whole */
  HUB_ERROR_PACK_OLDER,       /* [2] the file is whole, but older than what is stored of the hub */
} HubError;

GQuark   hub_error_quark           (void);
HubError hub_error_of_errno        (int           number);
gboolean hub_error_set_errno       (const char   *path,
                                    GError      **error);
char    *hub_error_dup_sentence    (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
int      hub_error_get_exit_status (const GError *error);

G_END_DECLS

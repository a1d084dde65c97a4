/* hub-file-fault.h: why a file is not kept
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_FILE_FAULT (hub_file_fault_quark ())

/* Codes of HUB_FILE_FAULT. They are stored: none may get another number. */
typedef enum
{
  HUB_FILE_FAULT_NONE        = 0,
  HUB_FILE_FAULT_NETWORK     = 1,    /* no answer, or it was cut */
  HUB_FILE_FAULT_INSECURE    = 2,    /* the certificate was refused */
  HUB_FILE_FAULT_SIGN_IN     = 3,    /* the network wants a log-in */
  HUB_FILE_FAULT_SERVER      = 4,    /* the server has a problem, or asks to wait */
  HUB_FILE_FAULT_UNAVAILABLE = 5,    /* 401, 403, 404, 410 and their like */
  HUB_FILE_FAULT_OTHER       = 6,    /* size or type are not what was announced */
  HUB_FILE_FAULT_TOO_LARGE   = 7,    /* over the limit for one file */
  HUB_FILE_FAULT_NO_ROOM     = 8,    /* over the limit for all files */
  HUB_FILE_FAULT_DISK_FULL   = 9,    /* it would leave too little of the disk */
  HUB_FILE_FAULT_ADDRESS     = 10,   /* not http or https, or it leads elsewhere */
  HUB_FILE_FAULT_STORE       = 11,   /* it could not be written here */
  HUB_FILE_FAULT_LOST        = 12,   /* kept once: gone, shortened or altered since */
} HubFileFault;

/* When to try again; FAULTS.md says what the classes are. */
typedef enum
{
  HUB_FILE_RETRY_NONE,      /* R0: the user says when */
  HUB_FILE_RETRY_NETWORK,   /* RN: soon, then less and less often */
  HUB_FILE_RETRY_NEXT,      /* RQ: after the next sync */
} HubFileRetry;

GQuark        hub_file_fault_quark           (void);
const char   *hub_file_fault_get_sentence    (HubFileFault  fault);
HubFileRetry  hub_file_fault_get_retry       (HubFileFault  fault);
gint64        hub_file_fault_get_wait        (guint         n_tries);
int           hub_file_fault_get_exit_status (HubFileFault  fault);
HubFileFault  hub_file_fault_of_errno        (int           number);
HubFileFault  hub_file_fault_of_error        (const GError *error);

G_END_DECLS

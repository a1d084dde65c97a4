/* hub-file-fault.c: why a file is not kept
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file-fault.h"

#include "hub-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define EXIT_UNREACHABLE 3
#define EXIT_NOT_A_HUB   4
#define EXIT_STORE       5

#define FIRST_WAIT 30            /* seconds (FAULTS.md, RN) … */
#define MAX_WAIT   (2 * 3600)    /* … each four times as long as the one before, up to this */

G_DEFINE_QUARK (hub-file-fault-quark, hub_file_fault)

/**
 * hub_file_fault_get_sentence:
 * @fault: a fault
 *
 * Says in the user's language what happened, and what can be done.
 *
 * Returns: (transfer none): one or two whole sentences
 */
const char *
hub_file_fault_get_sentence (HubFileFault fault)
{
  switch (fault)
    {
    case HUB_FILE_FAULT_NETWORK:
      return _("The server can’t be reached, or the file was cut short. What has come of it is "
               "kept for the next try.");
    case HUB_FILE_FAULT_INSECURE:
      return _("The secure connection failed, so nothing was fetched. Check this computer’s date.");
    case HUB_FILE_FAULT_SIGN_IN:
      return _("This network may need you to sign in. Open a web browser, then try again.");
    case HUB_FILE_FAULT_SERVER:
      return _("The server has a problem. Try again later.");
    case HUB_FILE_FAULT_UNAVAILABLE:
      return _("The file is not available now.");
    case HUB_FILE_FAULT_OTHER:
      return _("The file on the server is not what was announced.");
    case HUB_FILE_FAULT_TOO_LARGE:
      return _("The file is larger than the limit set in Preferences.");
    case HUB_FILE_FAULT_NO_ROOM:
      return _("With this file, all files would be larger than the limit set in Preferences.");
    case HUB_FILE_FAULT_DISK_FULL:
      return _("The disk is full, or nearly. Free some space, then try again.");
    case HUB_FILE_FAULT_ADDRESS:
      return _("The address of the file leads elsewhere, so it was not fetched.");
    case HUB_FILE_FAULT_STORE:
      return _("The file could not be written here. Check the disk, then try again.");
    case HUB_FILE_FAULT_LOST:
      return _("The file kept here is gone or was altered. It can be downloaded again.");
    case HUB_FILE_FAULT_NONE:
    default:
      return _("Something went wrong with this file. Try again.");
    }
}

/**
 * hub_file_fault_get_retry:
 * @fault: a fault
 *
 * Says when what failed may be tried again unasked.
 *
 * Returns: the class
 */
HubFileRetry
hub_file_fault_get_retry (HubFileFault fault)
{
  switch (fault)
    {
    case HUB_FILE_FAULT_NETWORK:
    case HUB_FILE_FAULT_SIGN_IN:
    case HUB_FILE_FAULT_SERVER:
      return HUB_FILE_RETRY_NETWORK;
    case HUB_FILE_FAULT_OTHER:
      return HUB_FILE_RETRY_NEXT;
    case HUB_FILE_FAULT_INSECURE:
    case HUB_FILE_FAULT_UNAVAILABLE:
    case HUB_FILE_FAULT_TOO_LARGE:
    case HUB_FILE_FAULT_NO_ROOM:
    case HUB_FILE_FAULT_DISK_FULL:
    case HUB_FILE_FAULT_ADDRESS:
    case HUB_FILE_FAULT_STORE:
    case HUB_FILE_FAULT_LOST:
    case HUB_FILE_FAULT_NONE:
    default:
      return HUB_FILE_RETRY_NONE;
    }
}

/**
 * hub_file_fault_get_wait:
 * @n_tries: how often in a row it has failed, at least 1
 *
 * Says how long to wait before the next try of class RN.
 *
 * Returns: seconds, give or take a fifth
 */
gint64
hub_file_fault_get_wait (guint n_tries)
{
  gint64 seconds = FIRST_WAIT;

  for (guint i = 1; i < n_tries && seconds < MAX_WAIT; i++)
    seconds *= 4;
  return (gint64) ((double) MIN (seconds, MAX_WAIT) * g_random_double_range (0.8, 1.2));
}

/**
 * hub_file_fault_get_exit_status:
 * @fault: a fault
 *
 * Finds the exit status of the command line that fits.
 *
 * Returns: 3 to 5
 */
int
hub_file_fault_get_exit_status (HubFileFault fault)
{
  switch (fault)
    {
    case HUB_FILE_FAULT_NETWORK:
    case HUB_FILE_FAULT_INSECURE:
      return EXIT_UNREACHABLE;
    case HUB_FILE_FAULT_SIGN_IN:
    case HUB_FILE_FAULT_SERVER:
    case HUB_FILE_FAULT_UNAVAILABLE:
    case HUB_FILE_FAULT_OTHER:
    case HUB_FILE_FAULT_ADDRESS:
      return EXIT_NOT_A_HUB;
    case HUB_FILE_FAULT_TOO_LARGE:
    case HUB_FILE_FAULT_NO_ROOM:
    case HUB_FILE_FAULT_DISK_FULL:
    case HUB_FILE_FAULT_STORE:
    case HUB_FILE_FAULT_LOST:
    case HUB_FILE_FAULT_NONE:
    default:
      return EXIT_STORE;
    }
}

/**
 * hub_file_fault_of_errno:
 * @number: of a call on a file that failed
 *
 * Returns: the fault: a full disk, or a quota, is told apart from all else
 */
HubFileFault
hub_file_fault_of_errno (int number)
{
  return number == ENOSPC || number == EDQUOT || number == EFBIG ? HUB_FILE_FAULT_DISK_FULL
                                                                 : HUB_FILE_FAULT_STORE;
}

/**
 * hub_file_fault_of_error:
 * @error: what a download, or a store, has ended with; not that of cancelling
 *
 * Returns: the fault to show and to store
 */
HubFileFault
hub_file_fault_of_error (const GError *error)
{
  if (error->domain == HUB_FILE_FAULT)
    return (HubFileFault) error->code;
  if (g_error_matches (error, HUB_ERROR, HUB_ERROR_STORE_FULL) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return HUB_FILE_FAULT_DISK_FULL;
  return HUB_FILE_FAULT_STORE;
}

/* hub-error.c: the error domain, and one sentence for each code
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GError message is an English fact for the log. What a person reads is made here: what
 * happened, what was kept, what to do next. Of the message only two things are ever shown, both
 * checked: the host of an address in it, and a path of this computer that stands in it between
 * curly quotes. Words of a server never reach the sentence.
 */

#define G_LOG_DOMAIN "hub-error"

#include "hub-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define EXIT_USAGE 2
#define EXIT_UNREACHABLE 3
#define EXIT_NOT_A_HUB 4
#define EXIT_STORE 5
#define EXIT_CANCELLED 130

#define MAX_HOST 253   /* bytes of a host name, RFC 1035 */

G_DEFINE_QUARK (hub-error-quark, hub_error)

/**
 * hub_error_of_errno:
 * @number: an `errno`, of a file that could not be read or written
 *
 * Finds the code that fits it.
 *
 * Any thread.
 *
 * Returns: `STORE_FULL`, `STORE_READ_ONLY` or `STORE`
 */
HubError
hub_error_of_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return HUB_ERROR_STORE_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return HUB_ERROR_STORE_READ_ONLY;
    default:
      return HUB_ERROR_STORE;
    }
}

/**
 * hub_error_set_errno:
 * @path: of a file
 * @error: as hub_error_of_errno() says
 *
 * Says that something failed with a file for the reason that `errno` gives. Any thread.
 *
 * Returns: %FALSE, always
 */
gboolean
hub_error_set_errno (const char  *path,
                     GError     **error)
{
  int number = errno;

  g_set_error (error, HUB_ERROR, (int) hub_error_of_errno (number), "“%s”: %s", path,
               g_strerror (number));
  return FALSE;
}

/* The host of the first address in @message, if it is one that can be shown as it is. */
static char *
dup_host (const char *message)
{
  const char *start = strstr (message, "http://");
  const char *secure = strstr (message, "https://");
  g_autofree char *address = NULL;
  g_autoptr(GUri) uri = NULL;
  const char *host;

  if (secure != NULL && (start == NULL || secure < start))
    start = secure;
  if (start == NULL)
    return NULL;

  address = g_strndup (start, strcspn (start, " \t\n\"'<>(),;”"));
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  if (host == NULL || *host == '\0' || strlen (host) > MAX_HOST)
    return NULL;

  for (const char *c = host; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr (".-:", *c) == NULL)
        return NULL;
    }

  return g_strdup (host);
}

/* The path between curly quotes in @message, as it may be shown. */
static char *
dup_path (const char *message)
{
  const char *start = strstr (message, "“/");
  const char *end = start != NULL ? strstr (start, "”") : NULL;
  g_autofree char *path = NULL;

  if (end == NULL)
    return NULL;

  start += strlen ("“");
  path = g_strndup (start, end - start);
  return g_filename_display_name (path);
}

/* The program that holds a store, as "hub-reader, process 1234" stands in @message. */
static gboolean
find_holder (const char  *message,
             char       **name,
             char       **number)
{
  static const char word[] = ", process ";
  const char *at = strstr (message, word);
  const char *start = at;
  gsize n_digits = at != NULL ? strspn (at + strlen (word), G_CSET_DIGITS) : 0;

  while (start != NULL && start > message &&
         (g_ascii_isalnum (start[-1]) || strchr ("._-", start[-1]) != NULL))
    start--;
  if (n_digits == 0 || start == at)
    return FALSE;

  *name = g_strndup (start, (gsize) (at - start));
  *number = g_strndup (at + strlen (word), n_digits);
  return TRUE;
}

static char *
dup_busy_sentence (const GError *error)
{
  g_autofree char *name = NULL;
  g_autofree char *number = NULL;

  if (find_holder (error->message, &name, &number))
    /* Translators: the name of a program, perhaps this one once more, and its process number */
    return g_strdup_printf (_("Another program is writing here now: “%s”, process %s. Nothing was "
                              "changed; wait until it is done, then try again."), name, number);
  return g_strdup (_("Another program is writing here now. Nothing was changed; wait until it "
                     "is done, then try again."));
}

static char *
dup_insecure_sentence (const char *host,      /* (nullable) */
                       gboolean    is_date)   /* whether the date may be why */
{
  if (host != NULL && is_date)
    return g_strdup_printf (_("The secure connection to %s failed, so nothing was sent or stored. "
                              "Check this computer’s date and the address, then try again."), host);
  if (host != NULL)
    return g_strdup_printf (_("The secure connection to %s failed, so nothing was sent or stored. "
                              "Check the address, then try again."), host);
  if (is_date)
    return g_strdup (_("The secure connection to the hub failed, so nothing was sent or stored. "
                       "Check this computer’s date and the address, then try again."));
  return g_strdup (_("The secure connection to the hub failed, so nothing was sent or stored. "
                     "Check the address, then try again."));
}

/* No answer came, or none that could be trusted. */
static char *
dup_connection_sentence (const GError *error)
{
  g_autofree char *host = dup_host (error->message);

  if (error->code == HUB_ERROR_OFFLINE && host != NULL)
    return g_strdup_printf (_("Can’t reach %s. What was fetched before is kept and can be read; "
                              "check the connection or the address, then try again."), host);
  if (error->code == HUB_ERROR_OFFLINE)
    return g_strdup (_("Can’t reach the hub. What was fetched before is kept and can be read; "
                       "check the connection or the address, then try again."));
  return dup_insecure_sentence (host, error->code == HUB_ERROR_DATE);
}

/* Something answered, but not as a hub should. (transfer none) */
static const char *
get_answer_sentence (int code)
{
  switch (code)
    {
    case HUB_ERROR_SIGN_IN:
      return _("A web page came instead of data: this network may need you to sign in. What was "
               "fetched before is kept; open a web browser and sign in, then try again.");
    case HUB_ERROR_REFUSED:
      return _("The hub does not allow reading at this address. Nothing was removed; check the "
               "address in Preferences.");
    case HUB_ERROR_SERVER:
      return _("The hub has a problem. What was fetched before is kept; try again later.");
    case HUB_ERROR_WAIT:
      return _("The hub asks for a pause. What was fetched before is kept; try again later.");
    case HUB_ERROR_MISCONFIGURED:
      return _("The hub’s address is misconfigured: it leads elsewhere or nowhere. What was "
               "fetched before is kept; check the address in Preferences.");
    case HUB_ERROR_TOO_LARGE:
      return _("The hub’s answer is implausibly large and was not stored. What was fetched before "
               "is kept; check the address, or try again later.");
    case HUB_ERROR_PACK:
      return _("This is not a catalogue file (.hubpack), or it is incomplete. Nothing of it was "
               "stored and what you had is kept; get the file again, or ask those who made it.");
    case HUB_ERROR_PACK_OLDER:
      return _("This catalogue file is older than the catalogue that you have, so nothing was "
               "changed.");
    case HUB_ERROR_PROTOCOL:
    default:
      return _("The answer could not be read as a hub’s. Nothing of it was stored and what was "
               "fetched before is kept; check the address, or try again later.");
    }
}

/* A web site that is no hub. */
static char *
dup_no_api_sentence (const GError *error)
{
  g_autofree char *host = dup_host (error->message);

  if (host != NULL)
    return g_strdup_printf (_("%s has no data interface (JSON:API) that can be read as a hub. The "
                              "catalogue that came with the program and what was fetched before "
                              "stay as they are; check the address, or ask those who run the "
                              "site."), host);
  return g_strdup (_("This site has no data interface (JSON:API) that can be read as a hub. The "
                     "catalogue that came with the program and what was fetched before stay as "
                     "they are; check the address, or ask those who run the site."));
}

/* A store on this computer failed. */
static char *
dup_store_sentence (const GError *error)
{
  g_autofree char *path = dup_path (error->message);

  switch (error->code)
    {
    case HUB_ERROR_STORE_FULL:
      return g_strdup (_("The disk is full. What was stored before is kept and can be read; free "
                         "some space, then try again."));
    case HUB_ERROR_STORE_READ_ONLY:
      if (path != NULL)
        return g_strdup_printf (_("“%s” cannot be written. What it holds is left as it was; make "
                                  "its folder writable, then try again."), path);
      return g_strdup (_("The data folder cannot be written. What it holds is left as it was; make "
                         "it writable, then try again."));
    case HUB_ERROR_STORE_BUSY:
      return dup_busy_sentence (error);
    case HUB_ERROR_STORE_DAMAGED:
      if (path != NULL)
        return g_strdup_printf (_("“%s” is damaged or gone. What is left of it is kept; close the "
                                  "program and open the window again to have it repaired."), path);
      return g_strdup (_("A data file is damaged or gone. What is left of it is kept; close the "
                         "program and open the window again to have it repaired."));
    case HUB_ERROR_STORE_TOO_NEW:
      if (path != NULL)
        return g_strdup_printf (_("“%s” was made by a newer version of this program. It was left "
                                  "untouched; install the newer version to use it."), path);
      return g_strdup (_("The data was made by a newer version of this program. It was left "
                         "untouched; install the newer version to use it."));
    case HUB_ERROR_STORE:
    default:
      if (path != NULL)
        return g_strdup_printf (_("“%s” could not be read or written. Nothing half-done was kept; "
                                  "check the disk, then try again."), path);
      return g_strdup (_("The data could not be read or written. Nothing half-done was kept; check "
                         "the disk, then try again."));
    }
}

/* Our own words about the user's own words. */
static char *
dup_usage_sentence (const GError *error)
{
  const char *text = error->message;
  gboolean has_stop = g_str_has_suffix (text, ".") || g_str_has_suffix (text, "?");

  return g_strconcat (text, has_stop ? NULL : ".", NULL);
}

/**
 * hub_error_dup_sentence:
 * @error: any error
 *
 * Says in the user's language what happened, what was kept and what to do next. An error of
 * another domain gets a sentence of the nearest code.
 *
 * Any thread.
 *
 * Returns: (transfer full): one or two whole sentences, plain text
 */
char *
hub_error_dup_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("Stopped. What was fetched so far is kept; the next sync goes on from "
                       "here."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("The disk is full. What was stored before is kept and can be read; free "
                       "some space, then try again."));
  if (error->domain != HUB_ERROR)
    return g_strdup (_("Something went wrong. What was stored before is kept; try again."));

  switch ((HubError) error->code)
    {
    case HUB_ERROR_USAGE:
      return dup_usage_sentence (error);
    case HUB_ERROR_NOT_FOUND:
      return g_strdup (_("There is no such entry. It may have left the hub; search for its title "
                         "instead."));
    case HUB_ERROR_OFFLINE:
    case HUB_ERROR_INSECURE:
    case HUB_ERROR_DATE:
      return dup_connection_sentence (error);
    case HUB_ERROR_NO_API:
      return dup_no_api_sentence (error);
    case HUB_ERROR_STORE:
    case HUB_ERROR_STORE_FULL:
    case HUB_ERROR_STORE_READ_ONLY:
    case HUB_ERROR_STORE_BUSY:
    case HUB_ERROR_STORE_DAMAGED:
    case HUB_ERROR_STORE_TOO_NEW:
      return dup_store_sentence (error);
    case HUB_ERROR_SIGN_IN:
    case HUB_ERROR_REFUSED:
    case HUB_ERROR_SERVER:
    case HUB_ERROR_WAIT:
    case HUB_ERROR_MISCONFIGURED:
    case HUB_ERROR_PROTOCOL:
    case HUB_ERROR_TOO_LARGE:
    case HUB_ERROR_PACK:
    case HUB_ERROR_PACK_OLDER:
    default:
      return g_strdup (get_answer_sentence (error->code));
    }
}

/**
 * hub_error_get_exit_status:
 * @error: any error
 *
 * Finds the exit status of the command line that fits @error.
 *
 * Any thread.
 *
 * Returns: 2 to 5, or 130 when cancelled
 */
int
hub_error_get_exit_status (const GError *error)
{
  g_return_val_if_fail (error != NULL, EXIT_STORE);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return EXIT_CANCELLED;
  if (error->domain == G_OPTION_ERROR)
    return EXIT_USAGE;
  if (error->domain == G_RESOLVER_ERROR || error->domain == G_TLS_ERROR)
    return EXIT_UNREACHABLE;
  if (error->domain != HUB_ERROR)
    return EXIT_STORE;

  switch ((HubError) error->code)
    {
    case HUB_ERROR_USAGE:
    case HUB_ERROR_NOT_FOUND:
    case HUB_ERROR_PACK_OLDER:
      return EXIT_USAGE;
    case HUB_ERROR_OFFLINE:
    case HUB_ERROR_INSECURE:
    case HUB_ERROR_DATE:
      return EXIT_UNREACHABLE;
    case HUB_ERROR_SIGN_IN:
    case HUB_ERROR_REFUSED:
    case HUB_ERROR_SERVER:
    case HUB_ERROR_WAIT:
    case HUB_ERROR_MISCONFIGURED:
    case HUB_ERROR_PROTOCOL:
    case HUB_ERROR_TOO_LARGE:
    case HUB_ERROR_NO_API:
    case HUB_ERROR_PACK:
      return EXIT_NOT_A_HUB;
    case HUB_ERROR_STORE:
    case HUB_ERROR_STORE_FULL:
    case HUB_ERROR_STORE_READ_ONLY:
    case HUB_ERROR_STORE_BUSY:
    case HUB_ERROR_STORE_DAMAGED:
    case HUB_ERROR_STORE_TOO_NEW:
    default:
      return EXIT_STORE;
    }
}

/* hub-link.c: web addresses that may be opened
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-link"

#include "hub-link.h"

#include "hub-deep-link.h"

#include <glib/gi18n.h>

#define LINK_MAX 4096   /* bytes of an address */
#define MAILTO   "mailto:"

static GUri *
parse_safe (const char *uri)
{
  g_autoptr(GUri) parsed = NULL;

  if (uri == NULL || strlen (uri) > LINK_MAX || strpbrk (uri, "\\ \t\r\n") != NULL)
    return NULL;

  parsed = g_uri_parse (uri, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (parsed == NULL || g_uri_get_userinfo (parsed) != NULL ||
      g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    return NULL;
  if (!g_str_equal (g_uri_get_scheme (parsed), "https") &&
      !g_str_equal (g_uri_get_scheme (parsed), "http"))
    return NULL;
  return g_steal_pointer (&parsed);
}

/* An address to write to, as rich text has it: without headers, which could attach files. */
static gboolean
is_mail (const char *uri)
{
  return uri != NULL && strlen (uri) <= LINK_MAX && g_str_has_prefix (uri, MAILTO) &&
         strchr (uri, '@') != NULL && strpbrk (uri, "%?&#\\\"<> \t\r\n") == NULL;
}

/* The name of a page of the help, (nullable): %NULL for another address. */
static char *
dup_help (const char *uri)
{
  g_auto(HubDeepLink) link = { NULL };

  return uri != NULL && hub_deep_link_parse (&link, uri) ? g_steal_pointer (&link.help) : NULL;
}

static void
launch_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  g_info ("A web address was not opened: %s", error->message);
  gtk_widget_activate_action (widget, "win.toast", "s", _("No program could open this address"));
}

/**
 * hub_link_dup_safe:
 * @uri: (nullable): an address out of an entry
 *
 * Lets through what may be opened or copied: an `http` or `https` address with a host and without a
 * user name, parsed and put together again (FAULTS.md F37). Any thread.
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it is none of these
 */
char *
hub_link_dup_safe (const char *uri)
{
  g_autoptr(GUri) parsed = parse_safe (uri);

  return parsed != NULL ? g_uri_to_string (parsed) : NULL;
}

/**
 * hub_link_dup_host:
 * @uri: (nullable): an address out of an entry
 *
 * Names the host of an address, in its ASCII form, so that look-alike letters show.
 *
 * Returns: (transfer full) (nullable): the host, %NULL if the address may not be opened
 */
char *
hub_link_dup_host (const char *uri)
{
  g_autoptr(GUri) parsed = parse_safe (uri);

  return parsed != NULL ? g_hostname_to_ascii (g_uri_get_host (parsed)) : NULL;
}

/**
 * hub_link_dup_target:
 * @uri: (nullable): an address out of the text of an entry
 *
 * Lets through what a link of a text may lead to: what hub_link_dup_safe() does, `mailto` with
 * nothing but an address, and pages of the help.
 *
 * Returns: (transfer full) (nullable): the address, %NULL if it is none of these
 */
char *
hub_link_dup_target (const char *uri)
{
  g_autofree char *help = dup_help (uri);

  return help != NULL || is_mail (uri) ? g_strdup (uri) : hub_link_dup_safe (uri);
}

/**
 * hub_link_dup_place:
 * @uri: (nullable): an address out of the text of an entry
 *
 * Says shortly where a link leads: a host, or an address to write to.
 *
 * Returns: (transfer full) (nullable): the place, %NULL if the link may not be followed, or leads
 *   to the help
 */
char *
hub_link_dup_place (const char *uri)
{
  return is_mail (uri) ? g_strdup (uri + strlen (MAILTO)) : hub_link_dup_host (uri);
}

/**
 * hub_link_open:
 * @widget: where the user clicked
 * @uri: (nullable): an address out of an entry
 *
 * Opens an address in the user's browser or mail program, if it may be, or a page of the help.
 */
void
hub_link_open (GtkWidget  *widget,
               const char *uri)
{
  g_autofree char *help = dup_help (uri);
  g_autofree char *safe = hub_link_dup_target (uri);
  g_autoptr(GtkUriLauncher) launcher = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (help != NULL)
    gtk_widget_activate_action (widget, "app.help-page", "s", help);
  if (help != NULL || safe == NULL)
    return;

  launcher = gtk_uri_launcher_new (safe);
  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launch_cb, g_object_ref (widget));
}

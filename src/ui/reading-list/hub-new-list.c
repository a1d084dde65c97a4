/* hub-new-list.c: begins a new reading list, after asking
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-new-list"

#include "hub-new-list.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget      *parent;        /* (owned): it is also @user_data's owner */
  HubLibrary     *library;       /* (owned) */
  GCancellable   *cancellable;   /* (owned) (nullable) */
  HubNewListFunc  done;
  gpointer        user_data;     /* (unowned): lives as long as `parent` */
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->parent);
  g_object_unref (wish->library);
  g_clear_object (&wish->cancellable);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
start_anew_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *aside = hub_library_start_anew_finish (HUB_LIBRARY (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    wish->done (aside, error, wish->user_data);
}

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Wish) wish = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);
  HubLibrary *library = wish->library;
  GCancellable *cancellable = wish->cancellable;

  if (!g_str_equal (answer, "start"))
    return;

  hub_library_start_anew_async (library, cancellable, start_anew_cb, g_steal_pointer (&wish));
}

/**
 * hub_new_list_ask:
 * @parent: above which widget to ask
 * @library: the reading list that could not be opened
 * @cancellable: (nullable): ends the work when the window goes
 * @done: called once a new list was begun, or could not be
 * @user_data: for @done; lives as long as @parent
 *
 * Asks whether to begin a new list; says that the old file is kept, and where. Nothing is ever
 * deleted.
 */
void
hub_new_list_ask (GtkWidget      *parent,
                  HubLibrary     *library,
                  GCancellable   *cancellable,
                  HubNewListFunc  done,
                  gpointer        user_data)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Start a New Reading List?"), NULL);
  Wish *wish = g_new0 (Wish, 1);

  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog),
                             _("The old file is kept, under another name in the same folder, so "
                               "that what is in it can still be saved. You will be told its "
                               "name."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "start", _("_Start a New List"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "start",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");

  wish->parent = g_object_ref (parent);
  wish->library = g_object_ref (library);
  wish->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  wish->done = done;
  wish->user_data = user_data;
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, answer_cb, wish);
}

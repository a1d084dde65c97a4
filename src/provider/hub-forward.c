/* hub-forward.c: hands on what only the program with the window can do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bus starts that program if need be. Its answer is the answer to whoever asked here.
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-forward.h"

/* One call that is handed on; this process lives at least as long. */
typedef struct
{
  GApplication          *application;   /* (owned) */
  GDBusMethodInvocation *invocation;    /* (owned) (nullable): NULL once it has been answered */
} Forward;

static void
forward_free (Forward *call)
{
  g_application_release (call->application);
  g_object_unref (call->application);
  g_clear_object (&call->invocation);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forward, forward_free)

/* g_dbus_method_invocation_return_*() takes what it is given. */
static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Forward) call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);

  if (answer == NULL)
    g_dbus_method_invocation_return_gerror (g_steal_pointer (&call->invocation), error);
  else
    g_dbus_method_invocation_return_value (g_steal_pointer (&call->invocation), NULL);
}

static void
forward (GApplication          *application,
         GDBusMethodInvocation *invocation,
         const char            *method,
         GVariant              *parameters)   /* (floating) */
{
  g_autofree char *path = g_strconcat ("/", HUB_APPLICATION_ID, NULL);
  Forward *call = g_new0 (Forward, 1);

  call->application = g_object_ref (application);
  call->invocation = g_object_ref (invocation);
  g_application_hold (application);
  g_strdelimit (path, ".", '/');
  g_dbus_connection_call (g_dbus_method_invocation_get_connection (invocation),
                          HUB_APPLICATION_ID, path, "org.freedesktop.Application", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, call);
}

/**
 * hub_forward_address:
 * @application: this program
 * @invocation: what is answered once it is done
 * @address: what to open
 *
 * Has the window open an address.
 */
void
hub_forward_address (GApplication          *application,
                     GDBusMethodInvocation *invocation,
                     const char            *address)
{
  const char *const addresses[] = { address, NULL };

  forward (application, invocation, "Open", g_variant_new ("(^asa{sv})", addresses, NULL));
}

/**
 * hub_forward_action:
 * @application: this program
 * @invocation: what is answered once it has begun
 * @name: of an action of the program with the window
 * @parameter: (transfer floating): of the action
 *
 * Has an action done, whether there is a window or not.
 */
void
hub_forward_action (GApplication          *application,
                    GDBusMethodInvocation *invocation,
                    const char            *name,
                    GVariant              *parameter)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&parameters, "v", parameter);
  forward (application, invocation, "ActivateAction",
           g_variant_new ("(sava{sv})", name, &parameters, NULL));
}

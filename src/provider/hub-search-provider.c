/* hub-search-provider.c: answers the search of the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface is org.gnome.Shell.SearchProvider2. It is a program of its own, for it must answer
 * before the next letter is typed, and just to load what a window needs takes longer than that.
 * What is chosen is opened by the program with the window. The bus starts it, and it ends when
 * nothing has been asked for a while.
 *
 * A result is known to the desktop by "UUID LANGCODE", which means the same after a restart.
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-search-provider.h"

#include "hub-reader.h"

#include <string.h>

#define BUS_NAME HUB_APPLICATION_ID ".SearchProvider"
#define MAX_RESULTS 10
#define IDLE_MS 60000          /* as long as somebody may think about the next word */
#define MAX_DESCRIPTION 200    /* characters; the desktop shows a line */

struct _HubSearchProvider
{
  GApplication  parent_instance;

  HubReader    *reader;        /* (owned) */
  GHashTable   *entries;       /* (owned) (element-type utf8 HubEntry): the last results */
  GCancellable *cancellable;   /* (owned) (nullable): of the search under way */
  guint         registration;  /* 0 without a bus */
};

G_DEFINE_FINAL_TYPE (HubSearchProvider, hub_search_provider, G_TYPE_APPLICATION)

/* One call that is being answered; the process lives at least as long. */
typedef struct
{
  HubSearchProvider     *provider;     /* (owned) */
  GDBusMethodInvocation *invocation;   /* (owned) (nullable): NULL once it has been answered */
  char                 **ids;          /* (owned) (nullable): of GetResultMetas */
  GCancellable          *cancellable;  /* (owned) (nullable): of a search */
  guint                  at;           /* the id that is looked up */
} Call;

static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'>"
  "<arg type='as' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'>"
  "<arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'>"
  "<arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'>"
  "<arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

static Call *
call_new (HubSearchProvider     *self,
          GDBusMethodInvocation *invocation)
{
  Call *call = g_new0 (Call, 1);

  call->provider = g_object_ref (self);
  call->invocation = g_object_ref (invocation);
  g_application_hold (G_APPLICATION (self));
  return call;
}

static void
call_free (Call *call)
{
  g_application_release (G_APPLICATION (call->provider));
  g_clear_object (&call->provider);
  g_clear_object (&call->invocation);
  g_clear_object (&call->cancellable);
  g_strfreev (call->ids);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

/* g_dbus_method_invocation_return_*() takes what it is given. */
static void
call_answer (Call     *call,
             GVariant *answer)
{
  g_dbus_method_invocation_return_value (g_steal_pointer (&call->invocation), answer);
}

/* --- searching -------------------------------------------------------------------------------- */

static void
answer_nothing (Call         *call,
                const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("The desktop got no answer: %s", error->message);
  call_answer (call, g_variant_new ("(as)", NULL));
}

static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = hub_reader_rows_finish (HUB_READER (source), result, &error);
  GVariantBuilder ids;

  if (rows == NULL)
    {
      answer_nothing (call, error);
      return;
    }

  g_hash_table_remove_all (call->provider->entries);
  g_variant_builder_init (&ids, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < rows->len; i++)
    {
      HubRow *row = g_ptr_array_index (rows, i);
      char *id;

      if (row == NULL)         /* gone since the search */
        continue;
      id = g_strdup_printf ("%s %s", hub_entry_get_uuid (row->entry),
                            hub_entry_get_langcode (row->entry));
      g_variant_builder_add (&ids, "s", id);
      g_hash_table_replace (call->provider->entries, id, g_object_ref (row->entry));
    }
  call_answer (call, g_variant_new ("(as)", &ids));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(HubTyping) typing = NULL;
  g_autoptr(HubResults) results = hub_reader_type_finish (HUB_READER (source), result, &typing,
                                                          NULL, &error);
  const gint64 *ids;
  guint n_ids = 0;

  if (results == NULL)
    {
      answer_nothing (call, error);
      return;
    }

  ids = hub_results_get_ids (results, &n_ids);
  hub_reader_rows_async (HUB_READER (source), ids, MIN (n_ids, MAX_RESULTS), NULL,
                         call->cancellable, rows_cb, call);
  g_steal_pointer (&call);
}

/* What the window may have synced since is there, too. */
static void
search (HubSearchProvider     *self,
        GDBusMethodInvocation *invocation,
        char                 **terms)
{
  g_autoptr(HubQuery) everything = hub_query_new ();
  g_autofree char *text = g_strjoinv (" ", terms);
  Call *call = call_new (self, invocation);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call->cancellable = g_object_ref (self->cancellable);
  hub_reader_refresh_async (self->reader, NULL, NULL, NULL);
  hub_reader_type_async (self->reader, everything, text, HUB_NO_CURSOR, self->cancellable,
                         found_cb, call);
}

/* --- telling of results ----------------------------------------------------------------------- */

static void look_up_next (Call *call);

static char *
dup_description (HubEntry *entry)
{
  const char *summary = hub_entry_get_summary (entry);
  g_autofree char *line = g_strjoinv (", ", (char **) hub_entry_get_publishers (entry));

  if (*line != '\0' || summary == NULL)
    return g_steal_pointer (&line);
  return g_utf8_substring (summary, 0, MIN (g_utf8_strlen (summary, -1), MAX_DESCRIPTION));
}

static void
add_meta (GVariantBuilder *metas,
          const char      *id,
          HubEntry        *entry)
{
  g_autofree char *description = dup_description (entry);

  g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name",
                         g_variant_new_string (hub_entry_get_title (entry)));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  if (hub_entry_get_url (entry) != NULL)
    g_variant_builder_add (metas, "{sv}", "clipboardText",
                           g_variant_new_string (hub_entry_get_url (entry)));
  g_variant_builder_close (metas);
}

static void
answer_metas (Call *call)
{
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; call->ids[i] != NULL; i++)
    {
      HubEntry *entry = g_hash_table_lookup (call->provider->entries, call->ids[i]);

      if (entry != NULL)
        add_meta (&metas, call->ids[i], entry);
    }
  call_answer (call, g_variant_new ("(aa{sv})", &metas));
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(HubEntry) entry = hub_reader_find_finish (HUB_READER (source), result, NULL);

  if (entry != NULL)
    g_hash_table_replace (call->provider->entries, g_strdup (call->ids[call->at]),
                          g_steal_pointer (&entry));
  call->at++;
  look_up_next (g_steal_pointer (&call));
}

/* Takes the call: looks for what is not among the last results, then answers. */
static void
look_up_next (Call *call)
{
  while (call->ids[call->at] != NULL)
    {
      const char *id = call->ids[call->at];
      const char *space = strchr (id, ' ');

      if (space != NULL && !g_hash_table_contains (call->provider->entries, id))
        {
          g_autofree char *uuid = g_strndup (id, space - id);

          hub_reader_find_async (call->provider->reader, uuid, space + 1, NULL, looked_up_cb,
                                 call);
          return;
        }
      call->at++;
    }

  answer_metas (call);
  call_free (call);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result,
                                                              &error);

  if (answer == NULL)
    g_dbus_method_invocation_return_gerror (g_steal_pointer (&call->invocation), error);
  else
    call_answer (call, NULL);
}

/* Asks the program with the window, which the bus starts if need be. */
static void
ask_window (HubSearchProvider     *self,
            GDBusMethodInvocation *invocation,
            const char            *method,
            GVariant              *parameters)
{
  g_autofree char *path = g_strconcat ("/", HUB_APPLICATION_ID, NULL);

  g_strdelimit (path, ".", '/');
  g_dbus_connection_call (g_dbus_method_invocation_get_connection (invocation),
                          HUB_APPLICATION_ID, path, "org.freedesktop.Application", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, opened_cb,
                          call_new (self, invocation));
}

static void
open_entry (HubSearchProvider     *self,
            GDBusMethodInvocation *invocation,
            const char            *id)
{
  g_auto(GStrv) words = g_strsplit (id, " ", 2);
  g_autofree char *escaped = g_uri_escape_string (words[0] != NULL ? words[0] : "", NULL, FALSE);
  gboolean has_language = words[0] != NULL && words[1] != NULL;
  g_autofree char *language = g_uri_escape_string (has_language ? words[1] : "", NULL, FALSE);
  g_autofree char *address = g_strconcat ("hub-reader:entry/", escaped,
                                          has_language ? "/" : "", language, NULL);
  const char *const addresses[] = { address, NULL };

  ask_window (self, invocation, "Open", g_variant_new ("(^asa{sv})", addresses, NULL));
}

static void
open_search (HubSearchProvider     *self,
             GDBusMethodInvocation *invocation,
             char                 **terms)
{
  g_autofree char *text = g_strjoinv (" ", terms);
  GVariantBuilder words;

  g_variant_builder_init (&words, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&words, "v", g_variant_new_string (text));
  ask_window (self, invocation, "ActivateAction",
              g_variant_new ("(sava{sv})", "search", &words, NULL));
}

/* --- the bus ---------------------------------------------------------------------------------- */

static void
method_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  HubSearchProvider *self = user_data;
  g_auto(GStrv) words = NULL;

  if (g_str_equal (method, "ActivateResult"))
    {
      const char *id;

      g_variant_get_child (parameters, 0, "&s", &id);
      open_entry (self, invocation, id);
      return;
    }

  g_variant_get_child (parameters, g_str_equal (method, "GetSubsearchResultSet") ? 1 : 0, "^as",
                       &words);
  if (g_str_equal (method, "GetResultMetas"))
    {
      Call *call = call_new (self, invocation);

      call->ids = g_steal_pointer (&words);
      look_up_next (call);
    }
  else if (g_str_equal (method, "LaunchSearch"))
    open_search (self, invocation, words);
  else
    search (self, invocation, words);
}

static gboolean
hub_search_provider_dbus_register (GApplication    *application,
                                   GDBusConnection *connection,
                                   const char      *path,
                                   GError         **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  HubSearchProvider *self = HUB_SEARCH_PROVIDER (application);
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, error);

  if (node == NULL)
    return FALSE;

  self->registration = g_dbus_connection_register_object (connection, path, node->interfaces[0],
                                                          &vtable, self, NULL, error);
  return self->registration != 0;
}

static void
hub_search_provider_dbus_unregister (GApplication    *application,
                                     GDBusConnection *connection,
                                     const char      *path)
{
  HubSearchProvider *self = HUB_SEARCH_PROVIDER (application);

  if (self->registration != 0)
    g_dbus_connection_unregister_object (connection, self->registration);
  self->registration = 0;
}

static void
hub_search_provider_shutdown (GApplication *application)
{
  HubSearchProvider *self = HUB_SEARCH_PROVIDER (application);

  g_cancellable_cancel (self->cancellable);
  hub_reader_stop (self->reader);
  G_APPLICATION_CLASS (hub_search_provider_parent_class)->shutdown (application);
}

static void
hub_search_provider_dispose (GObject *object)
{
  HubSearchProvider *self = HUB_SEARCH_PROVIDER (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->entries, g_hash_table_unref);

  G_OBJECT_CLASS (hub_search_provider_parent_class)->dispose (object);
}

static void
hub_search_provider_class_init (HubSearchProviderClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_search_provider_dispose;
  application_class->dbus_register = hub_search_provider_dbus_register;
  application_class->dbus_unregister = hub_search_provider_dbus_unregister;
  application_class->shutdown = hub_search_provider_shutdown;
}

static void
hub_search_provider_init (HubSearchProvider *self)
{
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

/**
 * hub_search_provider_new:
 * @data_dir: (type filename): folder of the catalogue
 *
 * Makes what answers the desktop. Run it as an application, on the main thread; it ends by itself.
 *
 * Returns: (transfer full): the provider
 */
HubSearchProvider *
hub_search_provider_new (const char *data_dir)
{
  HubSearchProvider *self = g_object_new (HUB_TYPE_SEARCH_PROVIDER,
                                          "application-id", BUS_NAME,
                                          "flags", G_APPLICATION_IS_SERVICE,
                                          "inactivity-timeout", IDLE_MS,
                                          NULL);

  self->reader = hub_reader_new (data_dir);
  return self;
}

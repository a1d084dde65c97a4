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
 * A result is known to the desktop by "UUID LANGCODE", which means the same after a restart. What
 * is asked for by "star" and more words is offered to be starred (hub-star-offer.c), before what is
 * found by all the words.
 */

#define G_LOG_DOMAIN "hub-search-provider"

#include "hub-search-provider.h"

#include "hub-forward.h"
#include "hub-reader.h"
#include "hub-star-offer.h"
#include "hub-starred.h"

#include <string.h>

#define BUS_NAME HUB_APPLICATION_ID ".SearchProvider"
#define MAX_RESULTS 10
#define MAX_OFFERS 3           /* where there are results besides; the desktop shows five rows */
#define IDLE_MS 60000          /* as long as somebody may think about the next word */
#define MAX_DESCRIPTION 200    /* characters; the desktop shows a line */

struct _HubSearchProvider
{
  GApplication  parent_instance;

  HubReader    *reader;        /* (owned) */
  HubStarred   *starred;       /* (owned) */
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
  char                  *words;        /* (owned) (nullable): of a search that is to follow */
  GPtrArray             *offers;       /* (owned) (nullable) (element-type HubRow): to be starred */
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
  g_clear_pointer (&call->offers, g_ptr_array_unref);
  g_free (call->words);
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

/* (transfer full): how an entry is known here, whatever the result does with it */
static char *
dup_key (HubEntry *entry)
{
  return g_strdup_printf ("%s %s", hub_entry_get_uuid (entry), hub_entry_get_langcode (entry));
}

static void
add_results (Call            *call,
             GVariantBuilder *ids,
             GPtrArray       *rows,   /* (element-type HubRow) */
             guint            max,
             gboolean         are_offers)
{
  for (guint i = 0; i < MIN (rows->len, max); i++)
    {
      HubRow *row = g_ptr_array_index (rows, i);
      g_autofree char *id = NULL;

      if (row == NULL)         /* gone since the search */
        continue;
      id = are_offers ? hub_star_offer_dup_id (row->entry) : dup_key (row->entry);
      g_variant_builder_add (ids, "s", id);
      g_hash_table_replace (call->provider->entries, dup_key (row->entry),
                            g_object_ref (row->entry));
    }
}

static void
answer_results (Call      *call,
                GPtrArray *rows)   /* (element-type HubRow) */
{
  GVariantBuilder ids;

  g_hash_table_remove_all (call->provider->entries);
  g_variant_builder_init (&ids, G_VARIANT_TYPE ("as"));
  if (call->offers != NULL)
    add_results (call, &ids, call->offers, rows->len > 0 ? MAX_OFFERS : MAX_RESULTS, TRUE);
  add_results (call, &ids, rows, MAX_RESULTS, FALSE);
  call_answer (call, g_variant_new ("(as)", &ids));
}

static void look_for (Call       *call,
                      const char *words);

static void
rows_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Call) call = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = hub_reader_rows_finish (HUB_READER (source), result, &error);
  g_autofree char *words = g_steal_pointer (&call->words);

  if (rows == NULL)
    answer_nothing (call, error);
  else if (words == NULL)
    answer_results (call, rows);
  else
    {
      call->offers = g_steal_pointer (&rows);
      look_for (g_steal_pointer (&call), words);
    }
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

/* Takes the call. */
static void
look_for (Call       *call,
          const char *words)
{
  g_autoptr(HubQuery) everything = hub_query_new ();

  hub_reader_type_async (call->provider->reader, everything, words, HUB_NO_CURSOR,
                         call->cancellable, found_cb, call);
}

/* What the window may have synced since is there, too. */
static void
search (HubSearchProvider     *self,
        GDBusMethodInvocation *invocation,
        char                 **terms)
{
  g_autofree char *all_words = g_strjoinv (" ", terms);
  g_autofree char *offered = hub_star_offer_dup_words ((const char *const *) terms);
  Call *call = call_new (self, invocation);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  call->cancellable = g_object_ref (self->cancellable);
  hub_reader_refresh_async (self->reader, NULL, NULL, NULL);
  if (offered != NULL)
    call->words = g_steal_pointer (&all_words);
  look_for (call, offered != NULL ? offered : all_words);
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

/* (transfer full): the key of what a result is about */
static char *
dup_key_of_id (const char *id)
{
  g_autofree char *uuid = NULL;
  g_autofree char *langcode = NULL;

  return hub_star_offer_parse_id (id, &uuid, &langcode) ? g_strjoin (" ", uuid, langcode, NULL)
                                                        : g_strdup (id);
}

static void
add_meta (HubSearchProvider *self,
          GVariantBuilder   *metas,
          const char        *id,
          const char        *key,
          HubEntry          *entry)
{
  gboolean is_starred = hub_starred_contains (self->starred, entry);
  gboolean is_offer = !g_str_equal (id, key);
  g_autofree char *description = dup_description (entry);
  g_autofree char *name = is_offer ? hub_star_offer_dup_name (entry, is_starred)
                                   : g_strdup (hub_entry_get_title (entry));

  g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (name));
  if (is_offer)
    g_variant_builder_add (metas, "{sv}", "gicon",
                           g_variant_new_string (is_starred ? "starred-symbolic"
                                                            : "non-starred-symbolic"));
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
      g_autofree char *key = dup_key_of_id (call->ids[i]);
      HubEntry *entry = g_hash_table_lookup (call->provider->entries, key);

      if (entry != NULL)
        add_meta (call->provider, &metas, call->ids[i], key, entry);
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
    g_hash_table_replace (call->provider->entries, dup_key_of_id (call->ids[call->at]),
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
      g_autofree char *key = dup_key_of_id (call->ids[call->at]);
      const char *space = strchr (key, ' ');

      if (space != NULL && !g_hash_table_contains (call->provider->entries, key))
        {
          g_autofree char *uuid = g_strndup (key, space - key);

          hub_reader_find_async (call->provider->reader, uuid, space + 1, NULL, looked_up_cb,
                                 call);
          return;
        }
      call->at++;
    }

  answer_metas (call);
  call_free (call);
}

static void
stars_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr(GError) error = NULL;

  if (!hub_starred_look_finish (call->provider->starred, result, &error))
    g_info ("Stars are not known: %s", error->message);
  look_up_next (call);
}

static void
tell_of_results (HubSearchProvider     *self,
                 GDBusMethodInvocation *invocation,
                 char                 **ids)   /* (transfer full) */
{
  Call *call = call_new (self, invocation);
  gboolean has_offer = FALSE;

  call->ids = ids;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *key = dup_key_of_id (ids[i]);

      has_offer = has_offer || !g_str_equal (key, ids[i]);
    }

  if (has_offer)
    hub_starred_look_async (self->starred, stars_cb, call);
  else
    look_up_next (call);
}

/* --- opening ---------------------------------------------------------------------------------- */

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

  hub_forward_address (G_APPLICATION (self), invocation, address);
}

/* What a result stands for: an entry to open, or to star, which opens it where it is starred. */
static void
choose (HubSearchProvider     *self,
        GDBusMethodInvocation *invocation,
        const char            *id)
{
  g_autofree char *uuid = NULL;
  g_autofree char *langcode = NULL;

  if (hub_star_offer_parse_id (id, &uuid, &langcode))
    hub_forward_action (G_APPLICATION (self), invocation, "star",
                        g_variant_new ("(ss)", uuid, langcode));
  else
    open_entry (self, invocation, id);
}

/* What was offered to be starred is shown with its stars. */
static void
open_search (HubSearchProvider     *self,
             GDBusMethodInvocation *invocation,
             char                 **terms)
{
  g_autofree char *offered = hub_star_offer_dup_words ((const char *const *) terms);
  g_autofree char *text = offered != NULL ? g_steal_pointer (&offered) : g_strjoinv (" ", terms);

  hub_forward_action (G_APPLICATION (self), invocation, "search", g_variant_new_string (text));
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
      choose (self, invocation, id);
      return;
    }

  g_variant_get_child (parameters, g_str_equal (method, "GetSubsearchResultSet") ? 1 : 0, "^as",
                       &words);
  if (g_str_equal (method, "GetResultMetas"))
    tell_of_results (self, invocation, g_steal_pointer (&words));
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
  g_clear_pointer (&self->starred, hub_starred_free);
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
  self->starred = hub_starred_new (data_dir);
  return self;
}

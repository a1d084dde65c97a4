/* demo-control.c: how a test changes the hub while it runs
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* POST /control with one JSON object. "do" says what; what is in brackets may be left out. An
 * item is named by "uuid", or a node by "nid".
 *
 *   {"do":"change",  "uuid":…, ["title":…], ["langcode":"fr"], ["changed":N]}
 *   {"do":"add",     ["bundle":"resource"], ["title":…], ["count":1], ["changed":N], ["uuid":…]}
 *                                                        the id may be that of a deleted item
 *   {"do":"hide",    "uuid":…}                                   unpublishes all translations
 *   {"do":"publish", "uuid":…}
 *   {"do":"delete",  "uuid":…}                                   an entry, a term or a file
 *   {"do":"rename-term", "uuid":…, "title":…}                    its entries do not change
 *   {"do":"replace-file", "uuid":…, ["size":N]}                  another file, same address; of an
 *                                                        entry, its first one
 *   {"do":"fault",   "name":…|null, ["after":N], ["times":N], ["on":"collections|files|all"]}
 *   {"do":"stats"}
 *
 * "change" edits one translation. Each change gives what it changes a later "changed" than anything
 * had before, or the one that is asked for, in Unix seconds. The answer is
 * 200 with the item, as {"ok":true,"uuid":…,"number":…,"changed":…}, where "changed" is in Unix
 * seconds; of several added entries it is the last. "stats" answers
 *
 *   {"ok":true,"requests":N,"bytes":N,"open":N,"most_open":N,"connections":N,"not_modified":N,
 *    "elsewhere":N,"struck":N}
 *
 * (see DemoStats). What cannot be done is 400 with {"error":"…"}.
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-control.h"

#include "demo-corpus.h"
#include "demo-json.h"

#include <json-glib/json-glib.h>

/* A command while it is done. */
typedef struct
{
  DemoStore       *store;
  DemoFaultPlan   *plan;
  const DemoStats *stats;
  JsonObject      *command;
} Control;

typedef DemoItem *(*ControlFunc) (Control *self,
                                  GError **error);

static const char *
get_text (Control    *self,
          const char *member)
{
  return json_object_get_string_member_with_default (self->command, member, NULL);
}

static gint64
get_int (Control    *self,
         const char *member,
         gint64      fallback)
{
  return json_object_get_int_member_with_default (self->command, member, fallback);
}

static DemoItem *
find_node (Control *self,
           gint64   number)
{
  guint n_types = 0;
  DemoType *types = demo_store_get_types (self->store, &n_types);

  for (guint i = 0; i < n_types; i++)
    {
      DemoItem *item = types[i].kind == DEMO_KIND_NODE ? demo_store_find_number (&types[i], number)
                                                       : NULL;

      if (item != NULL)
        return item;
    }

  return NULL;
}

static DemoItem *
find_item (Control *self,
           GError **error)
{
  const char *uuid = get_text (self, "uuid");
  DemoItem *item = uuid != NULL ? demo_store_find_item (self->store, uuid)
                                : find_node (self, get_int (self, "nid", 0));

  if (item == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such item");

  return item;
}

/* Gives an edited translation its new time and the item its new revision. */
static void
touch (Control         *self,
       DemoItem        *item,
       DemoTranslation *translation)
{
  translation->changed = demo_store_touch (self->store);
  translation->changed = get_int (self, "changed", translation->changed);
  item->revision++;
}

static void
set_title (Control         *self,
           DemoTranslation *translation)
{
  const char *title = get_text (self, "title");
  g_autofree char *other = g_strconcat (translation->title, " (changed)", NULL);

  translation->title = demo_store_keep (self->store, title != NULL ? title : other);
}

static DemoItem *
do_change (Control *self,
           GError **error)
{
  const char *langcode = get_text (self, "langcode");
  DemoItem *item = find_item (self, error);

  for (guint i = 0; item != NULL && i < item->n_translations; i++)
    {
      if (langcode == NULL || g_str_equal (item->translations[i].langcode, langcode))
        {
          set_title (self, &item->translations[i]);
          touch (self, item, &item->translations[i]);
          return item;
        }
    }

  if (item != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such translation");

  return NULL;
}

static DemoItem *
do_add (Control *self,
        GError **error)
{
  const char *bundle = get_text (self, "bundle");
  DemoType *type = demo_store_find_type (self->store, "node", bundle != NULL ? bundle : "resource");
  gint64 count = CLAMP (get_int (self, "count", 1), 1, DEMO_MAX_ENTRIES);
  const char *uuid = get_text (self, "uuid");
  DemoItem *item = NULL;

  if (uuid != NULL && (strlen (uuid) != 36 || demo_store_find_item (self->store, uuid) != NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "That is no free id");
      return NULL;
    }
  if (type == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such bundle");
      return NULL;
    }

  for (gint64 i = 0; i < count; i++)
    {
      item = demo_corpus_add (self->store, type);
      item->translations[0].changed = get_int (self, "changed", item->translations[0].changed);
      if (get_text (self, "title") != NULL)
        set_title (self, &item->translations[0]);
    }
  if (uuid != NULL)
    demo_store_reuse_uuid (self->store, item, uuid);

  return item;
}

static DemoItem *
set_status (Control *self,
            gboolean status,
            GError **error)
{
  DemoItem *item = find_item (self, error);

  for (guint i = 0; item != NULL && i < item->n_translations; i++)
    {
      item->translations[i].status = status;
      touch (self, item, &item->translations[i]);
    }

  return item;
}

static DemoItem *
do_hide (Control *self,
         GError **error)
{
  return set_status (self, FALSE, error);
}

static DemoItem *
do_publish (Control *self,
            GError **error)
{
  return set_status (self, TRUE, error);
}

static DemoItem *
do_delete (Control *self,
           GError **error)
{
  DemoItem *item = find_item (self, error);

  if (item != NULL)
    demo_store_delete (self->store, item);

  return item;
}

static DemoItem *
do_rename_term (Control *self,
                GError **error)
{
  DemoItem *item = find_item (self, error);

  if (item != NULL && (item->type->kind != DEMO_KIND_TERM || get_text (self, "title") == NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "A term and a title are needed");
      return NULL;
    }
  if (item != NULL)
    {
      set_title (self, &item->translations[0]);
      touch (self, item, &item->translations[0]);
    }

  return item;
}

static DemoItem *
do_replace_file (Control *self,
                 GError **error)
{
  DemoItem *item = find_item (self, error);
  const DemoRef *file = item != NULL ? demo_item_get_ref (item, DEMO_RELATION_FILES, 0) : NULL;

  if (file != NULL)
    item = file->target;
  if (item != NULL && item->type->kind != DEMO_KIND_FILE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "This is no file");
      return NULL;
    }
  if (item != NULL)
    {
      item->size = get_int (self, "size", item->size);
      touch (self, item, &item->translations[0]);
    }

  return item;
}

static DemoItem *
do_fault (Control *self,
          GError **error)
{
  if (!demo_fault_plan_set (self->plan, get_text (self, "name"), get_int (self, "after", 0),
                            get_int (self, "times", 0), get_text (self, "on")))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such fault");

  return NULL;
}

static DemoItem *
do_stats (Control *self,
          GError **error)
{
  return NULL;
}

static const struct
{
  const char  *name;
  ControlFunc  function;
} commands[] =
{
  { "change", do_change },
  { "add", do_add },
  { "hide", do_hide },
  { "publish", do_publish },
  { "delete", do_delete },
  { "rename-term", do_rename_term },
  { "replace-file", do_replace_file },
  { "fault", do_fault },
  { "stats", do_stats },
};

static gint64
newest_change (const DemoItem *item)
{
  gint64 newest = 0;

  for (guint i = 0; i < item->n_translations; i++)
    newest = MAX (newest, item->translations[i].changed);

  return newest;
}

static char *
make_answer (Control        *self,
             const DemoItem *item)
{
  g_auto(DemoJson) json = { NULL };

  demo_json_init (&json);
  demo_json_open (&json, '{');
  demo_json_key_bool (&json, "ok", TRUE);
  if (item != NULL)
    {
      demo_json_key_string (&json, "uuid", item->uuid);
      demo_json_key_int (&json, "number", item->number);
      demo_json_key_int (&json, "changed", newest_change (item));
    }
  else
    {
      demo_json_key_int (&json, "requests", self->stats->requests);
      demo_json_key_int (&json, "bytes", self->stats->bytes);
      demo_json_key_int (&json, "open", self->stats->open);
      demo_json_key_int (&json, "most_open", self->stats->most_open);
      demo_json_key_int (&json, "connections", self->stats->connections);
      demo_json_key_int (&json, "not_modified", self->stats->not_modified);
      demo_json_key_int (&json, "elsewhere", self->stats->elsewhere);
      demo_json_key_int (&json, "struck", self->stats->struck);
    }
  demo_json_close (&json, '}');

  return g_string_free_and_steal (g_steal_pointer (&json.text));
}

/**
 * demo_control_do:
 * @store: what to change
 * @plan: the faults to come
 * @stats: what the server has done
 * @command: a JSON object, see the top of this file
 * @length: its length, bytes
 * @error: a `G_IO_ERROR` or a JSON error if it cannot be done
 *
 * Does what a test asks for.
 *
 * Returns: (transfer full) (nullable): the answer, a JSON object
 */
char *
demo_control_do (DemoStore       *store,
                 DemoFaultPlan   *plan,
                 const DemoStats *stats,
                 const char      *command,
                 gssize           length,
                 GError         **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) failure = NULL;
  Control self = { store, plan, stats, NULL };
  JsonNode *root = NULL;
  DemoItem *item = NULL;
  const char *name = NULL;

  if (!json_parser_load_from_data (parser, command, length, error))
    return NULL;

  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      self.command = json_node_get_object (root);
      name = get_text (&self, "do");
    }

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    {
      if (!g_str_equal (commands[i].name, name))
        continue;
      item = commands[i].function (&self, &failure);
      if (failure == NULL)
        return make_answer (&self, item);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no such command");

  return NULL;
}

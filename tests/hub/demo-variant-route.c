/* demo-variant-route.c: requests to a variant, in the hub's own names
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-variant.h"

#include "demo-files.h"
#include "demo-route.h"

#include <string.h>

#define PLAIN_BASE "/jsonapi"
#define NOWHERE "/nowhere"

/* From the variant's name of a field or type to the hub's, or the other way. */
typedef const char *(*NameFunc) (const DemoVariant *self,
                                 DemoStore         *store,
                                 const char        *name);

typedef struct
{
  const DemoVariant *variant;
  DemoStore         *store;
  NameFunc           field;
  NameFunc           type;
} Names;

static const char *
read_field (const DemoVariant *self,
            DemoStore         *store,
            const char        *name)
{
  return demo_variant_read_field (self, name);
}

static const char *
show_field (const DemoVariant *self,
            DemoStore         *store,
            const char        *name)
{
  const char *shown = demo_variant_show_field (self, name);

  return shown != NULL ? shown : name;
}

static const char *
read_type (const DemoVariant *self,
           DemoStore         *store,
           const char        *name)
{
  guint n_types = 0;
  const DemoType *types = demo_store_get_types (store, &n_types);

  for (guint i = 0; i < n_types; i++)
    {
      if (g_strcmp0 (demo_variant_show_type (self, types[i].name), name) == 0)
        return types[i].name;
    }

  return name;
}

static const char *
show_type (const DemoVariant *self,
           DemoStore         *store,
           const char        *name)
{
  const char *shown = demo_variant_show_type (self, name);

  return shown != NULL ? shown : name;
}

/* "-field_a.name" and the like: only the first step is a name of ours. */
static char *
rename_path (const Names *names,
             const char  *path)
{
  const char *sign = *path == '-' ? "-" : "";
  const char *start = path + strlen (sign);
  gsize length = strcspn (start, ".");
  g_autofree char *head = g_strndup (start, length);

  return g_strconcat (sign, names->field (names->variant, names->store, head), start + length,
                      NULL);
}

static void
rename_list (const Names *names,
             DemoParam   *param)
{
  g_auto(GStrv) paths = param->value != NULL ? g_strsplit (param->value, ",", -1) : NULL;

  if (paths == NULL)
    return;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = paths[i];

      paths[i] = rename_path (names, path);
    }
  g_free (param->value);
  param->value = g_strjoinv (",", paths);
}

static void
rename_key (DemoParam  *param,
            const char *key)
{
  g_set_str (&param->key, key);
}

/* A condition is named by its path, unless it has a path of its own. */
static void
rename_condition (const Names *names,
                  DemoParam   *param)
{
  DemoParam *inner = demo_param_find (param, "condition");
  DemoParam *path = demo_param_find (inner != NULL ? inner : param, "path");
  g_autofree char *key = NULL;

  if (path != NULL)
    {
      rename_list (names, path);
    }
  else if (inner == NULL && demo_param_find (param, "group") == NULL)
    {
      key = rename_path (names, param->key);
      rename_key (param, key);
    }
}

static void
rename_params (const Names *names,
               DemoParam   *params)
{
  for (guint i = 0; i < params->children->len; i++)
    {
      DemoParam *param = g_ptr_array_index (params->children, i);
      gboolean is_fields = g_str_equal (param->key, "fields");

      if (g_str_equal (param->key, "sort") || g_str_equal (param->key, "include"))
        rename_list (names, param);
      for (guint j = 0; param->children != NULL && j < param->children->len; j++)
        {
          DemoParam *child = g_ptr_array_index (param->children, j);

          if (is_fields)
            {
              rename_list (names, child);
              rename_key (child, names->type (names->variant, names->store, child->key));
            }
          else if (g_str_equal (param->key, "filter"))
            {
              rename_condition (names, child);
            }
        }
    }
}

/* What of @path is below @head, by whole steps. */
static const char *
get_rest (const char *path,
          const char *head)
{
  gsize length = strlen (head);

  return g_str_has_prefix (path, head) && (path[length] == '/' || path[length] == '\0')
             ? path + length
             : NULL;
}

/* The field in "/ID/FIELD" or "/ID/relationships/FIELD". */
static char *
rename_steps (const Names *names,
              const char  *rest)
{
  g_auto(GStrv) steps = g_strsplit (rest, "/", -1);
  guint n_steps = g_strv_length (steps);

  if (n_steps >= 3)
    {
      g_autofree char *last = steps[n_steps - 1];

      steps[n_steps - 1] = g_strdup (names->field (names->variant, names->store, last));
    }

  return g_strjoinv ("/", steps);
}

static char *
read_path (const Names *names,
           const char  *path)
{
  const DemoVariant *self = names->variant;
  const char *below = *self->base_path != '\0' ? get_rest (path, self->base_path) : NULL;
  guint n_types = 0;
  const DemoType *types = demo_store_get_types (names->store, &n_types);

  if (below == NULL)
    return g_strdup (get_rest (path, PLAIN_BASE) != NULL ? NOWHERE : path);
  if (*below == '\0' || g_str_equal (below, "/"))
    return g_strdup (PLAIN_BASE);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *shown = NULL;
      g_autofree char *steps = NULL;
      const char *rest;

      if (demo_variant_show_type (self, types[i].name) == NULL)
        continue;
      shown = demo_variant_show_path (self, &types[i]);
      rest = get_rest (below + 1, shown);
      if (rest == NULL)
        continue;
      steps = rename_steps (names, rest);
      return g_strconcat (PLAIN_BASE "/", types[i].entity, "/", types[i].bundle, steps, NULL);
    }

  return g_strdup (NOWHERE);
}

static char *
show_path (const Names *names,
           const char  *path)
{
  const char *below = get_rest (path, PLAIN_BASE);
  guint n_types = 0;
  const DemoType *types = demo_store_get_types (names->store, &n_types);

  if (below == NULL)
    return g_strdup (path);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *plain = g_strconcat ("/", types[i].entity, "/", types[i].bundle, NULL);
      g_autofree char *shown = NULL;
      g_autofree char *steps = NULL;
      const char *rest = get_rest (below, plain);

      if (rest == NULL || demo_variant_show_type (names->variant, types[i].name) == NULL)
        continue;
      shown = demo_variant_show_path (names->variant, &types[i]);
      steps = rename_steps (names, rest);
      return g_strconcat (names->variant->base_path, "/", shown, steps, NULL);
    }

  return g_strconcat (names->variant->base_path, below, NULL);
}

static DemoResponse *
refuse_reader (const DemoRequest *request)
{
  return demo_response_new_error (request, 403,
                                  "The current user is not allowed to GET the selected resource.",
                                  "/data");
}

static gboolean
is_closed (const DemoVariant *self,
           const char        *path)
{
  g_autofree char *closed = NULL;

  if (self->closed == NULL)
    return FALSE;
  closed = g_strconcat (PLAIN_BASE "/", self->closed, NULL);

  return get_rest (path, closed) != NULL;
}

/**
 * demo_variant_show_address:
 * @self: a variant
 * @store: the store
 * @request: the request that is answered
 * @address: an address that the hub wrote
 *
 * Puts an address of the API into the variant's names. Others stay as they are.
 *
 * Returns: (transfer full): the address
 */
char *
demo_variant_show_address (const DemoVariant *self,
                           DemoStore         *store,
                           const DemoRequest *request,
                           const char        *address)
{
  const Names names = { self, store, show_field, show_type };
  g_autofree char *head = g_strconcat (request->base, request->prefix, NULL);
  g_autofree char *plain = NULL;
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;
  g_autoptr(DemoParam) params = NULL;
  const char *question = strchr (address, '?');

  if (!g_str_has_prefix (address, head))
    return g_strdup (address);

  plain = g_strndup (address + strlen (head),
                     (question != NULL ? (gsize) (question - address) : strlen (address)) -
                     strlen (head));
  path = show_path (&names, plain);
  params = demo_params_parse (question != NULL ? question + 1 : NULL);
  rename_params (&names, params);
  query = demo_params_to_string (params, FALSE);

  return g_strconcat (head, path, question != NULL ? "?" : "", query, NULL);
}

/**
 * demo_variant_route:
 * @self: (nullable): a variant; %NULL: the hub as it is
 * @store: the store
 * @request: a request
 *
 * Answers a request as a healthy hub of this variant does.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_variant_route (const DemoVariant *self,
                    DemoStore         *store,
                    const DemoRequest *request)
{
  const Names names = { self, store, read_field, read_type };
  g_autoptr(DemoRequest) plain = NULL;
  DemoResponse *response = NULL;

  if (self == NULL || g_str_has_prefix (request->path, DEMO_FILES_PREFIX))
    return demo_route (store, request);

  plain = demo_request_new (request->method, request->base + strlen ("http://"), request->target);
  g_free (plain->path);
  plain->path = self->has_no_languages && *request->prefix != '\0'
                    ? g_strdup (NOWHERE)
                    : read_path (&names, request->path);
  rename_params (&names, plain->params);

  if (is_closed (self, plain->path))
    response = refuse_reader (plain);
  else
    response = demo_route (store, plain);
  demo_variant_show_document (self, store, plain, response);

  return response;
}

/* demo-params.c: a query string, read as PHP reads it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-params.h"

#include <string.h>

/* Deeper brackets are dropped with all that stands in them; PHP's own limit is 64. */
#define MAX_DEPTH 16

static DemoParam *
param_new (const char *key)
{
  DemoParam *self = g_new0 (DemoParam, 1);

  self->key = g_strdup (key);

  return self;
}

/* PHP keeps the place of a name that comes again and takes the later value; empty brackets
 * count up from 0. */
static DemoParam *
param_child (DemoParam  *self,
             const char *key)
{
  g_autofree char *number = NULL;
  DemoParam *child;

  g_clear_pointer (&self->value, g_free);
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_param_free);

  if (*key == '\0')
    key = number = g_strdup_printf ("%u", self->children->len);

  child = demo_param_find (self, key);
  if (child == NULL)
    {
      child = param_new (key);
      g_ptr_array_add (self->children, child);
    }

  return child;
}

/* A plus is a space; a broken escape or a text that is not UTF-8 is kept as it came. */
static char *
decode (const char *text,
        gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  char *plain;

  g_strdelimit (copy, "+", ' ');
  plain = g_uri_unescape_string (copy, NULL);
  if (plain != NULL && !g_utf8_validate (plain, -1, NULL))
    g_clear_pointer (&plain, g_free);

  return plain != NULL ? plain : g_utf8_make_valid (copy, -1);
}

static void
add_pair (DemoParam  *root,
          const char *name,
          const char *value)
{
  const char *bracket = strchr (name, '[');
  gsize head = bracket != NULL && bracket != name ? (gsize) (bracket - name) : strlen (name);
  g_autofree char *first = g_strndup (name, head);
  DemoParam *at;
  guint depth = 0;

  if (*first == '\0')
    return;

  /* the name of a PHP variable cannot hold a dot or a space; a name in brackets can */
  g_strdelimit (first, ". ", '_');
  at = param_child (root, first);

  for (name += head; *name == '['; )
    {
      const char *end = strchr (name, ']');
      g_autofree char *key = end != NULL ? g_strndup (name + 1, end - name - 1) : NULL;

      if (key == NULL || ++depth > MAX_DEPTH)
        break;
      at = param_child (at, key);
      name = end + 1;
    }

  g_clear_pointer (&at->children, g_ptr_array_unref);
  g_free (at->value);
  at->value = g_strdup (value);
}

static void
append_encoded (GString    *text,
                const char *value,
                const char *kept)
{
  g_autofree char *escaped = g_uri_escape_string (value, kept, FALSE);

  g_string_append (text, escaped);
}

static void
append_param (GString         *text,
              const DemoParam *self,
              const char      *path)
{
  if (self->children != NULL)
    {
      for (guint i = 0; i < self->children->len; i++)
        {
          const DemoParam *child = g_ptr_array_index (self->children, i);
          g_autoptr(GString) inner = g_string_new (path);

          g_string_append (inner, "%5B");
          append_encoded (inner, child->key, NULL);
          g_string_append (inner, "%5D");
          append_param (text, child, inner->str);
        }
      return;
    }

  if (text->len > 0)
    g_string_append_c (text, '&');
  g_string_append (text, path);
  g_string_append_c (text, '=');
  append_encoded (text, self->value != NULL ? self->value : "", "/");
}

static DemoParam *
param_copy (const DemoParam *self)
{
  DemoParam *copy = param_new (self->key);

  copy->value = g_strdup (self->value);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    {
      if (copy->children == NULL)
        copy->children = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_param_free);
      g_ptr_array_add (copy->children, param_copy (g_ptr_array_index (self->children, i)));
    }

  return copy;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const DemoParam *first = *(DemoParam *const *) a;
  const DemoParam *second = *(DemoParam *const *) b;

  return strcmp (first->key, second->key);
}

/**
 * demo_params_parse:
 * @query: (nullable): the text after the question mark, still encoded
 *
 * Reads a query string. Any text is accepted.
 *
 * Returns: (transfer full): the root, whose children are the parameters
 */
DemoParam *
demo_params_parse (const char *query)
{
  DemoParam *root = param_new ("");
  g_auto(GStrv) pairs = g_strsplit (query != NULL ? query : "", "&", -1);

  root->children = g_ptr_array_new_with_free_func ((GDestroyNotify) demo_param_free);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      gsize length = equals != NULL ? (gsize) (equals - pairs[i]) : strlen (pairs[i]);
      g_autofree char *name = decode (pairs[i], length);
      g_autofree char *value = equals != NULL ? decode (equals + 1, strlen (equals + 1))
                                              : g_strdup ("");

      add_pair (root, name, value);
    }

  return root;
}

/**
 * demo_params_set_page:
 * @self: the parameters of a request
 * @offset: the offset of another page
 * @limit: its limit
 *
 * Copies the parameters for a link to another page. As in Drupal the page stands where it
 * stood in the request, or at the end.
 *
 * Returns: (transfer full): the copy
 */
DemoParam *
demo_params_set_page (const DemoParam *self,
                      gint64           offset,
                      gint64           limit)
{
  DemoParam *copy = param_copy (self);
  DemoParam *page = param_child (copy, "page");

  g_clear_pointer (&page->children, g_ptr_array_unref);
  param_child (page, "offset")->value = g_strdup_printf ("%" G_GINT64_FORMAT, offset);
  param_child (page, "limit")->value = g_strdup_printf ("%" G_GINT64_FORMAT, limit);

  return copy;
}

/**
 * demo_param_free:
 * @self: (transfer full): a parameter
 *
 * Frees it with its children.
 */
void
demo_param_free (DemoParam *self)
{
  g_free (self->key);
  g_free (self->value);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

/**
 * demo_param_find:
 * @self: (nullable): a parameter
 * @key: the name of a child
 *
 * Finds a child.
 *
 * Returns: (transfer none) (nullable): the child
 */
DemoParam *
demo_param_find (const DemoParam *self,
                 const char      *key)
{
  for (guint i = 0; self != NULL && self->children != NULL && i < self->children->len; i++)
    {
      DemoParam *child = g_ptr_array_index (self->children, i);

      if (g_str_equal (child->key, key))
        return child;
    }

  return NULL;
}

/**
 * demo_param_find_value:
 * @self: (nullable): a parameter
 * @key: the name of a child
 *
 * Finds the value of a child.
 *
 * Returns: (transfer none) (nullable): the value, or %NULL if it has none
 */
const char *
demo_param_find_value (const DemoParam *self,
                       const char      *key)
{
  const DemoParam *child = demo_param_find (self, key);

  return child != NULL ? child->value : NULL;
}

/**
 * demo_params_to_string:
 * @self: the parameters of a request
 * @sorted: whether the outermost names are sorted, as in Drupal's `self` links
 *
 * Writes a query string, with brackets and commas encoded.
 *
 * Returns: (transfer full): the text, without a question mark; may be empty
 */
char *
demo_params_to_string (const DemoParam *self,
                       gboolean         sorted)
{
  g_autoptr(GPtrArray) params = g_ptr_array_copy (self->children, NULL, NULL);
  GString *text = g_string_new (NULL);

  /* the children are borrowed: the copy must not free them */
  g_ptr_array_set_free_func (params, NULL);
  if (sorted)
    g_ptr_array_sort (params, compare_keys);

  for (guint i = 0; i < params->len; i++)
    {
      const DemoParam *param = g_ptr_array_index (params, i);
      g_autoptr(GString) path = g_string_new (NULL);

      append_encoded (path, param->key, NULL);
      append_param (text, param, path->str);
    }

  return g_string_free_and_steal (text);
}

/* cli-lab.c: the real program, run by tests
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-lab.h"

#include <string.h>

void
cli_answer_free (CliAnswer *self)
{
  g_free (self->out);
  g_free (self->err);
  g_clear_pointer (&self->root, json_node_unref);
  g_free (self);
}

GSubprocessLauncher *
cli_launcher_new (const char *folder)
{
  GSubprocessLauncher *launcher = NULL;
  const char *const homes[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME" };

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_subprocess_launcher_setenv (launcher, homes[i], folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  return launcher;
}

static char *
dup_text (GBytes *bytes)   /* (nullable) */
{
  gsize size = bytes != NULL ? g_bytes_get_size (bytes) : 0;

  return size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
}

CliAnswer *
cli_wait (GSubprocess *process)
{
  CliAnswer *self = g_new0 (CliAnswer, 1);
  g_autoptr(GBytes) out = NULL;
  g_autoptr(GBytes) err = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  self->out = dup_text (out);
  self->err = dup_text (err);
  self->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                      : -g_subprocess_get_term_sig (process);
  g_test_message ("exit status %d, messages: %s", self->status, self->err);
  return self;
}

CliAnswer *
cli_run_argv (GSubprocessLauncher *launcher,
              const char *const   *argv)
{
  g_autofree char *line = g_strjoinv (" ", (char **) argv);
  g_autofree char *shown = g_utf8_make_valid (line, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;

  g_test_message ("%s", shown);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return cli_wait (process);
}

static CliAnswer *
run (const char *folder,
     const char *words,
     const char *format)
{
  g_autoptr(GSubprocessLauncher) launcher = cli_launcher_new (folder);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) split = g_strsplit (words, " ", 0);
  g_auto(GStrv) argv = NULL;

  g_strv_builder_add (builder, g_getenv ("HUB_READER"));
  g_strv_builder_addv (builder, (const char **) split);
  g_strv_builder_add_many (builder, "--data-dir", folder, NULL);
  if (format != NULL)
    g_strv_builder_add_many (builder, "--format", format, NULL);
  argv = g_strv_builder_end (builder);
  return cli_run_argv (launcher, (const char *const *) argv);
}

CliAnswer *
cli_run (const char *folder,
         const char *words)
{
  return run (folder, words, NULL);
}

CliAnswer *
cli_run_json (const char *folder,
              const char *words)
{
  CliAnswer *self = run (folder, words, "json");
  g_autoptr(GError) error = NULL;

  self->root = json_from_string (self->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->root);
  g_assert_true (g_str_has_suffix (self->out, "}\n"));
  return self;
}

JsonNode *
cli_get (CliAnswer  *self,
         const char *path)
{
  g_auto(GStrv) names = g_strsplit (path, " ", 0);
  JsonNode *node = self->root;

  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    {
      if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
        {
          guint64 index = g_ascii_strtoull (names[i], NULL, 10);

          g_assert_cmpuint (index, <, json_array_get_length (json_node_get_array (node)));
          node = json_array_get_element (json_node_get_array (node), (guint) index);
          continue;
        }
      g_assert_true (node != NULL && JSON_NODE_HOLDS_OBJECT (node));
      node = json_object_get_member (json_node_get_object (node), names[i]);
      if (node == NULL)
        g_error ("There is no “%s” in “%s”", names[i], path);
    }

  return node;
}

gint64
cli_get_int (CliAnswer  *self,
             const char *path)
{
  JsonNode *node = cli_get (self, path);

  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_true (json_node_get_value_type (node) == G_TYPE_INT64);
  return json_node_get_int (node);
}

const char *
cli_get_string (CliAnswer  *self,
                const char *path)
{
  JsonNode *node = cli_get (self, path);

  if (JSON_NODE_HOLDS_NULL (node))
    return NULL;
  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_true (json_node_get_value_type (node) == G_TYPE_STRING);
  return json_node_get_string (node);
}

guint
cli_get_length (CliAnswer  *self,
                const char *path)
{
  JsonNode *node = cli_get (self, path);

  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  return json_array_get_length (json_node_get_array (node));
}

void
cli_assert_names (CliAnswer  *self,
                  const char *path,
                  const char *names)
{
  JsonNode *node = cli_get (self, path);
  g_auto(GStrv) wanted = g_strsplit (names, " ", 0);

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  for (guint i = 0; wanted[i] != NULL; i++)
    if (!json_object_has_member (json_node_get_object (node), wanted[i]))
      g_error ("There is no “%s” in “%s”", wanted[i], path);
}

void
cli_assert_refused (CliAnswer *answer,
                    int        status)
{
  g_assert_cmpint (answer->status, ==, status);
  g_assert_cmpstr (answer->out, ==, "");
  g_assert_true (g_str_has_prefix (answer->err, "hub-reader: "));
  g_assert_true (g_str_has_suffix (answer->err, ".\n"));
  g_assert_true (strchr (answer->err, '\n') == answer->err + strlen (answer->err) - 1);
}

/* demo-process.c: a demonstration hub that a test starts and ends
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo-process"

#include "demo-process.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

/* How often to look for the ready file, and for how long: 100,000 entries take some seconds,
 * much longer under a sanitizer or valgrind. */
#define LOOK_INTERVAL_USEC 5000
#define READY_TIMEOUT_USEC (G_GINT64_CONSTANT (120) * G_USEC_PER_SEC)

/**
 * HubDemoProcess:
 *
 * A child process with the demonstration hub. Not thread-safe.
 */
struct _HubDemoProcess
{
  GSubprocess *process;    /* (owned) (nullable) */
  char        *directory;  /* (owned) of the ready file */
  char        *url;        /* (owned) (nullable) */
  guint16      port;
};

/* A test that crashes must not leave its hub behind. */
static void
end_with_parent_cb (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static gboolean
read_address (HubDemoProcess *self,
              const char     *ready_file)
{
  g_autofree char *line = NULL;
  const char *colon;

  if (!g_file_get_contents (ready_file, &line, NULL, NULL))
    return FALSE;

  self->url = g_strdup (g_strstrip (line));
  colon = strrchr (self->url, ':');
  self->port = colon != NULL ? g_ascii_strtoull (colon + 1, NULL, 10) : 0;

  return TRUE;
}

/* The file is the condition that is waited for; a hub that ends before it is there failed. */
static gboolean
wait_until_ready (HubDemoProcess *self,
                  const char     *ready_file,
                  GError        **error)
{
  gint64 deadline = g_get_monotonic_time () + READY_TIMEOUT_USEC;

  while (!read_address (self, ready_file))
    {
      g_autofree char *stat_path = g_strdup_printf ("/proc/%s/stat",
                                                    g_subprocess_get_identifier (self->process) !=
                                                            NULL
                                                        ? g_subprocess_get_identifier (
                                                              self->process)
                                                        : "none");
      g_autofree char *stat = NULL;
      const char *state = NULL;

      if (g_file_get_contents (stat_path, &stat, NULL, NULL))
        state = strrchr (stat, ')');
      if (state == NULL || strlen (state) < 3 || state[2] == 'Z' ||
          g_get_monotonic_time () > deadline)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                               "The demonstration hub did not start");
          return FALSE;
        }
      g_usleep (LOOK_INTERVAL_USEC);
    }

  return TRUE;
}

/**
 * hub_demo_process_new:
 * @extra_args: (nullable) (array zero-terminated=1): further arguments, such as `--fault`
 * @error: a `G_SPAWN_ERROR` if the program is not there, `G_IO_ERROR_FAILED` if it ends at once
 *
 * Starts the program that the environment variable `HUB_DEMO` names, on a free port, and
 * waits until it listens. Blocks.
 *
 * Returns: (transfer full) (nullable): the process, ended by [method@HubDemoProcess.stop]
 */
HubDemoProcess *
hub_demo_process_new (const char *const *extra_args,
                      GError           **error)
{
  g_autoptr(HubDemoProcess) self = g_new0 (HubDemoProcess, 1);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) arguments = NULL;
  g_autofree char *ready_file = NULL;
  const char *program = g_getenv ("HUB_DEMO");

  self->directory = g_dir_make_tmp ("hub-demo-XXXXXX", error);
  if (self->directory == NULL)
    return NULL;

  ready_file = g_build_filename (self->directory, "ready", NULL);
  g_strv_builder_add_many (builder, program != NULL ? program : "hub-demo", "--port", "0",
                           "--ready-file", ready_file, NULL);
  if (extra_args != NULL)
    g_strv_builder_addv (builder, (const char **) extra_args);
  arguments = g_strv_builder_end (builder);

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent_cb, NULL, NULL);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, error);
  if (self->process == NULL || !wait_until_ready (self, ready_file, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hub_demo_process_get_url:
 * @self: a process
 *
 * Gets where it listens.
 *
 * Returns: (transfer none): as `http://127.0.0.1:8930`, without a slash at its end
 */
const char *
hub_demo_process_get_url (HubDemoProcess *self)
{
  return self->url;
}

/**
 * hub_demo_process_get_port:
 * @self: a process
 *
 * Gets its TCP port.
 *
 * Returns: the port
 */
guint16
hub_demo_process_get_port (HubDemoProcess *self)
{
  return self->port;
}

static GByteArray *
read_all (GInputStream *stream,
          GError      **error)
{
  g_autoptr(GByteArray) answer = g_byte_array_new ();
  guint8 buffer[4096];
  gssize length;

  while ((length = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (answer, buffer, length);

  return length == 0 ? g_steal_pointer (&answer) : NULL;
}

/**
 * hub_demo_process_control:
 * @self: a process
 * @json: a command, as `{"do":"hide","uuid":"…"}`; demo-control.c lists them
 * @error: a `G_IO_ERROR` if the hub is gone, or `G_IO_ERROR_INVALID_ARGUMENT` with its answer
 *   if it refuses
 *
 * Lets the hub change something, and waits until it has. Blocks.
 *
 * Returns: (transfer full) (nullable): the hub's answer, a JSON object
 */
char *
hub_demo_process_control (HubDemoProcess *self,
                          const char     *json,
                          GError        **error)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GByteArray) answer = NULL;
  g_autofree char *request = NULL;
  g_autofree char *text = NULL;
  const char *body;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, error);
  if (connection == NULL)
    return NULL;

  request = g_strdup_printf ("POST /control HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                             "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                             strlen (json), json);
  if (!g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                                  strlen (request), NULL, NULL, error))
    return NULL;

  answer = read_all (g_io_stream_get_input_stream (G_IO_STREAM (connection)), error);
  if (answer == NULL)
    return NULL;

  text = g_strndup ((const char *) answer->data, answer->len);
  body = strstr (text, "\r\n\r\n");
  if (!g_str_has_prefix (text, "HTTP/1.1 200 ") || body == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s",
                   body != NULL ? body + 4 : text);
      return NULL;
    }

  return g_strdup (body + 4);
}

/**
 * hub_demo_process_stop:
 * @self: (transfer full): a process
 *
 * Ends the hub and waits until it is gone. Blocks.
 */
void
hub_demo_process_stop (HubDemoProcess *self)
{
  g_autofree char *ready_file = NULL;

  if (self->process != NULL)
    {
      g_subprocess_send_signal (self->process, SIGTERM);
      g_subprocess_wait (self->process, NULL, NULL);
      g_clear_object (&self->process);
    }

  if (self->directory != NULL)
    {
      ready_file = g_build_filename (self->directory, "ready", NULL);
      g_unlink (ready_file);
      g_rmdir (self->directory);
    }

  g_free (self->directory);
  g_free (self->url);
  g_free (self);
}

/* test-folder.c: a fresh folder for each test, and what a test does with files
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-folder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

TestFolder *
test_folder_new (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("hub-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }

  g_remove (path);
}

void
test_folder_remove (TestFolder *self)
{
  g_chmod (self, 0700);
  remove_tree (self);
  g_free (self);
}

char *
test_folder_path (TestFolder *self,
                  const char *name)
{
  return g_build_filename (self, name, NULL);
}

GBytes *
test_folder_read (TestFolder *self,
                  const char *name)
{
  g_autofree char *path = test_folder_path (self, name);
  g_autoptr(GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
test_folder_write (TestFolder    *self,
                   const char    *name,
                   gconstpointer  data,
                   gsize          size)
{
  g_autofree char *path = test_folder_path (self, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0666, &error);
  g_assert_no_error (error);
}

void
test_folder_copy (TestFolder *self,
                  const char *from,
                  const char *to)
{
  g_autoptr(GBytes) bytes = test_folder_read (self, from);

  test_folder_write (self, to, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
test_folder_has (TestFolder *self,
                 const char *name)
{
  g_autofree char *path = test_folder_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
test_folder_count (TestFolder *self,
                   const char *part_of_name)
{
  g_autoptr(GDir) dir = g_dir_open (self, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += strstr (name, part_of_name) != NULL;
  return n;
}

static int
wait_for (pid_t pid)
{
  int status;

  g_assert_cmpint (pid, >, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status);
}

int
test_run_child (void   (*child) (gpointer data),
                gpointer data)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      child (data);
      _exit (0);
    }

  return wait_for (pid);
}

int
test_run_unprivileged (void   (*child) (gpointer data),
                       gpointer data)
{
  pid_t pid = fork ();

  if (pid == 0)
    {
      if (getuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (77);
      child (data);
      _exit (0);
    }

  return wait_for (pid);
}

gboolean
test_is_nightly (void)
{
  return g_getenv ("HUB_TEST_NIGHTLY") != NULL;
}

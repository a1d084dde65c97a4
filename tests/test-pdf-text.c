/* test-pdf-text.c: the words of PDFs, whatever these are
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-pdf-cage.h"
#include "hub-pdf-text.h"
#include "pdf-lab.h"
#include "test-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define BOMB_BYTES (250 * 1024 * 1024)
#define MAX_GROWTH (96 * 1024)   /* kilobytes, of this program: far less than the bomb */

/* How the helper ends: see src/pdf/main.c. */
#define UNREAD 1
#define LOCKED 3

static const char *const pages[] = {
  "Pathways for regular migration, and a zebrafish.",
  "\u0647\u062c\u0631\u0629 \u0645\u0646\u0638\u0645\u0629 \u0622\u0645\u0646\u0629",
  "\u79fb\u6c11\u653f\u7b56",
  NULL,
};

static char *
read_bytes (TestFolder    *folder,
            gconstpointer  bytes,
            gsize          length,
            GError       **error)
{
  g_autofree char *path = test_folder_path (folder, "file.pdf");

  test_folder_write (folder, "file.pdf", bytes, length);
  return hub_pdf_text_read (path, HUB_PDF_TEXT_MAX_MS, NULL, error);
}

/* How the helper itself ends with a file as its input. */
static int
run_helper (const char *path)
{
  g_autofree char *helper = g_build_filename (g_getenv ("HUB_LIBEXECDIR"), "hub-reader-pdf-text",
                                              NULL);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  process = g_subprocess_launcher_spawn (launcher, &error, helper, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/* It has no text, for that reason, and that is all that comes of it. */
static void
assert_unread (TestFolder *folder,
               GBytes     *taken,   /* (transfer full) */
               int         status)
{
  g_autofree char *path = test_folder_path (folder, "file.pdf");
  g_autoptr(GBytes) bytes = taken;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_bytes (folder, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), &error);

  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (run_helper (path), ==, status);
}

static void
test_words (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.pdf");
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  pdf_lab_write (path, pages);
  text = hub_pdf_text_read (path, HUB_PDF_TEXT_MAX_MS, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  all = g_strjoinv ("\n", (char **) pages);
  g_assert_cmpstr (text, ==, all);
}

static void
test_refused (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "pipe");
  g_autofree char *nowhere = test_folder_path (folder, "nowhere");
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  assert_unread (folder, g_bytes_new_static ("", 0), UNREAD);
  assert_unread (folder, g_bytes_new_static ("%PDF-1.7\n", 9), UNREAD);
  assert_unread (folder, g_bytes_new_static ("<html>no PDF</html>", 19), UNREAD);
  g_assert_null (hub_pdf_text_read (nowhere, HUB_PDF_TEXT_MAX_MS, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (hub_pdf_text_read (folder, HUB_PDF_TEXT_MAX_MS, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (hub_pdf_text_read (path, HUB_PDF_TEXT_MAX_MS, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);

  pdf_lab_write (nowhere, pages);
  g_cancellable_cancel (cancelled);
  g_assert_null (hub_pdf_text_read (nowhere, HUB_PDF_TEXT_MAX_MS, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Cut anywhere, and with bytes changed anywhere: text or none, and always an end. */
static void
test_damaged (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "a.pdf");
  g_autofree char *whole = NULL;
  gsize size = 0;
  guint n = test_is_nightly () ? 2000 : 40;

  pdf_lab_write (path, pages);
  g_assert_true (g_file_get_contents (path, &whole, &size, NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *changed = g_memdup2 (whole, size);
      g_autofree char *text = NULL;
      g_autoptr(GError) error = NULL;
      gsize length = i % 2 == 0 ? size * i / n : size;

      for (guint j = 0; i % 2 != 0 && j < 20; j++)
        changed[g_test_rand_int_range (0, (gint32) size)] = (char) g_test_rand_int ();
      text = read_bytes (folder, changed, length, &error);
      if (text != NULL)
        g_assert_true (g_utf8_validate (text, -1, NULL));
      else
        g_assert_true (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                       g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
    }
}

static void
test_locked (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();

  assert_unread (folder, pdf_lab_scribble (
    "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>\nendobj\n"
    "4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4"
    " /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) >>\nendobj\n",
    "/Encrypt 4 0 R /ID [(0123456789abcdef) (0123456789abcdef)]"), LOCKED);
}

/* Says that it has more pages than there can be; and has itself as a page. */
static void
test_pages (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  const char *const counts[] = { "2147483647", "-1", "99999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *objects = g_strdup_printf (
        "2 0 obj\n<< /Type /Pages /Count %s /Kids [2 0 R 2 0 R 3 0 R] >>\nendobj\n"
        "3 0 obj\n<< /Type /Pages /Count %s /Kids [2 0 R] /Parent 2 0 R >>\nendobj\n",
        counts[i], counts[i]);
      g_autoptr(GBytes) bytes = pdf_lab_scribble (objects, "");
      g_autoptr(GError) error = NULL;
      g_autofree char *text = read_bytes (folder, g_bytes_get_data (bytes, NULL),
                                          g_bytes_get_size (bytes), &error);

      g_assert_true (text == NULL || *text == '\0');
    }
}

/* Some hundred kilobytes that are some hundred megabytes: whoever reads them is stopped, by what it
 * may say or by its time, and this program does not grow. */
static void
test_bomb (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "bomb.pdf");
  g_autoptr(GBytes) bytes = pdf_lab_bomb (BOMB_BYTES);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();
  struct rusage before;
  struct rusage after;

  test_folder_write (folder, "bomb.pdf", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  getrusage (RUSAGE_SELF, &before);
  text = hub_pdf_text_read (path, 3000, NULL, &error);
  getrusage (RUSAGE_SELF, &after);
  g_test_message ("grown by %ld kB", after.ru_maxrss - before.ru_maxrss);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <=, MAX_GROWTH);
  g_test_message ("%s after %.1f s", text != NULL ? "text" : error->message,
                  (g_get_monotonic_time () - start) / 1e6);
  if (text != NULL)
    g_assert_cmpuint (strlen (text), <=, HUB_PDF_TEXT_MAX_BYTES);
  else
    g_assert_true (error->domain == G_IO_ERROR);
}

/* More text than is wanted is cut. */
static void
test_long (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "long.pdf");
  g_autoptr(GString) page = g_string_new (NULL);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (page, "word%u ", i);
  for (guint i = 0; i < 300; i++)
    g_ptr_array_add (all, page->str);
  g_ptr_array_add (all, NULL);
  pdf_lab_write (path, (const char *const *) all->pdata);
  text = hub_pdf_text_read (path, HUB_PDF_TEXT_MAX_MS, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (text), <=, HUB_PDF_TEXT_MAX_BYTES);
  g_assert_cmpuint (strlen (text), >, HUB_PDF_TEXT_MAX_BYTES - 16 * 1024);
}

/* Ended in each way, by a helper that is a script: what that says of the file. */
static void
test_ends (void)
{
  static const struct { const char *script; int code; } ends[] = {
    { "exit 1", G_IO_ERROR_INVALID_DATA },
    { "exit 3", G_IO_ERROR_INVALID_DATA },
    { "kill -SEGV $$", G_IO_ERROR_INVALID_DATA },
    { "kill -ABRT $$", G_IO_ERROR_INVALID_DATA },
    { "kill -XCPU $$", G_IO_ERROR_INVALID_DATA },
    { "kill -SYS $$", G_IO_ERROR_INVALID_DATA },
    { "exit 4", G_IO_ERROR_NOT_SUPPORTED },
    { "exit 126", G_IO_ERROR_NOT_SUPPORTED },
    { "exit 127", G_IO_ERROR_NOT_SUPPORTED },
    { "exit 9", G_IO_ERROR_FAILED },
    { "kill -KILL $$", G_IO_ERROR_FAILED },
    { "kill -TERM $$", G_IO_ERROR_FAILED },
    /* says no more, and does not end */
    { "echo text; exec >&-; exec sleep 60", G_IO_ERROR_FAILED },
    { "echo text; exec sleep 60", G_IO_ERROR_TIMED_OUT },
  };
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "file.pdf");
  g_autofree char *usual = pdf_lab_replace_helper (folder, "exit 0");

  test_folder_write (folder, "file.pdf", "", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *replaced = pdf_lab_replace_helper (folder, ends[i].script);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", ends[i].script);
      g_assert_null (hub_pdf_text_read (path, 2000, NULL, &error));
      g_assert_error (error, G_IO_ERROR, ends[i].code);
    }
  pdf_lab_restore_helper (usual);
}

static gboolean
is_refused (int result)
{
  return result < 0 && errno == EPERM;
}

/* In a process of its own: nothing is let out, and what is there can still be read. */
static void
try_cage (gpointer data)
{
  const char *path = data;
  char byte;
  int fd = -1;

  if (!hub_pdf_cage_close ())
    _exit (2);
  if (!is_refused (socket (AF_INET, SOCK_STREAM, 0)) ||
      !is_refused (socket (AF_UNIX, SOCK_STREAM, 0)) ||
      !is_refused (fork ()) ||
      !is_refused (execl ("/bin/true", "true", NULL)) ||
      !is_refused (open (path, O_WRONLY)) ||
      !is_refused (open (path, O_RDWR)) ||
      !is_refused (open ("/tmp/cage", O_RDONLY | O_CREAT, 0600)) ||
      !is_refused (unlink (path)) ||
      !is_refused (rename (path, "/tmp/cage")) ||
      !is_refused (mkdir ("/tmp/cage", 0700)) ||
      !is_refused ((int) syscall (__NR_tgkill, getppid (), getppid (), 0)) ||
      !is_refused ((int) syscall (__NR_tkill, getppid (), 0)) ||
      !is_refused (ioctl (-1, TIOCSTI, "x")))
    _exit (3);
  if (syscall (__NR_tgkill, getpid (), getpid (), 0) != 0)
    _exit (5);
  fd = open (path, O_RDONLY);
  _exit (fd >= 0 && read (fd, &byte, 1) == 1 && byte == 'x' ? 0 : 4);
}

static void
test_cage (void)
{
  g_autoptr(TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, "file");

  if (!hub_pdf_cage_is_known ())
    {
      g_test_skip ("no cage is known for this processor");
      return;
    }

  test_folder_write (folder, "file", "x", 1);
  g_assert_cmpint (test_run_child (try_cage, path), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-text/cage", test_cage);
  if (!hub_pdf_text_is_built ())
    return g_test_run ();
  g_test_add_func ("/pdf-text/words", test_words);
  g_test_add_func ("/pdf-text/refused", test_refused);
  g_test_add_func ("/pdf-text/damaged", test_damaged);
  g_test_add_func ("/pdf-text/locked", test_locked);
  g_test_add_func ("/pdf-text/pages", test_pages);
  g_test_add_func ("/pdf-text/bomb", test_bomb);
  g_test_add_func ("/pdf-text/long", test_long);
  g_test_add_func ("/pdf-text/ends", test_ends);

  return g_test_run ();
}

/* hub-pdf-text.c: the words of a PDF, read by a program of its own
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file from the network makes of a parser happens in another process, which has nothing but
 * the open file and a pipe: src/pdf. That process is not trusted either. It is ended when its time
 * is over or when it says too much, and what it says is cleaned as all text from outside.
 */

#define G_LOG_DOMAIN "hub-pdf-text"

#include "hub-pdf-text.h"

#include "hub-error.h"
#include "hub-text.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <signal.h>
#include <unistd.h>

#define HELPER      "hub-reader-pdf-text"
#define FOLDER      "HUB_LIBEXECDIR"   /* of the environment: where the helper is, before it is
                                        * installed */
#define READ_BYTES  (64 * 1024)
#define MAX_OUTPUT  (3 * 1024 * 1024)  /* bytes: more than the helper writes */

/**
 * hub_pdf_text_is_built:
 *
 * Tells whether this build of the program reads the text of PDFs.
 *
 * Returns: %TRUE if it does
 */
gboolean
hub_pdf_text_is_built (void)
{
  return HUB_HAS_PDF;
}

static GSubprocess *
start (const char  *path,
       GError     **error)
{
  static const char *const nothing[] = { "LC_ALL=C.UTF-8", NULL };
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  const char *folder = g_getenv (FOLDER);
  g_autofree char *helper = g_build_filename (folder != NULL ? folder : HUB_LIBEXEC, HELPER, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0)
    {
      hub_error_set_errno (path, error);
      return NULL;
    }

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_environ (launcher, (char **) nothing);
  g_subprocess_launcher_set_cwd (launcher, "/");
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  return g_subprocess_launcher_spawn (launcher, error, helper, NULL);
}

/* Waits until something can be read, or the time is over. */
static gboolean
wait_for (int            fd,
          gint64         deadline,
          GCancellable  *cancellable,
          GError       **error)
{
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN | G_IO_HUP | G_IO_ERR } };
  guint n_fds = g_cancellable_make_pollfd (cancellable, &fds[1]) ? 2 : 1;
  gint64 left = (deadline - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;
  int n = left > 0 ? g_poll (fds, n_fds, (int) left + 1) : 0;

  if (n_fds == 2)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n > 0 || (n < 0 && errno == EINTR))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The PDF takes too long to read");
  return FALSE;
}

/* (transfer full) (nullable): what the helper writes, to its end */
static GString *
read_output (GSubprocess   *helper,
             guint          max_ms,
             GCancellable  *cancellable,
             GError       **error)
{
  GInputStream *stream = g_subprocess_get_stdout_pipe (helper);
  int fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (stream));
  gint64 deadline = g_get_monotonic_time () + max_ms * G_TIME_SPAN_MILLISECOND;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *bytes = g_malloc (READ_BYTES);

  while (text->len < MAX_OUTPUT)
    {
      gssize n = 0;

      if (!wait_for (fd, deadline, cancellable, error))
        return NULL;
      n = g_input_stream_read (stream, bytes, READ_BYTES, cancellable, error);
      if (n < 0)
        return NULL;
      if (n == 0)
        return g_steal_pointer (&text);
      g_string_append_len (text, bytes, n);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The PDF has too much text");
  return NULL;
}

static gboolean
is_opening (gunichar c)
{
  return c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e;
}

/* Whether there are letters that are in no embedding. */
static gboolean
has_bare_letters (const char *page)
{
  int depth = 0;

  for (const char *p = page; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_opening (c))
        depth++;
      else if (c == 0x202c)
        depth = MAX (depth - 1, 0);
      else if (depth == 0 && g_unichar_isalnum (c))
        return TRUE;
    }

  return FALSE;
}

/* Of a page that goes from right to left each word comes embedded, and the space behind it is the
 * one that is at its right: it belongs before it. Of any page, the marks of embedding are dropped,
 * for they stand between letters, too.
 *
 * Returns: (transfer full): the text of a page as it is read */
static char *
mend (const char *page)
{
  gboolean is_from_right = !has_bare_letters (page);
  GString *text = g_string_new (NULL);
  gsize word = 0;
  int depth = 0;

  for (const char *p = page; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_opening (c) && depth++ == 0)
        word = text->len;
      else if (c == 0x202c && depth > 0 && --depth == 0 && is_from_right && p[3] == ' ')
        g_string_insert_c (text, (gssize) word, *(p += 3));
      else if (!is_opening (c) && c != 0x202c)
        g_string_append_unichar (text, c);
    }

  return g_string_free (text, FALSE);
}

/* A page is a paragraph, for the end of a line is the end of nothing. */
static char *
clean (GString *output)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (output->str, (gssize) output->len);
  g_auto(GStrv) pages = g_strsplit (valid, "\f", -1);

  for (guint i = 0; pages[i] != NULL && text->len < HUB_PDF_TEXT_MAX_BYTES; i++)
    {
      g_autofree char *mended = mend (pages[i]);
      g_autofree char *line = hub_text_clean (mended, HUB_TEXT_LINE, 0, NULL);

      if (*line != '\0')
        g_string_append_printf (text, "%s\n", line);
    }

  return hub_text_clean (text->str, HUB_TEXT_PARAGRAPHS, HUB_PDF_TEXT_MAX_BYTES, NULL);
}

/* Whether a signal comes of what the helper itself does, and so of the file. */
static gboolean
is_crash (int number)
{
  static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGXCPU,
                                 SIGXFSZ };

  for (gsize i = 0; i < G_N_ELEMENTS (crashes); i++)
    if (number == crashes[i])
      return TRUE;

  return FALSE;
}

/* What the end of the helper says: of the file, of this system, or of neither. */
static GIOErrorEnum
judge (GSubprocess *helper)
{
  if (!g_subprocess_get_if_exited (helper))
    return is_crash (g_subprocess_get_term_sig (helper)) ? G_IO_ERROR_INVALID_DATA
                                                         : G_IO_ERROR_FAILED;

  switch (g_subprocess_get_exit_status (helper))
    {
    case 1:     /* see src/pdf/main.c */
    case 3:
      return G_IO_ERROR_INVALID_DATA;
    case 4:
    case 126:   /* there is a file of that name, but no program */
    case 127:
      return G_IO_ERROR_NOT_SUPPORTED;
    default:
      return G_IO_ERROR_FAILED;
    }
}

/**
 * hub_pdf_text_read:
 * @path: (type filename): a file that may be a PDF
 * @max_ms: how long that may take, milliseconds
 * @cancellable: (nullable): stops it
 * @error: `G_IO_ERROR_CANCELLED`; `G_IO_ERROR_INVALID_DATA` for what is no PDF that can be read;
 *   `G_IO_ERROR_TIMED_OUT` and `G_IO_ERROR_FAILED`, which say nothing of the file, if reading took
 *   too long or was ended; `G_IO_ERROR_NOT_SUPPORTED` or `G_SPAWN_ERROR` where no file can be read;
 *   [error@Hub.Error] if this one cannot be opened
 *
 * Reads the words of a PDF, at most %HUB_PDF_TEXT_MAX_BYTES of them. Blocks. Any thread but the
 * main one.
 *
 * Returns: (transfer full) (nullable): clean text, a paragraph for each page
 */
char *
hub_pdf_text_read (const char    *path,
                   guint          max_ms,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GSubprocess) helper = start (path, error);
  g_autoptr(GString) text = NULL;

  if (helper == NULL)
    return NULL;

  /* One that ended stays as it ended; one that did not has said all that is listened to. */
  text = read_output (helper, max_ms, cancellable, error);
  g_subprocess_force_exit (helper);
  g_subprocess_wait (helper, NULL, NULL);
  if (text == NULL)
    return NULL;
  if (g_subprocess_get_successful (helper))
    return clean (text);

  g_set_error (error, G_IO_ERROR, (int) judge (helper), "No text is read of “%s”: wait status %#x",
               path, (guint) g_subprocess_get_status (helper));
  return NULL;
}

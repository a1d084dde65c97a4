/* main.c: hub-reader-pdf-text, which reads the words of a PDF
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program of its own, so that a PDF is never parsed where there is something to lose: it gets an
 * open file as its input, writes UTF-8 text to its output, a form feed behind each page, and can do
 * nothing else (hub-pdf-cage.c). Who starts it gives it a time and believes nothing of what it
 * says: hub-pdf-text.c.
 *
 * It ends with 0 if all was read, or as much as is wanted; 1 if it is no PDF that can be read; 3 if
 * it may not be read without a password; 4 if this system has no cage for it.
 */

#define G_LOG_DOMAIN "hub-pdf-text"

#include "hub-pdf-cage.h"

#include <errno.h>
#include <poppler.h>
#include <string.h>
#include <unistd.h>

#define MAX_PAGES 5000
#define MAX_BYTES (2 * 1024 * 1024)   /* of text, before it is cleaned */

typedef enum
{
  ENDED_WELL = 0,
  ENDED_UNREAD = 1,
  ENDED_LOCKED = 3,
  ENDED_WITHOUT_CAGE = 4,
} Ended;

static gboolean
write_all (const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize n = write (STDOUT_FILENO, bytes, length);

      if (n < 0 && errno != EINTR)
        return FALSE;
      bytes += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }

  return TRUE;
}

/* Whether more is wanted. */
static gboolean
write_page (PopplerDocument *document,
            int              number,
            gsize           *left)
{
  PopplerPage *page = poppler_document_get_page (document, number);
  g_autoptr(GObject) owned = (GObject *) page;
  g_autofree char *text = page != NULL ? poppler_page_get_text (page) : NULL;
  gsize length = text != NULL ? MIN (strlen (text), *left) : 0;

  if (length == 0)
    return *left > 0;

  *left -= length;
  return write_all (text, length) && write_all ("\f", 1) && *left > 0;
}

static Ended
write_text (void)
{
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_fd (STDIN_FILENO, NULL, &error);
  g_autoptr(GObject) owned = (GObject *) document;
  gsize left = MAX_BYTES;
  int n_pages = 0;

  if (document == NULL)
    return g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED) ? ENDED_LOCKED
                                                                           : ENDED_UNREAD;

  n_pages = MIN (poppler_document_get_n_pages (document), MAX_PAGES);
  for (int i = 0; i < n_pages; i++)
    if (!write_page (document, i, &left))
      break;

  return ENDED_WELL;
}

/* Ends at once: what a parser leaves behind is not looked at again. */
int
main (int    argc,
      char **argv)
{
  _exit (hub_pdf_cage_close () ? write_text () : ENDED_WITHOUT_CAGE);
}

/* demo-files.c: the files that entries offer for download
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-files.h"

#include <string.h>

static void
add_object (GString    *pdf,
            GArray     *offsets,
            const char *text)
{
  guint offset = pdf->len;

  g_array_append_val (offsets, offset);
  g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", offsets->len, text);
}

/* A one-page PDF of exactly the announced size: a comment after its head fills the rest. If
 * the size is too small for that, the file is as small as can be and differs from what was
 * announced; no item of the corpus is that small. */
static GBytes *
make_pdf (const DemoItem *file)
{
  GString *pdf = g_string_new ("%PDF-1.4\n");
  g_autoptr(GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text =
    g_strdup_printf ("BT /F1 18 Tf 72 720 Td (Demonstration file %" G_GINT64_FORMAT
                               ", version %" G_GINT64_FORMAT ") Tj ET",
                               file->number, file->revision);
  g_autofree char *stream = g_strdup_printf ("<< /Length %zu >>\nstream\n%s\nendstream",
                                             strlen (text), text);
  gint64 tail = 900;

  if (file->size > tail)
    {
      g_string_append_c (pdf, '%');
      while ((gint64) pdf->len < file->size - tail)
        g_string_append (pdf, pdf->len % 80 == 79 ? "\n%" : "x");
      g_string_append_c (pdf, '\n');
    }

  add_object (pdf, offsets, "<< /Type /Catalog /Pages 2 0 R >>");
  add_object (pdf, offsets, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  add_object (pdf, offsets, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
                            " /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>");
  add_object (pdf, offsets, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add_object (pdf, offsets, stream);

  tail = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (pdf, "%010u 00000 n \n", g_array_index (offsets, guint, i));
  g_string_append_printf (pdf,
                          "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GINT64_FORMAT
                          "\n%%%%EOF",
                          offsets->len + 1, tail);
  while ((gint64) pdf->len < file->size)
    g_string_append_c (pdf, '\n');

  return g_string_free_to_bytes (pdf);
}

static DemoItem *
find_file (DemoStore  *store,
           const char *path)
{
  DemoType *type = demo_store_find_type (store, "file", "file");
  g_autofree char *uri = g_strconcat ("public://", path + strlen (DEMO_FILES_PREFIX), NULL);

  for (guint i = 0; i < type->items->len; i++)
    {
      DemoItem *file = g_ptr_array_index (type->items, i);

      if (g_str_equal (file->texts[DEMO_TEXT_URI], uri))
        return file;
    }

  return NULL;
}

/**
 * demo_files_answer:
 * @store: the store
 * @request: a request below `/sites/default/files/`
 *
 * Answers with a file, made on the fly. It has the validators that a front server gives a
 * file: the size and the time of the last change. Byte ranges are the caller's work.
 *
 * Returns: (transfer full): the answer; an HTML page with 404 for an unknown file
 */
DemoResponse *
demo_files_answer (DemoStore         *store,
                   const DemoRequest *request)
{
  DemoItem *file = find_file (store, request->path);
  DemoResponse *self = NULL;
  g_autoptr(GDateTime) changed = NULL;
  g_autofree char *etag = NULL;
  g_autofree char *modified = NULL;

  if (file == NULL)
    return demo_response_new_html (404, "Page not found");

  self = demo_response_new (200, file->texts[DEMO_TEXT_MIME], NULL);
  self->is_file = TRUE;
  self->body = make_pdf (file);

  changed = g_date_time_new_from_unix_utc (file->translations[0].changed);
  modified = soup_date_time_to_string (changed, SOUP_DATE_HTTP);
  etag = g_strdup_printf ("\"%" G_GINT64_MODIFIER "x-%zx\"", file->translations[0].changed,
                          g_bytes_get_size (self->body));
  soup_message_headers_append (self->headers, "ETag", etag);
  soup_message_headers_append (self->headers, "Last-Modified", modified);
  soup_message_headers_append (self->headers, "Accept-Ranges", "bytes");

  return self;
}

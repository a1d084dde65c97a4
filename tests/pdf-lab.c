/* pdf-lab.c: PDFs for tests, sound ones and others
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-lab.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <zlib.h>

#define HELPER_FOLDER "HUB_LIBEXECDIR"

void
pdf_lab_write (const char        *path,
               const char *const *pages)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cairo = cairo_create (surface);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cairo);

      pango_layout_set_width (layout, 500 * PANGO_SCALE);
      pango_layout_set_text (layout, pages[i], -1);
      cairo_move_to (cairo, 40, 40);
      pango_cairo_show_layout (cairo, layout);
      cairo_show_page (cairo);
    }

  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

GBytes *
pdf_lab_scribble (const char *objects,
                  const char *trailer)
{
  GString *text = g_string_new ("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");

  g_string_append_printf (text, "%strailer\n<< /Size 9 /Root 1 0 R %s >>\n%%%%EOF\n", objects,
                          trailer);
  return g_string_free_to_bytes (text);
}

GBytes *
pdf_lab_bomb (gsize n_bytes)
{
  static const char line[] = "BT /F 9 Tf 9 9 Td (word) Tj ET                                  \n";
  GString *text = g_string_new (
    "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
    " /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\n"
    "endobj\n");
  z_stream stream = { 0 };
  g_autoptr(GByteArray) packed = g_byte_array_new ();
  guint8 out[4096];

  g_assert_cmpint (deflateInit (&stream, 9), ==, Z_OK);
  for (gsize done = 0; done <= n_bytes; done += sizeof line - 1)
    {
      gboolean is_last = done + sizeof line - 1 > n_bytes;

      stream.next_in = (Bytef *) line;
      stream.avail_in = sizeof line - 1;
      do
        {
          stream.next_out = out;
          stream.avail_out = sizeof out;
          deflate (&stream, is_last ? Z_FINISH : Z_NO_FLUSH);
          g_byte_array_append (packed, out, sizeof out - stream.avail_out);
        }
      while (stream.avail_out == 0);
    }
  deflateEnd (&stream);

  g_string_append_printf (text, "4 0 obj\n<< /Length %u /Filter /FlateDecode >>\nstream\n",
                          packed->len);
  g_string_append_len (text, (const char *) packed->data, packed->len);
  g_string_append (text, "\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n");
  return g_string_free_to_bytes (text);
}

char *
pdf_lab_replace_helper (const char *folder,
                        const char *script)
{
  g_autofree char *path = g_build_filename (folder, "hub-reader-pdf-text", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);
  char *usual = g_strdup (g_getenv (HELPER_FOLDER));

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  if (g_strcmp0 (usual, folder) != 0)
    g_setenv (HELPER_FOLDER, folder, TRUE);
  return usual;
}

void
pdf_lab_restore_helper (const char *usual)
{
  if (usual != NULL)
    g_setenv (HELPER_FOLDER, usual, TRUE);
  else
    g_unsetenv (HELPER_FOLDER);
}

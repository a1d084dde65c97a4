/* test-file-words.c: names of files, and types by content
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-file-fault.h"
#include "hub-file-name.h"
#include "hub-file-type.h"

#include <string.h>

#define TEN "xxxxxxxxxx"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static void
test_clean (void)
{
  static const struct
  {
    const char *name;
    const char *clean;
  } cases[] = {
    { "Report 2021.pdf", "Report 2021.pdf" },
    { "../../etc/passwd", "passwd" },
    { "..\\..\\x.exe", "x.exe" },
    { "/", "file" },
    { "..", "file" },
    { ".", "file" },
    { "", "file" },
    { NULL, "file" },
    { ".bashrc", "bashrc" },
    { "name. . ", "name" },
    { "a\nb.pdf", "a b.pdf" },
    { "evil\xe2\x80\xaegpj.exe", "evilgpj.exe" },
    { "a\xe2\x81\xa6" "b.pdf", "ab.pdf" },
    { "a\xe2\x80\x8b" "b.pdf", "ab.pdf" },
    { "a:b*c?.pdf", "abc.pdf" },
    { "CON.pdf", "_CON.pdf" },
    { "lpt1", "_lpt1" },
    { "console.pdf", "console.pdf" },
    { "تقرير.pdf", "تقرير.pdf" },
    { "\xff\xfe.pdf", "pdf" },
    { HUNDRED HUNDRED HUNDRED ".pdf", HUNDRED "xxxxxxxxxx" "xxxxxx.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = hub_file_name_clean (cases[i].name);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpuint (strlen (clean), <=, HUB_FILE_NAME_BYTES);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

/* Characters of three bytes are not cut apart. */
static void
test_clean_long (void)
{
  g_autoptr(GString) name = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (name, "移");
  g_string_append (name, ".docx");
  clean = hub_file_name_clean (name->str);
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_cmpuint (strlen (clean), <=, HUB_FILE_NAME_BYTES);
  g_assert_true (g_str_has_suffix (clean, "移.docx"));
}

static void
test_of_address (void)
{
  g_autofree char *plain = hub_file_name_of_address ("https://hub.example/files/a%20b.pdf?x=/y");
  g_autofree char *evil = hub_file_name_of_address ("https://hub.example/files/..%2f..%2fx");
  g_autofree char *empty = hub_file_name_of_address ("https://hub.example/files/");

  g_assert_cmpstr (plain, ==, "a b.pdf");
  g_assert_cmpstr (evil, ==, "file");
  g_assert_cmpstr (empty, ==, "file");
}

static void
test_suggest (void)
{
  g_autofree char *same = hub_file_name_suggest ("a.PDF", "pdf");
  g_autofree char *other = hub_file_name_suggest ("a.exe", "pdf");
  g_autofree char *none = hub_file_name_suggest ("report", "docx");

  g_assert_cmpstr (same, ==, "a.PDF");
  g_assert_cmpstr (other, ==, "a.exe.pdf");
  g_assert_cmpstr (none, ==, "report.docx");
}

static void
test_stored (void)
{
  g_autofree char *a = hub_file_name_make ("../..", "en", "https://hub.example/a.pdf");
  g_autofree char *b = hub_file_name_make ("../..", "fr", "https://hub.example/a.pdf");

  g_assert_true (hub_file_name_is_stored (a));
  g_assert_cmpstr (a, !=, b);
  g_assert_false (hub_file_name_is_stored ("library.db"));
  g_assert_false (hub_file_name_is_stored ("../0123456789012345678901234567890123456789"));
  g_assert_false (hub_file_name_is_stored ("0123456789012345678901234567890123456789./../../x"));
}

#define BYTES(text) text, sizeof text - 1

static const struct
{
  const char *bytes;
  gsize       length;
  const char *mime;        /* announced */
  const char *name;        /* announced */
  const char *found;
  gboolean    is_announced;
  gboolean    may_open;
} types[] = {
  { BYTES ("%PDF-1.7\n1 0 obj"), "application/pdf", "a.pdf", "application/pdf", TRUE, TRUE },
  { BYTES ("junk before\n%PDF-1.4"), NULL, "a.pdf", "application/pdf", TRUE, TRUE },
  { BYTES ("<!DOCTYPE html><p>"), "application/pdf", "a.pdf", "text/html", FALSE, FALSE },
  { BYTES ("\xef\xbb\xbf  <HTML>"), NULL, "a.pdf", "text/html", FALSE, FALSE },
  { BYTES ("<!doctype html>"), "text/html", "a.html", "text/html", TRUE, FALSE },
  { BYTES ("<svg onload='x'>"), "image/png", "a.png", "text/html", FALSE, FALSE },
  { BYTES ("\x7f" "ELF\x02\x01\x01" "AI\x02"), NULL, "tool", "application/x-executable", TRUE,
    FALSE },
  { BYTES ("\x7f" "ELF"), "application/pdf", "a.pdf", "application/x-executable", FALSE, FALSE },
  { BYTES ("MZ\x90"), "application/octet-stream", "a.exe", "application/x-executable", TRUE,
    FALSE },
  { BYTES ("#!/bin/sh\n"), "text/plain", "a.txt", "application/x-executable", FALSE, FALSE },
  { BYTES ("[Desktop Entry]\nExec=x\n"), "text/plain", "a.txt", "application/x-executable", FALSE,
    FALSE },
  { BYTES ("# a comment\n[Desktop Entry]\nExec=x\n"), NULL, "a.desktop", "application/x-executable",
    TRUE, FALSE },
  { BYTES ("plain words\n"), "text/plain", "a.txt", "text/plain", TRUE, TRUE },
  { BYTES ("echo hello\n"), NULL, "a.sh", "text/plain", TRUE, FALSE },
  { BYTES ("a;b\n1;2\n"), "text/csv", "a.csv", "text/csv", TRUE, TRUE },
  { BYTES ("a\0b\n"), "text/plain", "a.txt", "application/octet-stream", FALSE, FALSE },
  { BYTES ("\x89PNG\r\n\x1a\n..."), "image/jpeg", "a.jpg", "image/png", TRUE, TRUE },
  { BYTES ("\xff\xd8\xff\xe0"), "image/jpeg", "a.jpeg", "image/jpeg", TRUE, TRUE },
  { BYTES ("PK\x03\x04.....[Content_Types].xml"), NULL, "a.docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", TRUE, TRUE },
  { BYTES ("PK\x03\x04.....[Content_Types].xml"), NULL, "a.docm", "application/zip", TRUE, FALSE },
  { BYTES ("PK\x03\x04.....mimetypeapplication/vnd.oasis.opendocument.text"), NULL, "a.odt",
    "application/vnd.oasis.opendocument.text", TRUE, TRUE },
  { BYTES ("PK\x03\x04.....evil.exe"), NULL, "a.docx", "application/zip", FALSE, TRUE },
  { BYTES ("PK\x03\x04.....META-INF"), NULL, "a.jar", "application/zip", TRUE, FALSE },
  { BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "application/vnd.ms-excel", "a.xls",
    "application/vnd.ms-excel", TRUE, TRUE },
  { BYTES ("\x01\x02\x03"), "application/pdf", "a.pdf", "application/octet-stream", FALSE, FALSE },
  { BYTES ("\x01\x02\x03"), NULL, "a.dat", "application/octet-stream", TRUE, FALSE },
};

static void
test_types (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const HubFileType *type = hub_file_type_judge ((const guint8 *) types[i].bytes,
                                                     types[i].length, types[i].mime,
                                                     types[i].name);

      g_test_message ("%u: %s", i, types[i].name);
      g_assert_cmpstr (type->mime, ==, types[i].found);
      g_assert_cmpint (hub_file_type_is_announced (type, types[i].mime, types[i].name), ==,
                       types[i].is_announced);
      g_assert_cmpint (hub_file_type_may_open (type, types[i].name), ==, types[i].may_open);
    }
}

static void
test_waits (void)
{
  static const gint64 seconds[] = { 30, 120, 480, 1920, 7200, 7200, 7200 };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      gint64 wait = hub_file_fault_get_wait (i + 1);

      g_assert_cmpint (wait, >=, seconds[i] * 8 / 10 - 1);
      g_assert_cmpint (wait, <=, seconds[i] * 12 / 10 + 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/F38-clean", test_clean);
  g_test_add_func ("/file/F38-clean-long", test_clean_long);
  g_test_add_func ("/file/F38-of-address", test_of_address);
  g_test_add_func ("/file/F38-suggest", test_suggest);
  g_test_add_func ("/file/F38-stored", test_stored);
  g_test_add_func ("/file/F39-F41-types", test_types);
  g_test_add_func ("/file/waits", test_waits);

  return g_test_run ();
}

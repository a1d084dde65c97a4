/* hub-file-type.c: what a file is, by what is in it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first bytes decide (FAULTS.md, F39). A server's media type and a name say only what to
 * expect, and which of the types it is that share a container. What this list does not know is kept
 * if nothing else was announced, and never opened (F41).
 */

#define G_LOG_DOMAIN "hub-file"

#include "hub-file-type.h"

#include "hub-file-name.h"

#include <string.h>

#define PDF_REACH 1024   /* bytes; readers take a head that begins within these */

static const HubFileType types[] = {
  { "application/octet-stream", "bin", HUB_FILE_FAMILY_UNKNOWN },
  { "application/pdf", "pdf", HUB_FILE_FAMILY_PDF },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx",
    HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx",
    HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx",
    HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.oasis.opendocument.text", "odt", HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.oasis.opendocument.spreadsheet", "ods", HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.oasis.opendocument.presentation", "odp", HUB_FILE_FAMILY_OFFICE },
  { "application/epub+zip", "epub", HUB_FILE_FAMILY_OFFICE },
  { "application/msword", "doc", HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.ms-excel", "xls", HUB_FILE_FAMILY_OFFICE },
  { "application/vnd.ms-powerpoint", "ppt", HUB_FILE_FAMILY_OFFICE },
  { "application/rtf", "rtf", HUB_FILE_FAMILY_OFFICE },
  { "application/zip", "zip", HUB_FILE_FAMILY_ARCHIVE },
  { "image/png", "png", HUB_FILE_FAMILY_IMAGE },
  { "image/jpeg", "jpg", HUB_FILE_FAMILY_IMAGE },
  { "image/gif", "gif", HUB_FILE_FAMILY_IMAGE },
  { "image/webp", "webp", HUB_FILE_FAMILY_IMAGE },
  { "image/tiff", "tif", HUB_FILE_FAMILY_IMAGE },
  { "audio/mpeg", "mp3", HUB_FILE_FAMILY_MEDIA },
  { "audio/ogg", "ogg", HUB_FILE_FAMILY_MEDIA },
  { "video/mp4", "mp4", HUB_FILE_FAMILY_MEDIA },
  { "video/webm", "webm", HUB_FILE_FAMILY_MEDIA },
  { "text/plain", "txt", HUB_FILE_FAMILY_TEXT },
  { "text/csv", "csv", HUB_FILE_FAMILY_TEXT },
  { "text/html", "bin", HUB_FILE_FAMILY_PAGE },
  { "image/svg+xml", "bin", HUB_FILE_FAMILY_PAGE },
  { "application/x-executable", "bin", HUB_FILE_FAMILY_PROGRAM },
};

/* What stands where in a file; the container types are told apart later. */
static const struct
{
  gsize       offset;
  gsize       length;
  const char *bytes;
  const char *mime;
} marks[] = {
  { 0, 4, "\x7f" "ELF", "application/x-executable" },
  { 0, 2, "MZ", "application/x-executable" },
  { 0, 2, "#!", "application/x-executable" },
  { 0, 4, "\xca\xfe\xba\xbe", "application/x-executable" },
  { 0, 4, "\xcf\xfa\xed\xfe", "application/x-executable" },
  { 0, 4, "PK\x03\x04", "application/zip" },
  { 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword" },
  { 0, 5, "{\\rtf", "application/rtf" },
  { 0, 8, "\x89PNG\r\n\x1a\n", "image/png" },
  { 0, 3, "\xff\xd8\xff", "image/jpeg" },
  { 0, 6, "GIF87a", "image/gif" },
  { 0, 6, "GIF89a", "image/gif" },
  { 8, 4, "WEBP", "image/webp" },
  { 0, 4, "II*\0", "image/tiff" },
  { 0, 4, "MM\0*", "image/tiff" },
  { 0, 3, "ID3", "audio/mpeg" },
  { 0, 2, "\xff\xfb", "audio/mpeg" },
  { 0, 4, "OggS", "audio/ogg" },
  { 4, 4, "ftyp", "video/mp4" },
  { 0, 4, "\x1a\x45\xdf\xa3", "video/webm" },
};

/* How a page begins, behind white space; lower case. */
static const char *const page_starts[] = {
  "<!doctype html", "<html", "<head", "<body", "<script", "<svg", "<!doctype svg", "<?xml", "<!--",
};

/* What a desktop, a shell or a browser would run. */
static const char *const program_extensions[] = {
  "appimage", "apk", "app", "bat", "cmd", "com", "deb", "desktop", "dmg", "docm", "exe", "flatpak",
  "flatpakref", "hta", "htm", "html", "jar", "js", "lnk", "mjs", "msi", "php", "pif", "pl", "pptm",
  "ps1", "py", "rb", "rpm", "run", "scr", "sh", "shtml", "snap", "svg", "svgz", "url", "vbs",
  "webloc", "wsf", "xhtml", "xlsm", "xml", NULL,
};

/**
 * hub_file_type_find:
 * @mime: (nullable): a media type, perhaps with parameters
 *
 * Returns: (transfer none) (nullable): the type; %NULL if it is not in the list
 */
const HubFileType *
hub_file_type_find (const char *mime)
{
  gsize length = mime != NULL ? strcspn (mime, "; ") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (length > 0 && strlen (types[i].mime) == length &&
        g_ascii_strncasecmp (types[i].mime, mime, length) == 0)
      return &types[i];
  return NULL;
}

static const HubFileType *
find_by_name (const char *name)
{
  g_autofree char *extension = name != NULL ? hub_file_name_dup_extension (name) : NULL;

  if (extension == NULL)
    return NULL;
  if (g_str_equal (extension, "htm") || g_str_equal (extension, "html"))
    return hub_file_type_find ("text/html");
  if (g_str_equal (extension, "jpeg"))
    return hub_file_type_find ("image/jpeg");
  for (guint i = 1; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].extension, extension) && !g_str_equal (extension, "bin"))
      return &types[i];
  return NULL;
}

/* What was announced: by the media type if that says something, else by the name. */
static const HubFileType *
find_announced (const char *mime,
                const char *name)
{
  const HubFileType *type = hub_file_type_find (mime);

  return type != NULL && type->family != HUB_FILE_FAMILY_UNKNOWN ? type : find_by_name (name);
}

static gboolean
contains (const guint8 *bytes,
          gsize         length,
          const char   *text)
{
  return bytes != NULL && memmem (bytes, length, text, strlen (text)) != NULL;
}

static gboolean
is_page (const guint8 *bytes,
         gsize         length)
{
  g_autofree char *start = NULL;
  gsize skip = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (skip < length && g_ascii_isspace (bytes[skip]))
    skip++;
  start = g_ascii_strdown ((const char *) bytes + skip, (gssize) (length - skip));
  for (guint i = 0; i < G_N_ELEMENTS (page_starts); i++)
    if (g_str_has_prefix (start, page_starts[i]))
      return TRUE;
  return FALSE;
}

/* UTF-8 without controls; the last character may be cut. */
static gboolean
is_text (const guint8 *bytes,
         gsize         length)
{
  const char *end = NULL;

  if (!g_utf8_validate_len ((const char *) bytes, length, &end) &&
      (length < HUB_FILE_TYPE_BYTES || (gsize) (end - (const char *) bytes) + 4 < length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (bytes[i] < ' ' && !g_ascii_isspace (bytes[i]))
      return FALSE;
  return length > 0;
}

static gboolean
is_desktop_entry (const guint8 *bytes,
                  gsize         length)
{
  return contains (bytes, length, "[Desktop Entry]") ||
         contains (bytes, length, "[InternetShortcut]");
}

/* An office document is a ZIP file whose first parts say so. */
static const HubFileType *
judge_zip (const guint8      *bytes,
           gsize              length,
           const HubFileType *announced)
{
  gboolean is_office = contains (bytes, length, "[Content_Types].xml") ||
                       contains (bytes, length, "mimetypeapplication/") ||
                       contains (bytes, length, "_rels/.rels");

  if (!is_office)
    return hub_file_type_find ("application/zip");
  for (guint i = 1; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_prefix (types[i].mime, "application/") &&
        contains (bytes, MIN (length, 200), types[i].mime) &&
        types[i].family == HUB_FILE_FAMILY_OFFICE)
      return &types[i];
  return announced != NULL && announced->family == HUB_FILE_FAMILY_OFFICE
         ? announced : hub_file_type_find ("application/zip");
}

/**
 * hub_file_type_judge:
 * @bytes: the beginning of a file
 * @length: of that: the whole file, or at least %HUB_FILE_TYPE_BYTES
 * @mime: (nullable): the media type that was announced
 * @name: (nullable): the name that was announced
 *
 * Tells what a file is. The announced type only decides between types that share a container.
 *
 * Returns: (transfer none): the type; that of unknown bytes if it is none in the list
 */
const HubFileType *
hub_file_type_judge (const guint8 *bytes,
                     gsize         length,
                     const char   *mime,
                     const char   *name)
{
  const HubFileType *announced = find_announced (mime, name);
  const char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && found == NULL; i++)
    if (length >= marks[i].offset + marks[i].length &&
        memcmp (bytes + marks[i].offset, marks[i].bytes, marks[i].length) == 0)
      found = marks[i].mime;

  if (g_strcmp0 (found, "application/zip") == 0)
    return judge_zip (bytes, length, announced);
  if (g_strcmp0 (found, "application/msword") == 0 && announced != NULL &&
      announced->family == HUB_FILE_FAMILY_OFFICE)
    return announced;
  if (found == NULL && contains (bytes, MIN (length, PDF_REACH), "%PDF-"))
    found = "application/pdf";
  if (found == NULL && is_page (bytes, length))
    found = "text/html";
  if (found == NULL && is_text (bytes, length))
    found = is_desktop_entry (bytes, length) ? "application/x-executable" : "text/plain";
  if (g_strcmp0 (found, "text/plain") == 0 && announced != NULL &&
      announced->family == HUB_FILE_FAMILY_TEXT)
    return announced;
  return found != NULL ? hub_file_type_find (found) : &types[0];
}

/**
 * hub_file_type_is_announced:
 * @type: what a file is
 * @mime: (nullable): the media type that was announced
 * @name: (nullable): the name that was announced
 *
 * Asks whether a file is what was announced. Where nothing was, or nothing that we know, anything
 * is.
 *
 * Returns: %FALSE if it is something else
 */
gboolean
hub_file_type_is_announced (const HubFileType *type,
                            const char        *mime,
                            const char        *name)
{
  const HubFileType *announced = find_announced (mime, name);

  return announced == NULL || announced->family == type->family;
}

/**
 * hub_file_type_may_open:
 * @type: (nullable): what a file is
 * @name: the name that was announced
 *
 * Asks whether the program may hand a file to the desktop to be opened: what is in it must be of a
 * kind that is only ever shown, and its name must not be that of a program.
 *
 * Returns: whether it may; else a copy can be saved
 */
gboolean
hub_file_type_may_open (const HubFileType *type,
                        const char        *name)
{
  g_autofree char *extension = hub_file_name_dup_extension (name);

  return type != NULL && type->family != HUB_FILE_FAMILY_UNKNOWN &&
         type->family != HUB_FILE_FAMILY_PAGE && type->family != HUB_FILE_FAMILY_PROGRAM &&
         (extension == NULL || !g_strv_contains (program_extensions, extension));
}

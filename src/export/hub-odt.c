/* hub-odt.c: a briefing for an office program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * OpenDocument Text 1.3. The list of contents is a real one, which an office can bring up to date
 * with page numbers; the lines that stand in it already are links.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-export-private.h"

#include "hub-briefing.h"
#include "hub-odt-styles.h"
#include "hub-text.h"
#include "hub-zip.h"

#include <string.h>

#define MIME "application/vnd.oasis.opendocument.text"
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char manifest[] =
  XML "<manifest:manifest "
  "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
  "manifest:version=\"1.3\">\n"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
  "manifest:media-type=\"" MIME "\"/>\n"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
  "</manifest:manifest>\n";

static const char *const style_names[HUB_N_BLOCK_KINDS] = {
  [HUB_BLOCK_TITLE] = "Title",
  [HUB_BLOCK_FACT] = "Subtitle",
  [HUB_BLOCK_CONTENTS] = "Contents_20_Heading",
  [HUB_BLOCK_HEADING] = "Heading_20_1",
  [HUB_BLOCK_BYLINE] = "Byline",
  [HUB_BLOCK_PARAGRAPH] = "Text_20_body",
  [HUB_BLOCK_NOTE] = "Quotations",
  [HUB_BLOCK_REFERENCE] = "Bibliography_20_1",
  [HUB_BLOCK_ANNOTATION] = "Annotation",
};

/* The text, and the styles that it turns out to need. */
typedef struct
{
  HubBriefing *briefing;   /* (unowned) */
  GString     *body;       /* (owned) */
  GString     *styles;     /* (owned) */
  GHashTable  *names;      /* (owned) (element-type utf8 utf8): of text styles by what they do */
} Odt;

static void
odt_clear (Odt *odt)
{
  g_string_free (odt->body, TRUE);
  g_string_free (odt->styles, TRUE);
  g_hash_table_unref (odt->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Odt, odt_clear)

static void
add_escaped (GString    *out,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

/* The name of the style for a language, upright or italic; %NULL if the paragraph's will do. */
static const char *
need_style (Odt          *odt,
            const HubRun *run)
{
  const char *langcode = run->langcode != NULL ? run->langcode : "";
  g_autofree char *key = g_strdup_printf ("%s%s", run->is_italic ? "i" : "r", langcode);
  char *name = g_hash_table_lookup (odt->names, key);

  if (name != NULL || (!run->is_italic && *langcode == '\0'))
    return name;

  name = g_strdup_printf ("T%u", g_hash_table_size (odt->names) + 1);
  g_string_append_printf (odt->styles, "<style:style style:name=\"%s\" style:family=\"text\">"
                          "<style:text-properties", name);
  if (run->is_italic)
    g_string_append (odt->styles, " fo:font-style=\"italic\" style:font-style-complex=\"italic\" "
                     "style:font-style-asian=\"italic\"");
  hub_odt_add_language (odt->styles, langcode);
  g_string_append (odt->styles, "/></style:style>\n");
  g_hash_table_insert (odt->names, g_steal_pointer (&key), name);
  return name;
}

static void
add_runs (Odt     *odt,
          HubRuns *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const HubRun *run = g_ptr_array_index (runs, i);
      g_autofree char *text = hub_run_dup_isolated (run);
      const char *style = need_style (odt, run);

      if (run->uri != NULL)
        {
          g_string_append (odt->body, "<text:a xlink:type=\"simple\" xlink:href=\"");
          add_escaped (odt->body, run->uri);
          g_string_append (odt->body, "\">");
        }
      if (style != NULL)
        g_string_append_printf (odt->body, "<text:span text:style-name=\"%s\">", style);
      add_escaped (odt->body, text);
      g_string_append_printf (odt->body, "%s%s", style != NULL ? "</text:span>" : "",
                              run->uri != NULL ? "</text:a>" : "");
    }
}

static void
add_contents (Odt      *odt,
              HubBlock *block)
{
  g_autofree char *title = hub_runs_to_text (block->runs);
  HubBriefing *briefing = odt->briefing;

  g_string_append_printf (odt->body,
                          "<text:table-of-content text:name=\"Contents\">"
                          "<text:table-of-content-source text:outline-level=\"%u\">"
                          "<text:index-title-template text:style-name=\"Contents_20_Heading\">",
                          briefing->max_level);
  add_escaped (odt->body, title);
  g_string_append (odt->body,
                   "</text:index-title-template></text:table-of-content-source>\n"
                   "<text:index-body><text:index-title text:name=\"Contents_Head\">"
                   "<text:p text:style-name=\"Contents_20_Heading\">");
  add_escaped (odt->body, title);
  g_string_append (odt->body, "</text:p></text:index-title>\n");
  for (guint i = 0; i < briefing->blocks->len; i++)
    {
      HubBlock *heading = hub_briefing_get_block (briefing, i);

      if (!hub_briefing_is_listed (briefing, heading))
        continue;
      g_string_append_printf (odt->body, "<text:p text:style-name=\"Contents_20_%u\">"
                              "<text:a xlink:type=\"simple\" xlink:href=\"#%s\">",
                              heading->level, heading->anchor);
      add_runs (odt, heading->runs);
      g_string_append (odt->body, "</text:a></text:p>\n");
    }
  g_string_append (odt->body, "</text:index-body></text:table-of-content>\n");
}

static void
add_heading (Odt      *odt,
             HubBlock *block)
{
  g_string_append_printf (odt->body, "<text:h text:style-name=\"Heading_20_%u\" "
                          "text:outline-level=\"%u\"><text:bookmark text:name=\"%s\"/>",
                          block->level, block->level, block->anchor);
  add_runs (odt, block->runs);
  g_string_append (odt->body, "</text:h>\n");
}

static void
add_block (Odt      *odt,
           HubBlock *block)
{
  const char *style = style_names[block->kind];

  if (block->kind == HUB_BLOCK_CONTENTS)
    {
      add_contents (odt, block);
      return;
    }
  if (block->kind == HUB_BLOCK_HEADING)
    {
      add_heading (odt, block);
      return;
    }
  g_string_append_printf (odt->body, "<text:p text:style-name=\"%s", style);
  if (hub_block_is_foreign (block))
    {
      const HubRun *run = g_ptr_array_index (block->runs, 0);

      g_string_append (odt->body, hub_text_is_rtl (run->text, odt->briefing->is_rtl) ? "_rtl"
                                                                                     : "_ltr");
    }
  else if (block->kind == HUB_BLOCK_NOTE)      /* its heading, beside the same bar */
    {
      g_string_append (odt->body, odt->briefing->is_rtl ? "_rtl" : "_ltr");
    }
  g_string_append (odt->body, "\">");
  add_runs (odt, block->runs);
  g_string_append (odt->body, "</text:p>\n");
}

/* Running text goes in its own direction: there is a style for each. */
static void
add_direction (GString    *out,
               const char *parent,
               gboolean    is_rtl)
{
  g_string_append_printf (out, "<style:style style:name=\"%s_%s\" style:family=\"paragraph\" "
                          "style:parent-style-name=\"%s\">", parent, is_rtl ? "rtl" : "ltr",
                          parent);
  hub_odt_add_direction (out, is_rtl);
  if (is_rtl && g_str_equal (parent, style_names[HUB_BLOCK_NOTE]))
    g_string_append (out, " fo:border-left=\"none\" fo:padding-left=\"0cm\""
                     " fo:border-right=\"2pt solid #3a87c8\" fo:padding-right=\"0.3cm\"");
  g_string_append (out, "/></style:style>\n");
}

static gboolean
add_content (HubZip       *zip,
             HubBriefing  *briefing,
             GError      **error)
{
  g_auto(Odt) odt = { .briefing = briefing };
  g_autoptr(GString) content = g_string_new (XML "<office:document-content " HUB_ODT_NAMESPACES
                                             ">\n<office:automatic-styles>\n");

  odt.body = g_string_new (NULL);
  odt.styles = g_string_new (NULL);
  odt.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < briefing->blocks->len; i++)
    add_block (&odt, hub_briefing_get_block (briefing, i));

  for (guint i = 0; i < 2; i++)
    {
      add_direction (content, style_names[HUB_BLOCK_PARAGRAPH], i == 1);
      add_direction (content, style_names[HUB_BLOCK_NOTE], i == 1);
    }
  g_string_append_printf (content, "%s</office:automatic-styles>\n<office:body><office:text>\n",
                          odt.styles->str);
  g_string_append_len (content, odt.body->str, (gssize) odt.body->len);
  g_string_append (content, "</office:text></office:body>\n</office:document-content>\n");
  return hub_zip_add (zip, "content.xml", content->str, content->len, FALSE, error);
}

static gboolean
add_meta (HubZip       *zip,
          HubExport    *export,
          HubBriefing  *briefing,
          GError      **error)
{
  g_autofree char *line = hub_export_dup_line (export);
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (export->now);
  g_autofree char *made = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr(GString) meta = g_string_new (XML "<office:document-meta " HUB_ODT_NAMESPACES
                                          "><office:meta>\n<meta:generator>Hub Reader"
                                          "</meta:generator>\n<dc:title>");

  add_escaped (meta, briefing->title);
  g_string_append (meta, "</dc:title>\n<dc:description>");
  add_escaped (meta, line);
  g_string_append (meta, "</dc:description>\n<dc:language>");
  add_escaped (meta, briefing->language);
  g_string_append_printf (meta, "</dc:language>\n<meta:creation-date>%s</meta:creation-date>\n"
                          "</office:meta></office:document-meta>\n", made);
  return hub_zip_add (zip, "meta.xml", meta->str, meta->len, FALSE, error);
}

/**
 * hub_odt_write:
 * @self: an export
 * @sink: where the bytes go
 * @error: as [func@Hub.Sink.flush], or `G_IO_ERROR_FAILED` when it is too large
 *
 * Writes a briefing as an OpenDocument text.
 *
 * Returns: whether all was written
 */
gboolean
hub_odt_write (HubExport  *self,
               HubSink    *sink,
               GError    **error)
{
  g_autoptr(HubBriefing) briefing = hub_briefing_new (self, sink->cancellable, error);
  g_auto(HubZip) zip = { 0 };
  g_autofree char *styles = NULL;

  if (briefing == NULL)
    return FALSE;
  styles = hub_odt_dup_styles (briefing);
  hub_zip_init (&zip, sink, self->now);
  return hub_zip_add (&zip, "mimetype", MIME, strlen (MIME), TRUE, error) &&
         add_content (&zip, briefing, error) &&
         hub_zip_add (&zip, "styles.xml", styles, strlen (styles), FALSE, error) &&
         add_meta (&zip, self, briefing, error) &&
         hub_zip_add (&zip, "META-INF/manifest.xml", manifest, strlen (manifest), FALSE, error) &&
         hub_zip_finish (&zip, error);
}

/* hub-odt-styles.c: how a briefing looks in an office program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names are those that office programs give their own styles, so that a document taken into
 * another one takes on its looks.
 */

#define G_LOG_DOMAIN "hub-export"

#include "hub-odt-styles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  const char *parent;
  guint       level;        /* of a heading */
  const char *paragraph;
  const char *text;
} styles[] = {
  { "Text_20_body", "Standard", 0, "fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.1cm\"", "" },
  { "Title", "Standard", 0, "fo:margin-top=\"6cm\" fo:margin-bottom=\"0.8cm\"",
    "fo:font-size=\"26pt\" fo:font-weight=\"bold\" style:font-size-complex=\"26pt\" "
    "style:font-weight-complex=\"bold\" style:font-size-asian=\"26pt\" "
    "style:font-weight-asian=\"bold\"" },
  { "Subtitle", "Standard", 0, "fo:margin-top=\"0.2cm\"", "fo:color=\"#555555\"" },
  { "Heading", "Standard", 0, "fo:keep-with-next=\"always\" fo:margin-top=\"0.5cm\"",
    "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\" style:font-weight-asian=\"bold\"" },
  { "Heading_20_1", "Heading", 1,
    "fo:break-before=\"page\" fo:margin-top=\"0cm\" fo:margin-bottom=\"0.4cm\"",
    "fo:font-size=\"18pt\" style:font-size-complex=\"18pt\" style:font-size-asian=\"18pt\"" },
  { "Heading_20_2", "Heading", 2, "fo:margin-top=\"0.7cm\" fo:margin-bottom=\"0.1cm\"",
    "fo:font-size=\"14pt\" style:font-size-complex=\"14pt\" style:font-size-asian=\"14pt\"" },
  { "Heading_20_3", "Heading", 3, "fo:margin-top=\"0.6cm\" fo:margin-bottom=\"0.1cm\"",
    "fo:font-size=\"12pt\" style:font-size-complex=\"12pt\" style:font-size-asian=\"12pt\"" },
  { "Contents_20_Heading", "Heading", 0, "fo:break-before=\"page\"",
    "fo:font-size=\"18pt\" style:font-size-complex=\"18pt\" style:font-size-asian=\"18pt\"" },
  { "Contents_20_1", "Standard", 0, "fo:margin-top=\"0.3cm\"",
    "fo:font-weight=\"bold\" style:font-weight-complex=\"bold\" style:font-weight-asian=\"bold\"" },
  { "Contents_20_2", "Standard", 0, "fo:margin-left=\"0.5cm\"", "" },
  { "Contents_20_3", "Standard", 0, "fo:margin-left=\"1cm\"", "" },
  { "Byline", "Standard", 0, "fo:keep-with-next=\"always\"",
    "fo:font-size=\"9.5pt\" style:font-size-complex=\"9.5pt\" fo:color=\"#555555\"" },
  { "Quotations", "Text_20_body", 0,
    "fo:margin-left=\"0.5cm\" fo:border-left=\"2pt solid #3a87c8\" fo:padding-left=\"0.3cm\"", "" },
  { "Bibliography_20_1", "Text_20_body", 0,
    "fo:keep-with-next=\"always\" fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0cm\"", "" },
  { "Annotation", "Text_20_body", 0,
    "fo:margin-left=\"0.8cm\" fo:margin-top=\"0cm\" fo:margin-bottom=\"0.1cm\"",
    "fo:font-size=\"9.5pt\" style:font-size-complex=\"9.5pt\" fo:color=\"#555555\"" },
};

/**
 * hub_odt_add_language:
 * @out: within a `style:text-properties`
 * @langcode: BCP 47
 *
 * Says of a text in what language it is. Offices keep three of them apart, by script.
 */
void
hub_odt_add_language (GString    *out,
                      const char *langcode)
{
  static const char *const asian[] = { "zh", "ja", "ko", NULL };
  static const char *const complex[] = { "ar", "fa", "he", "ur", "ps", "th", "hi", "bn", NULL };
  g_autofree char *language = g_strndup (langcode, strcspn (langcode, "-_"));
  const char *suffix = g_strv_contains (asian, language) ? "-asian"
                       : g_strv_contains (complex, language) ? "-complex" : "";
  gboolean is_traditional = g_ascii_strncasecmp (langcode, "zh-hant", 7) == 0;
  const char *country = g_str_equal (language, "zh") ? is_traditional ? "TW" : "CN" : "none";

  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return;
  if (strlen (language) < 2 || strlen (language) > 3)
    return;
  g_string_append_printf (out, " %s:language%s=\"%s\" %s:country%s=\"%s\"",
                          *suffix != '\0' ? "style" : "fo", suffix, language,
                          *suffix != '\0' ? "style" : "fo", suffix, country);
}

/**
 * hub_odt_add_direction:
 * @out: within a style
 * @is_rtl: whether lines go from right to left
 *
 * Begins the properties of a paragraph, whose end is to follow. Offices take "start" for the left,
 * whatever the direction.
 */
void
hub_odt_add_direction (GString *out,
                       gboolean is_rtl)
{
  g_string_append_printf (out, "<style:paragraph-properties style:writing-mode=\"%s\" "
                          "fo:text-align=\"%s\"", is_rtl ? "rl-tb" : "lr-tb",
                          is_rtl ? "right" : "left");
}

static void
add_default (GString     *out,
             HubBriefing *briefing)
{
  g_string_append (out,
                   "<style:default-style style:family=\"paragraph\">"
                   "<style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\"/>"
                   "<style:text-properties fo:font-family=\"sans-serif\" "
                   "fo:font-size=\"10.5pt\" style:font-size-complex=\"10.5pt\" "
                   "style:font-size-asian=\"10.5pt\"");
  hub_odt_add_language (out, briefing->language);
  g_string_append (out, "/></style:default-style>\n"
                   "<style:style style:name=\"Standard\" style:family=\"paragraph\">");
  hub_odt_add_direction (out, briefing->is_rtl);
  g_string_append (out, "/></style:style>\n");
}

/* The name as an office shows it: "Text_20_body" is “Text body”. */
static char *
dup_shown (const char *name)
{
  g_auto(GStrv) parts = g_strsplit (name, "_20_", 0);

  return g_strjoinv (" ", parts);
}

static void
add_style (GString *out,
           guint    i)
{
  g_autofree char *shown = dup_shown (styles[i].name);

  g_string_append_printf (out,
                          "<style:style style:name=\"%s\" style:display-name=\"%s\" "
                          "style:family=\"paragraph\" style:parent-style-name=\"%s\"",
                          styles[i].name, shown, styles[i].parent);
  if (styles[i].level > 0)
    g_string_append_printf (out, " style:default-outline-level=\"%u\"", styles[i].level);
  g_string_append_printf (out, "><style:paragraph-properties %s/><style:text-properties %s/>"
                          "</style:style>\n", styles[i].paragraph, styles[i].text);
}

/**
 * hub_odt_dup_styles:
 * @briefing: a document
 *
 * Writes "styles.xml": the styles, the page, and its foot with the number.
 *
 * Returns: (transfer full): the file
 */
char *
hub_odt_dup_styles (HubBriefing *briefing)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<office:document-styles " HUB_ODT_NAMESPACES ">\n"
                               "<office:styles>\n");

  add_default (out, briefing);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    add_style (out, i);
  g_string_append_printf (out,
                          "<style:style style:name=\"Footer\" style:family=\"paragraph\" "
                          "style:parent-style-name=\"Standard\"><style:paragraph-properties "
                          "fo:text-align=\"center\"/></style:style>\n"
                          "</office:styles>\n<office:automatic-styles>\n"
                          "<style:page-layout style:name=\"page\"><style:page-layout-properties "
                          "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2.2cm\" "
                          "style:writing-mode=\"%s\"/><style:footer-style/></style:page-layout>\n"
                          "</office:automatic-styles>\n<office:master-styles>\n"
                          "<style:master-page style:name=\"Standard\" "
                          "style:page-layout-name=\"page\"><style:footer>"
                          "<text:p text:style-name=\"Footer\"><text:page-number/> / "
                          "<text:page-count/></text:p></style:footer></style:master-page>\n"
                          "</office:master-styles>\n</office:document-styles>\n",
                          briefing->is_rtl ? "rl-tb" : "lr-tb");
  return g_string_free (out, FALSE);
}

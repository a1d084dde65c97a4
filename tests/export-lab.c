/* export-lab.c: entries to take out, friendly and hostile
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export-lab.h"

#include <string.h>

#define LONG_TITLE_BYTES (10 * 1024)

/* What is not said is NULL. */
typedef struct
{
  const char *langcode;
  HubKind     kind;
  const char *title;
  const char *publisher;
  const char *published;
  const char *starts;
  const char *ends;        /* "present" is ongoing */
  const char *summary;
  const char *url;
} Text;

static const Text texts[] = {
  { "fr", HUB_KIND_DOCUMENT, "Pacte mondial pour des migrations sûres : le guide de l’Œuvre",
    "Organisation internationale pour les migrations (OIM)", "2021-06", NULL, NULL,
    "Présenté sous la cote E/2002/68/Add.1, document officiel.", "https://hub.example/fr/guide" },
  { "es", HUB_KIND_DOCUMENT, "¿Qué es el Pacto Mundial? Guía para la niñez", NULL, "2019", NULL,
    NULL, "Publicado como documento A/73/12 (parte II).", NULL },
  { "ru", HUB_KIND_PRACTICE, "Руководство по денежным переводам мигрантов",
    "Международная организация по миграции", NULL, "2018", "2022", "Опыт пяти стран.",
    "https://hub.example/ru/node/7" },
  { "ar", HUB_KIND_DOCUMENT, "الاتفاق العالمي من أجل الهجرة الآمنة (IOM) 2018",
    "المنظمة الدولية للهجرة", "2018-12-19", NULL, NULL,
    "نص الاتفاق.\n\nمع ملحق عن GCM والتنفيذ.", "https://hub.example/ar/gcm" },
  { "zh-hans", HUB_KIND_DOCUMENT, "安全、有序和正常移民全球契约", "联合国大会", "2018-12-19", NULL, NULL,
    "契约全文。", "https://hub.example/zh/gcm" },
  { "en", HUB_KIND_DOCUMENT,
    "\"Quoted\" {braces} } { \\ back\\slash $5 & 50% #1 a_b x^2 ~ 'single' <b>bold</b> @misc{x,}",
    "Ministry {of} “Labour”, Trade & Migration", "2020-02-29", NULL, NULL,
    "50% of $ & _all_ {x} \\textbf{y} %comment", "https://hub.example/a_b?x=1&y={2}#z%20~" },
  { "en", HUB_KIND_DOCUMENT, "Line one\nLine two\r\nER  - \r\nTY  - FAKE\r\n\r\nTI  - no", "A\nB",
    NULL, NULL, NULL, "One\r\nER  - \r\n\r\nTwo", NULL },
  { "en", HUB_KIND_DOCUMENT, "=HYPERLINK(\"https://evil.example\";\"click\")", "@SUM(A1:A9)", NULL,
    NULL, NULL, "+1+1", NULL },
  { "en", HUB_KIND_OTHER, "-2+3|cmd", "+49", NULL, NULL, NULL, "\t=1+1", NULL },
  { "en", HUB_KIND_OTHER, "Safe; =1+1; @x", "＝1", NULL, NULL, NULL, "  @x", NULL },
  { "en", HUB_KIND_DOCUMENT, "Bell \a, escape \x1b[31m, \x7f, \xe2\x80\xaeoverride\xe2\x80\xac, "
    "isolate \xe2\x81\xa7x\xe2\x81\xa9, mark \xe2\x80\x8f.", NULL, NULL, NULL, NULL,
    "\xe2\x80\xaetxt\x01", NULL },
  { "en", HUB_KIND_VIDEO, "<script>alert(1)</script> [x](javascript:alert(1)) **b** `c` "
    "![i](u) &amp;",
    "</bdi></body>", "2022-05-01", NULL, NULL, "<img src=x onerror=alert(1)>\n# no heading\n1. no",
    "javascript:alert(1)" },
  { "en", HUB_KIND_EVENT, "Launch; of, a \\ network\nBEGIN:VALARM", "UN Network on Migration", NULL,
    "2023-06-22T13:00:00Z", "2023-06-22T14:30:00Z", "Line\nEND:VEVENT\nand; more, \\x",
    "https://hub.example/launch" },
  { "fr", HUB_KIND_EVENT, "Forum sur les migrations : état des lieux, déjà à mi-parcours, des "
    "réalisations à l’échelle régionale et mondiale", NULL, NULL, "2022-05-17", "2022-05-20", NULL,
    NULL },
  { "en", HUB_KIND_EVENT, "Across a month", "A", NULL, "2023-05-30", "2023-06-02", NULL, NULL },
  { "en", HUB_KIND_EVENT, "One day", "A", NULL, "2024-02-29", NULL, NULL, NULL },
  { "en", HUB_KIND_EVENT, "Some time in June", "A", NULL, "2023-06", NULL, NULL, NULL },
  { "en", HUB_KIND_EVENT, "No day at all", NULL, NULL, NULL, NULL, NULL, NULL },
  { "en", HUB_KIND_PROJECT, "Still running", "B", NULL, "2019", "present", NULL, NULL },
};

HubDate
export_lab_date (const char *text)
{
  HubDate date = HUB_DATE_INIT;

  g_assert_true (text == NULL || hub_date_parse (text, &date));
  return date;
}

HubTerm *
export_lab_term (HubVocabulary  vocabulary,
                 const char    *code,
                 const char    *label,
                 int            position)
{
  HubTerm *term = hub_term_new (vocabulary, label, label);

  term->code = g_strdup (code);
  term->position = position;
  return term;
}

static char *
dup_uuid (guint number)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012u", number);
}

static HubEntry *
make_entry (const Text *text,
            guint       number)
{
  g_autofree char *uuid = dup_uuid (number);
  HubEntry *entry = hub_entry_new (uuid, text->langcode, text->kind, text->title);
  const char *const publishers[] = { text->publisher, NULL };
  gboolean is_ongoing = g_strcmp0 (text->ends, "present") == 0;
  HubDate published = export_lab_date (text->published);
  HubDate starts = export_lab_date (text->starts);
  HubDate ends = export_lab_date (is_ongoing ? NULL : text->ends);

  hub_entry_set_origin (entry, EXPORT_LAB_HUB);
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_published (entry, &published);
  hub_entry_set_period (entry, &starts, &ends, is_ongoing);
  hub_entry_set_summary (entry, text->summary);
  hub_entry_set_url (entry, text->url);
  return entry;
}

static HubEntry *
make_full (guint number)
{
  g_autofree char *uuid = dup_uuid (number);
  HubEntry *entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT,
                                   "Global Compact for Migration (A/RES/73/195)");
  const char *const publishers[] = { "UN General Assembly (UNGA)",
                                     "International Organization for Migration (IOM)", NULL };
  const char *const languages[] = { "en", "fr", NULL };
  HubDate published = export_lab_date ("2018-12-19");
  HubAttachment *file = hub_attachment_new (TRUE);

  file->uri = g_strdup ("https://hub.example/files/gcm.pdf");
  file->name = g_strdup ("gcm.pdf");
  hub_entry_take_attachment (entry, file);
  hub_entry_set_origin (entry, EXPORT_LAB_HUB);
  hub_entry_set_publishers (entry, publishers);
  hub_entry_set_languages (entry, languages);
  hub_entry_set_published (entry, &published);
  hub_entry_set_location (entry, "Marrakech, Morocco");
  hub_entry_set_summary (entry, "Adopted by 152 States. It has 23 objectives.");
  hub_entry_set_url (entry, "https://hub.example/gcm");
  hub_entry_set_is_global (entry, TRUE);
  hub_entry_take_term (entry, export_lab_term (HUB_VOCABULARY_OBJECTIVE, "10",
                                               "10 - Eradicate trafficking", 10));
  hub_entry_take_term (entry, export_lab_term (HUB_VOCABULARY_OBJECTIVE, "1",
                                               "1 - Collect and use data", 1));
  hub_entry_take_term (entry, export_lab_term (HUB_VOCABULARY_COUNTRY, "CI", "Côte d’Ivoire", 3));
  hub_entry_take_term (entry, export_lab_term (HUB_VOCABULARY_TYPE, "resolution", "Resolution",
                                               9));
  return entry;
}

HubEntry *
export_lab_entry (void)
{
  return make_full (0);
}

static HubEntry *
make_long (guint number)
{
  g_autofree char *uuid = dup_uuid (number);
  g_autoptr(GString) title = g_string_new (NULL);
  HubEntry *entry;

  while (title->len < LONG_TITLE_BYTES)
    g_string_append (title, "A very long title, العنوان, 标题 / ");
  entry = hub_entry_new (uuid, "en", HUB_KIND_DOCUMENT, title->str);
  hub_entry_set_origin (entry, EXPORT_LAB_HUB);
  return entry;
}

static void
add_sample (HubExport *export,
            guint      first)
{
  const char *const collections[] = { "For the =minister", "قائمة", NULL };
  const char *const second[] = { "قائمة", NULL };
  g_autoptr(HubEntry) full = make_full (first);
  g_autoptr(HubEntry) last = make_long (first + 1);

  hub_export_add (export, full, "Read § 26 first.\n\nThen “Annex”; =cell, {brace}", collections);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(HubEntry) entry = make_entry (&texts[i], first + 2 + i);

      hub_entry_set_withdrawn (entry, i == 1);
      hub_export_add (export, entry, NULL, i % 3 == 0 ? second : NULL);
    }
  if (first == 0)
    hub_export_add (export, last, NULL, NULL);
}

HubExport *
export_lab_new (const char *what)
{
  g_autoptr(HubQuery) all = hub_query_new ();
  g_autoptr(HubQuery) query = hub_query_with_text (all, "migra* \"a phrase\"");
  g_autoptr(HubQuery) narrowed = hub_query_with_choice (query, HUB_FACET_PUBLISHER, "x}@y{\\",
                                                        HUB_CHOICE_INCLUDE);
  HubExport *export = hub_export_new (narrowed);
  guint n = g_str_equal (what, "many") ? EXPORT_LAB_N_MANY : g_str_equal (what, "sample") ? 1 : 0;

  export->hub = g_strdup (EXPORT_LAB_HUB);
  export->as_of = EXPORT_LAB_AS_OF;
  export->now = EXPORT_LAB_AS_OF + 3 * 24 * 60 * 60;
  while (export->items->len < n)
    add_sample (export, export->items->len);
  return export;
}

/* test-mapper.c: tests of hub-mapper.c
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-mapper.h"

#include <string.h>

#define HUB "https://hub.example"

/* One resource with the given attributes and relationships, in a document. JSON is written with
 * apostrophes for quotation marks here. */
static JsonapiDocument *
create_document (const char *type,
                 const char *id,
                 const char *attributes,
                 const char *relationships,
                 const char *included)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
    "{'jsonapi':{'version':'1.0'},'data':[{'type':'%s','id':'%s',"
    "'attributes':%s,'relationships':%s}],'included':%s}",
    type, id, attributes, relationships, included);
  g_autoptr(GBytes) bytes = g_bytes_new (g_strdelimit (text, "'", '"'), strlen (text));
  JsonapiDocument *document = jsonapi_document_new_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return document;
}

static HubBundle *
get_bundle (HubProfile *profile,
            HubKind     kind)
{
  GPtrArray *bundles = hub_profile_get_bundles (profile);

  for (guint i = 0; i < bundles->len; i++)
    if (((HubBundle *) g_ptr_array_index (bundles, i))->kind == kind)
      return g_ptr_array_index (bundles, i);

  g_assert_not_reached ();
}

static HubEntry *
map (HubKind      kind,
     const char  *id,
     const char  *attributes,
     const char  *relationships,
     const char  *included,
     const char **why)
{
  g_autoptr(HubProfile) profile = hub_profile_load (HUB, NULL, NULL);
  const HubMapperContext context = { HUB, profile, "fr", 2036 };
  HubBundle *bundle = get_bundle (profile, kind);
  g_autoptr(JsonapiDocument) document = create_document (bundle->type, id, attributes,
                                                         relationships, included);
  JsonapiResource *resource = jsonapi_document_get_data (document, 0);

  /* the document already passes over the worst ids */
  *why = "An entry without a usable id was skipped";
  return resource != NULL ? hub_mapper_map_entry (&context, bundle, document, resource, why) : NULL;
}

static void
test_whole (void)
{
  static const char attributes[] =
    "{'drupal_internal__nid':24,'langcode':'en','title':'A \\u0026 B',"
    "'changed':'2021-04-11T14:05:18+00:00','path':{'alias':'/hub/item-24'},"
    "'body':{'value':'x','processed':'<p>One</p><p>Two</p>','summary':'<b>In</b> short'},"
    "'field_date_of_publication':null,'field_date_text':'2019-06',"
    "'field_publisher':'ILO; IOM ','field_languages':['en','fr'],"
    "'field_geographic_scope':'Global','field_audience':['Governments'],"
    "'field_link':[{'uri':'internal:/node/1','title':'Inside'},{'uri':'javascript:x'}]}";
  static const char relationships[] =
    "{'field_gcm_objectives':{'data':[{'type':'taxonomy_term--gcm_objectives','id':'o-1'},"
    "{'type':'taxonomy_term--gcm_objectives','id':'missing'}]},"
    "'field_type_of_resource':{'data':{'type':'taxonomy_term--resource_types','id':'t-1'}},"
    "'field_countries':{'data':[]},"
    "'field_files':{'data':[{'type':'file--file','id':'f-1','meta':{'description':'Annex'}},"
    "{'type':'file--file','id':'f-2'}]}}";
  static const char included[] =
    "[{'type':'file--file','id':'f-1','attributes':{'filename':'a b.pdf',"
    "'uri':{'value':'public://a b.pdf','url':'/sites/a%20b.pdf'},"
    "'filemime':'application/pdf','filesize':608}}]";
  const char *why = NULL;
  g_autoptr(HubEntry) entry = map (HUB_KIND_DOCUMENT, "u-1", attributes, relationships, included,
                                   &why);
  GPtrArray *attachments;
  const HubAttachment *file;
  const HubAttachment *link;

  g_assert_nonnull (entry);
  g_assert_null (why);
  g_assert_cmpstr (hub_entry_get_title (entry), ==, "A & B");
  g_assert_cmpstr (hub_entry_get_langcode (entry), ==, "en");
  g_assert_cmpint (hub_entry_get_nid (entry), ==, 24);
  g_assert_cmpint (hub_entry_get_changed (entry), ==, 1618149918);
  g_assert_cmpstr (hub_entry_get_summary (entry), ==, "In short");
  g_assert_cmpstr (hub_entry_get_body_text (entry), ==, "One\n\nTwo");
  g_assert_cmpstr (hub_entry_get_body_html (entry), ==, "<p>One</p><p>Two</p>");
  g_assert_cmpint (hub_entry_get_published (entry)->precision, ==, HUB_DATE_MONTH);
  g_assert_cmpint (hub_entry_get_published (entry)->month, ==, 6);
  g_assert_cmpstr (hub_entry_get_publishers (entry)[1], ==, "IOM");
  g_assert_cmpuint (g_strv_length ((char **) hub_entry_get_languages (entry)), ==, 2);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_GLOBAL);
  g_assert_cmpstr (hub_entry_get_url (entry), ==, "https://hub.example/hub/item-24");
  g_assert_cmpstr (hub_entry_get_origin (entry), ==, "https://hub.example");
  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 2);

  attachments = hub_entry_get_attachments (entry);
  g_assert_cmpuint (attachments->len, ==, 2);
  file = g_ptr_array_index (attachments, 0);
  link = g_ptr_array_index (attachments, 1);
  g_assert_cmpstr (file->uri, ==, "https://hub.example/sites/a%20b.pdf");
  g_assert_cmpstr (file->title, ==, "Annex");
  g_assert_cmpint (file->size, ==, 608);
  g_assert_cmpstr (link->uri, ==, "https://hub.example/node/1");
}

static void
test_dates (void)
{
  const char *why = NULL;
  g_autoptr(HubEntry) event = map (
    HUB_KIND_EVENT, "e-1",
    "{'title':'E','field_event_dates':[{'value':'2024-04-03T08:26:09+02:00',"
    "'end_value':'2024-04-03T08:26:09+00:00'}]}", "{}", "[]", &why);
  g_autoptr(HubEntry) practice = map (
    HUB_KIND_PRACTICE, "p-1",
    "{'title':'P','field_start_text':'2019','field_end_text':'Present'}", "{}", "[]",
    &why);

  g_assert_cmpint (hub_entry_get_starts (event)->precision, ==, HUB_DATE_TIME);
  g_assert_cmpint (hub_entry_get_ends (event)->seconds - hub_entry_get_starts (event)->seconds,
                   ==, 7200);
  g_assert_cmpint (hub_entry_get_starts (practice)->year, ==, 2019);
  g_assert_true (hub_entry_is_ongoing (practice));
  g_assert_cmpint (hub_entry_get_ends (practice)->precision, ==, HUB_DATE_UNKNOWN);
}

static void
test_f31_dates_out_of_range (void)
{
  static const char *const texts[] = { "'0000-01-01'", "'9999-01-01'", "'2024-02-30'",
                                       "'1899-12-31'", "'2037-01-01'", "-1", "1e999", "null",
                                       "[]", "{}", "true", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *why = NULL;
      g_autofree char *attributes = g_strdup_printf (
        "{'title':'T','field_date_of_publication':%s,'changed':%s}", texts[i], texts[i]);
      g_autoptr(HubEntry) entry = map (HUB_KIND_DOCUMENT, "u-1", attributes, "{}", "[]", &why);

      g_assert_nonnull (entry);
      g_assert_cmpint (hub_entry_get_published (entry)->precision, ==, HUB_DATE_UNKNOWN);
      g_assert_cmpint (hub_entry_get_changed (entry), ==, 0);
    }
}

static void
test_f28_wrong_types (void)
{
  static const char *const values[] = { "null", "7", "true", "[]", "{}", "[null]", "[[]]", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *why = NULL;
      const char *v = values[i];
      g_autofree char *attributes = g_strdup_printf (
        "{'title':'T','body':%s,'field_publisher':%s,'field_languages':%s,'path':%s,"
        "'field_link':%s,'drupal_internal__nid':%s,'langcode':%s,'field_audience':%s,"
        "'field_geographic_scope':%s}", v, v, v, v, v, v, v, v, v);
      g_autofree char *relationships = g_strdup_printf (
        "{'field_gcm_objectives':%s,'field_files':{'data':%s}}", v, v);
      g_autoptr(HubEntry) entry = map (HUB_KIND_DOCUMENT, "u-1", attributes, relationships, "[]",
                                       &why);

      g_assert_nonnull (entry);
      g_assert_cmpstr (hub_entry_get_title (entry), ==, "T");
      g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 0);
      g_assert_null (hub_entry_get_body_html (entry));
      g_assert_cmpstr (hub_entry_get_langcode (entry), ==, "fr");
    }
}

static void
test_f29_ids (void)
{
  static const char *const ids[] = { "../x", "a/b", "a b", "a\\nb", "\xd7\x90" };
  g_autofree char *long_id = g_strnfill (129, 'a');
  const char *why = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_null (map (HUB_KIND_DOCUMENT, ids[i], "{'title':'T'}", "{}", "[]", &why));
      g_assert_cmpstr (why, ==, "An entry without a usable id was skipped");
    }
  g_assert_null (map (HUB_KIND_DOCUMENT, long_id, "{'title':'T'}", "{}", "[]", &why));
  g_assert_cmpstr (why, ==, "An entry without a usable id was skipped");
}

static void
test_f28_no_title (void)
{
  static const char *const titles[] = { "null", "''", "'  '", "7", "[]", "'\\u202e'" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const char *why = NULL;
      g_autofree char *attributes = g_strdup_printf ("{'title':%s}", titles[i]);

      g_assert_null (map (HUB_KIND_DOCUMENT, "u-1", attributes, "{}", "[]", &why));
      g_assert_cmpstr (why, ==, "An entry without a title was skipped");
    }
}

static void
test_f34_hostile_text (void)
{
  const char *why = NULL;
  g_autoptr(HubEntry) entry = map (HUB_KIND_DOCUMENT, "u-1",
                                   "{'title':'AT&T <b>\\u202e x\\u0007'}", "{}", "[]", &why);

  g_assert_cmpstr (hub_entry_get_title (entry), ==, "AT&T <b> x");
}

static void
test_f32_limits (void)
{
  const char *why = NULL;
  g_autofree char *title = g_strnfill (1024 * 1024, 'x');
  g_autoptr(GString) terms = g_string_new ("[");
  g_autofree char *attributes = g_strdup_printf ("{'title':'%s'}", title);
  g_autofree char *relationships = NULL;
  g_autoptr(HubEntry) entry = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (terms, "%s{'type':'taxonomy_term--countries','id':'c-%u'}",
                            i > 0 ? "," : "", i);
  g_string_append_c (terms, ']');
  relationships = g_strdup_printf ("{'field_countries':{'data':%s}}", terms->str);
  entry = map (HUB_KIND_DOCUMENT, "u-1", attributes, relationships, "[]", &why);

  g_assert_cmpuint (strlen (hub_entry_get_title (entry)), <=, 4096);
  g_assert_cmpuint (hub_entry_get_terms (entry)->len, ==, 1000);
}

/* FAULTS.md F36, F37: the images of a text are links of its entry, each once, and if they may be
 * opened. */
static void
test_f36_images (void)
{
  const char *why = NULL;
  g_autoptr(HubEntry) entry = map (
    HUB_KIND_DOCUMENT, "u-1",
    "{'title':'T','body':{'processed':'<p>One <img src=/a.png alt=Map> two</p>"
    "<img src=https://other.example/b.png?x=1&amp;y=2><img src=/a.png alt=Again>"
    "<img src=javascript:alert(1) alt=Script><img src=data:image/png;base64,AA>"
    "<img src=file:///etc/passwd><img src=https://u@other.example/c>'}}", "{}", "[]", &why);
  GPtrArray *attachments = hub_entry_get_attachments (entry);
  const HubAttachment *first, *second;

  g_assert_cmpuint (attachments->len, ==, 2);
  first = g_ptr_array_index (attachments, 0);
  second = g_ptr_array_index (attachments, 1);
  g_assert_false (first->is_file || second->is_file);
  g_assert_cmpstr (first->uri, ==, HUB "/a.png");
  g_assert_cmpstr (first->title, ==, "Map");
  g_assert_cmpstr (second->uri, ==, "https://other.example/b.png?x=1&y=2");
  g_assert_null (second->title);
  g_assert_cmpstr (hub_entry_get_body_text (entry), ==, "One [Map] two\n\n[Again] [Script]");
}

static void
test_term (void)
{
  g_autoptr(HubProfile) profile = hub_profile_load ("https://hub.example", NULL, NULL);
  HubProfileVocabulary *vocabulary = g_ptr_array_index (hub_profile_get_vocabularies (profile), 0);
  g_autoptr(JsonapiDocument) document = create_document (
    vocabulary->type, "o-10",
    "{'name':'10 - Eradicate trafficking','field_official_title':'Prevent',"
    "'field_paragraph':'26','description':{'processed':'<p>Text</p>'}}", "{}", "[]");
  const char *why = NULL;
  g_autoptr(HubTerm) term = hub_mapper_map_term (vocabulary,
                                                 jsonapi_document_get_data (document, 0), 9, &why);

  g_assert_nonnull (term);
  g_assert_cmpstr (term->label, ==, "10 - Eradicate trafficking");
  g_assert_cmpstr (term->title, ==, "Prevent");
  g_assert_cmpstr (term->paragraph, ==, "26");
  g_assert_cmpstr (term->summary, ==, "Text");
  g_assert_cmpint (term->position, ==, 9);
  g_assert_cmpstr (term->code, ==, "10");
}

/* A code that the hub gives counts before what the label means; what neither tells is left to the
 * store. */
static void
test_term_codes (void)
{
  static const struct { const char *attributes; const char *code; } cases[] = {
    { "{'name':'Kenia','field_iso':'ke'}", "KE" },
    { "{'name':'Kenya','field_iso':'TZ'}", "TZ" },
    { "{'name':'Kenia','field_iso':'KEN'}", "KE" },
    { "{'name':'Kenya','field_iso':7}", "KE" },
    { "{'name':'Kenya'}", "KE" },
    { "{'name':'Atlantis','field_iso':'XX'}", NULL },
    { "{'name':'Atlantis'}", NULL },
  };
  static const char json[] =
    "{'base_path':'/api','default_language':'en','vocabularies':{'country':{'type':'c',"
    "'path':'c','code':['field_iso']}},'bundles':[{'type':'a','path':'a','kind':'other'}]}";
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(HubProfile) profile = hub_profile_new_from_data (text, -1, NULL);
  HubProfileVocabulary *vocabulary = g_ptr_array_index (hub_profile_get_vocabularies (profile), 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonapiDocument) document = create_document ("c", "c-1", cases[i].attributes, "{}",
                                                             "[]");
      const char *why = NULL;
      g_autoptr(HubTerm) term = hub_mapper_map_term (vocabulary,
                                                     jsonapi_document_get_data (document, 0), 0,
                                                     &why);

      g_assert_cmpstr (term->code, ==, cases[i].code);
    }
}

/* Values that are the names of other things, a scope that is a box to tick, and a time where a day
 * is meant. */
static void
test_other_forms (void)
{
  static const char json[] =
    "{'base_path':'/api','default_language':'en','vocabularies':{},"
    "'fields':{'title':['title'],'scope':['global'],'published':['at']},"
    "'references':{'publisher':['pub'],'location':['place'],'languages':['langs']},"
    "'bundles':[{'type':'a','path':'a','kind':'other'}]}";
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');
  g_autoptr(HubProfile) profile = hub_profile_new_from_data (text, -1, NULL);
  HubBundle *bundle = g_ptr_array_index (hub_profile_get_bundles (profile), 0);
  const HubMapperContext context = { HUB, profile, "en", 2036 };
  g_autoptr(JsonapiDocument) document = create_document (
    "a", "u-1", "{'title':'A','global':true,'at':'2021-03-04T10:00:00+00:00'}",
    "{'pub':{'data':[{'type':'t','id':'1'},{'type':'t','id':'gone'},{'type':'t','id':'2'}]},"
    "'place':{'data':{'type':'n','id':'3'}},'langs':{'data':[]}}",
    "[{'type':'t','id':'1','attributes':{'name':'ILO; the labour one'}},"
    "{'type':'t','id':'2','attributes':{'name':'IOM'}},"
    "{'type':'n','id':'3','attributes':{'title':'Geneva'}}]");
  const char *why = NULL;
  g_autoptr(HubEntry) entry = hub_mapper_map_entry (&context, bundle, document,
                                                    jsonapi_document_get_data (document, 0), &why);
  const char *const *publishers;

  g_assert_nonnull (entry);
  publishers = hub_entry_get_publishers (entry);
  g_assert_cmpuint (g_strv_length ((char **) publishers), ==, 2);
  g_assert_cmpstr (publishers[0], ==, "ILO; the labour one");
  g_assert_cmpstr (publishers[1], ==, "IOM");
  g_assert_cmpstr (hub_entry_get_location (entry), ==, "Geneva");
  g_assert_null (hub_entry_get_languages (entry)[0]);
  g_assert_cmpint (hub_entry_get_scope (entry), ==, HUB_SCOPE_GLOBAL);
  g_assert_cmpint (hub_entry_get_published (entry)->precision, ==, HUB_DATE_DAY);
  g_assert_cmpint (hub_entry_get_published (entry)->day, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapper/whole", test_whole);
  g_test_add_func ("/mapper/dates", test_dates);
  g_test_add_func ("/mapper/F28-wrong-types", test_f28_wrong_types);
  g_test_add_func ("/mapper/F28-no-title", test_f28_no_title);
  g_test_add_func ("/mapper/F29-ids", test_f29_ids);
  g_test_add_func ("/mapper/F31-dates-out-of-range", test_f31_dates_out_of_range);
  g_test_add_func ("/mapper/F32-limits", test_f32_limits);
  g_test_add_func ("/mapper/F34-hostile-text", test_f34_hostile_text);
  g_test_add_func ("/mapper/F36-images", test_f36_images);
  g_test_add_func ("/mapper/term", test_term);
  g_test_add_func ("/mapper/term-codes", test_term_codes);
  g_test_add_func ("/mapper/other-forms", test_other_forms);

  return g_test_run ();
}

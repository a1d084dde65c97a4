/* test-survey.c: a hub that means harm is looked at, and no more
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-discovery.h"
#include "hub-error.h"
#include "raw-server.h"

#include <string.h>

#define MAX_REQUESTS 200

/* What a server answers to a path, and what it was asked. */
typedef char *(*Answer) (const char *path);

typedef struct
{
  Answer     answer;
  GMutex     mutex;
  GPtrArray *asked;    /* (element-type utf8): paths */
} Site;

static char *
make_answer (const char *type,
             const char *body)
{
  return g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n"
                          "Connection: close\r\n\r\n%s", type, strlen (body), body);
}

static char *
make_json (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return make_answer ("application/vnd.api+json", json);
}

static char *
take_json (GString *text)
{
  g_autofree char *json = g_string_free_and_steal (text);

  return make_json (json);
}

static void
serve (RawPeer  *peer,
       gpointer  data)
{
  Site *site = data;
  g_autofree char *request = raw_peer_read_request (peer);
  g_auto(GStrv) words = g_strsplit (request != NULL ? request : "GET /", " ", 3);
  g_autofree char *answer = site->answer (words[1]);

  g_mutex_lock (&site->mutex);
  g_ptr_array_add (site->asked, g_strdup (words[1]));
  g_mutex_unlock (&site->mutex);
  raw_peer_send (peer, answer, -1);
}

static void
progress_cb (HubSurveyStep step,
             guint         done,
             guint         total,
             gpointer      user_data)
{
}

/* Looks at a site; @asked gets the paths that it was asked for. */
static HubDiscovery *
look (Answer      answer,
      GPtrArray  *asked,
      GError    **error)
{
  static const JsonapiClientLimits limits = JSONAPI_CLIENT_LIMITS_INIT;
  Site site = { answer, { 0 }, asked };
  RawServer *server = raw_server_new (NULL, serve, &site);
  HubDiscovery *discovery = hub_discovery_run (raw_server_get_url (server), &limits, progress_cb,
                                               NULL, NULL, error);

  raw_server_free (server);
  g_assert_cmpuint (asked->len, <=, MAX_REQUESTS);

  return discovery;
}

static gboolean
was_asked (GPtrArray  *asked,
           const char *part)
{
  for (guint i = 0; i < asked->len; i++)
    if (strstr (g_ptr_array_index (asked, i), part) != NULL)
      return TRUE;

  return FALSE;
}

/* --- HTML, whatever is asked for --- */

static char *
answer_html (const char *path)
{
  return make_answer ("text/html", "<!DOCTYPE html><title>Welcome</title>");
}

static void
test_html (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_null (look (answer_html, asked, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_NO_API);
  g_assert_cmpuint (asked->len, <, 12);
}

/* --- an entry point without end --- */

static char *
answer_many_types (const char *path)
{
  GString *text = g_string_new ("{'jsonapi':{'version':'1.0'},'data':[],'links':{");

  if (!g_str_equal (path, "/jsonapi"))
    {
      g_string_free (text, TRUE);
      return make_json ("{'data':[]}");
    }
  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "%s'node--type_%u':{'href':'http://x/jsonapi/node/type_%u'}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "}}");

  return take_json (text);
}

static void
test_many_types (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = look (answer_many_types, asked, &error);

  g_assert_no_error (error);
  g_assert_false (hub_discovery_is_usable (discovery));
  g_assert_cmpuint (asked->len, <, 100);
}

static char *
answer_too_many (const char *path)
{
  GString *text = g_string_new ("{'data':[],'links':{");

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%s'node--t%u':{'href':'/jsonapi/node/t%u'}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "}}");

  return take_json (text);
}

static void
test_too_many (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_null (look (answer_too_many, asked, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_TOO_LARGE);
}

/* --- addresses and names that lead elsewhere --- */

static char *
answer_traps (const char *path)
{
  if (g_str_equal (path, "/jsonapi"))
    return make_json ("{'data':[],'links':{"
                      "'self':{'href':'/jsonapi'},"
                      "'node--away':{'href':'http://elsewhere.example/node/away'},"
                      "'node--up':{'href':'/jsonapi/../../secret'},"
                      "'node--query':{'href':'/jsonapi/node/q?delete=1'},"
                      "'node--space':{'href':'/jsonapi/node/a b'},"
                      "'node--<b>':{'href':'/jsonapi/node/b'},"
                      "'user--user':{'href':'/jsonapi/user/user'},"
                      "'comment--comment':{'href':'/jsonapi/comment/comment'},"
                      "'webform_submission--contact':{'href':'/jsonapi/webform/contact'},"
                      "'contactMessages':{'href':'/jsonapi/messages'},"
                      "'node--number':{'href':42},"
                      "'node--resource':{'href':'http://elsewhere.example/jsonapi/node/resource'}"
                      "}}");
  if (g_str_has_prefix (path, "/jsonapi/node/resource"))
    return make_json ("{'data':[{'type':'node--resource','id':'u-1','attributes':{"
                      "'drupal_internal__nid':1,'title':'A','a.b':'c','<i>':'x','':'y',"
                      "'field_publisher':{'evil':[[[]]]},'field_date':['2020-01-01',7,null],"
                      "'body':{'processed':7,'summary':[]}},"
                      "'relationships':{'../up':{'data':{'type':'x','id':'y'}},"
                      "'field_pays':{'data':{'type':7,'id':'y'}},"
                      "'field_files':{'data':'none'}}}, 7, null, {'type':'other','id':'z'}]}");

  return make_answer ("text/html", "<p>No</p>");
}

static void
test_traps (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = look (answer_traps, asked, &error);
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  g_assert_true (was_asked (asked, "/jsonapi/node/resource"));
  g_assert_false (was_asked (asked, "secret"));
  g_assert_false (was_asked (asked, "away"));
  g_assert_false (was_asked (asked, "delete"));
  /* Accounts, comments and forms are nobody's business, whatever the hub would give. */
  g_assert_false (was_asked (asked, "user"));
  g_assert_false (was_asked (asked, "comment"));
  g_assert_false (was_asked (asked, "webform"));
  g_assert_false (was_asked (asked, "messages"));
  json = hub_discovery_to_json (discovery);
  g_assert_null (strstr (json, "<i>"));
  g_assert_null (strstr (json, "../"));
  g_assert_null (strstr (json, "a.b"));
}

/* --- a vocabulary without end --- */

static char *
answer_endless (const char *path)
{
  static int page = 0;
  g_autofree char *text = NULL;

  if (g_str_equal (path, "/jsonapi"))
    return make_json ("{'data':[],'links':{'taxonomy_term--pays':"
                      "{'href':'/jsonapi/taxonomy_term/pays'}}}");
  if (!g_str_has_prefix (path, "/jsonapi/taxonomy_term/pays"))
    return answer_html (path);

  page++;
  text = g_strdup_printf ("{'data':[%s],'links':{'next':"
                          "{'href':'/jsonapi/taxonomy_term/pays?page=%d'}}}",
                          page > 1 ? "" : "{'type':'taxonomy_term--pays','id':'u','attributes':"
                          "{'drupal_internal__tid':1,'name':'Kenya'}}", page);

  return make_json (text);
}

static void
test_endless (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(HubDiscovery) discovery = look (answer_endless, asked, &error);

  g_assert_no_error (error);
  g_assert_false (hub_discovery_is_usable (discovery));
  g_assert_cmpuint (asked->len, <, 40);
}

/* --- told to wait --- */

static char *
answer_wait (const char *path)
{
  if (g_str_equal (path, "/jsonapi"))
    return make_json ("{'data':[],'links':{'node--a':{'href':'/jsonapi/node/a'},"
                      "'node--b':{'href':'/jsonapi/node/b'}}}");

  return g_strdup ("HTTP/1.1 429 Too Many\r\nRetry-After: 600\r\nContent-Length: 0\r\n"
                   "Connection: close\r\n\r\n");
}

static void
test_wait (void)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;

  g_assert_null (look (answer_wait, asked, &error));
  g_assert_error (error, HUB_ERROR, HUB_ERROR_WAIT);
  g_assert_cmpuint (asked->len, <=, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/html", test_html);
  g_test_add_func ("/survey/many-types", test_many_types);
  g_test_add_func ("/survey/too-many", test_too_many);
  g_test_add_func ("/survey/traps", test_traps);
  g_test_add_func ("/survey/endless", test_endless);
  g_test_add_func ("/survey/wait", test_wait);

  return g_test_run ();
}

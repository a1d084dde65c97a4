/* demo-fault.c: the ways in which the hub can misbehave
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-fault.h"

#include "demo-fault-body.h"
#include "demo-fault-file.h"
#include "demo-fault-page.h"
#include "demo-fault-tree.h"
#include "demo-fault-wire.h"
#include "demo-files.h"
#include "demo-route.h"

#include <string.h>

static void
replace (DemoStrike   *strike,
         DemoResponse *response)
{
  soup_message_headers_clear (strike->response->headers);
  g_clear_pointer (&strike->response->body, g_bytes_unref);
  strike->response->status = response->status;
  strike->response->content_type = response->content_type;
  strike->response->body = g_bytes_ref (response->body);
  strike->response->is_file = FALSE;
  demo_response_free (response);
}

/* What Drupal itself refuses is a JSON document; what stands before it answers in HTML. */
static gboolean
refuse (DemoStrike *strike,
        guint       status,
        const char *detail)
{
  if (detail != NULL)
    replace (strike, demo_response_new_error (strike->request, status, detail, NULL));
  else
    replace (strike, demo_response_new_html (status, soup_status_get_phrase (status)));

  return FALSE;
}

static gboolean
status_401 (DemoStrike *strike)
{
  refuse (strike, 401, "No authentication credentials provided.");
  soup_message_headers_append (strike->response->headers, "WWW-Authenticate",
                               "Basic realm=\"Hub\"");

  return FALSE;
}

static gboolean
status_403 (DemoStrike *strike)
{
  return refuse (strike, 403, "The current user is not allowed to GET the selected resource.");
}

static gboolean
status_404 (DemoStrike *strike)
{
  return refuse (strike, 404, NULL);
}

static gboolean
status_400 (DemoStrike *strike)
{
  return refuse (strike, 400, "Invalid nested filtering. The field `status`, given in the path"
                              " `status`, does not exist.");
}

/* Several choices, none of them named. */
static gboolean
status_300 (DemoStrike *strike)
{
  return refuse (strike, 300, NULL);
}

/* Nothing has changed, to a reader that did not ask. */
static gboolean
status_304 (DemoStrike *strike)
{
  strike->response->status = 304;
  strike->response->content_type = NULL;
  g_clear_pointer (&strike->response->body, g_bytes_unref);

  return FALSE;
}

/* What a network says that wants a login, if it keeps to RFC 6585. */
static gboolean
status_511 (DemoStrike *strike)
{
  return refuse (strike, 511, NULL);
}

/* No status at all. */
static gboolean
status_999 (DemoStrike *strike)
{
  return refuse (strike, 999, NULL);
}

static gboolean
status_408 (DemoStrike *strike)
{
  return refuse (strike, 408, NULL);
}

static gboolean
status_410 (DemoStrike *strike)
{
  return refuse (strike, 410, "This version of the API was switched off.");
}

static gboolean
status_429 (DemoStrike *strike)
{
  refuse (strike, 429, NULL);
  soup_message_headers_append (strike->response->headers, "Retry-After", "30");

  return FALSE;
}

static gboolean
status_500 (DemoStrike *strike)
{
  return refuse (strike, 500, "SQLSTATE[HY000] [2002] Connection refused");
}

static gboolean
status_502 (DemoStrike *strike)
{
  return refuse (strike, 502, NULL);
}

static gboolean
status_503 (DemoStrike *strike)
{
  g_autofree char *seconds = g_strdup_printf ("%d", g_random_int_range (5, 11));

  refuse (strike, 503,
          "Demonstration Hub is currently under maintenance. We should be back shortly."
          " Thank you for your patience.");
  soup_message_headers_append (strike->response->headers, "Retry-After", seconds);

  return FALSE;
}

static void
set_retry_after (DemoStrike *strike,
                 gint64      seconds)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_seconds (now, seconds);
  g_autofree char *text = soup_date_time_to_string (then, SOUP_DATE_HTTP);

  soup_message_headers_append (strike->response->headers, "Retry-After", text);
}

/* In half a minute, as a date. */
static gboolean
retry_date (DemoStrike *strike)
{
  refuse (strike, 503, NULL);
  set_retry_after (strike, 30);

  return FALSE;
}

/* Before now. */
static gboolean
retry_negative (DemoStrike *strike)
{
  refuse (strike, 503, NULL);
  soup_message_headers_append (strike->response->headers, "Retry-After", "-120");

  return FALSE;
}

/* In two days, as a number. */
static gboolean
retry_late (DemoStrike *strike)
{
  refuse (strike, 503, NULL);
  soup_message_headers_append (strike->response->headers, "Retry-After", "172800");

  return FALSE;
}

/* In two days, as a date. */
static gboolean
retry_late_date (DemoStrike *strike)
{
  refuse (strike, 429, NULL);
  set_retry_after (strike, 2 * 24 * 3600);

  return FALSE;
}

static gboolean
status_504 (DemoStrike *strike)
{
  return refuse (strike, 504, NULL);
}

/* Answers as if the parameters that begin with @word had not been there, but @other. */
static gboolean
answer_without (DemoStrike *strike,
                const char *word,
                const char *other)
{
  g_autoptr(GString) target = g_string_new (NULL);
  g_auto(GStrv) halves = g_strsplit (strike->request->target, "?", 2);
  g_auto(GStrv) pairs = g_strsplit (halves[1] != NULL ? halves[1] : "", "&", -1);
  g_autoptr(DemoRequest) request = NULL;

  g_string_append_printf (target, "%s?%s", halves[0], other);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (*pairs[i] != '\0' && !g_str_has_prefix (pairs[i], word) &&
          !g_str_equal (pairs[i], other))
        g_string_append_printf (target, "&%s", pairs[i]);
    }
  request = demo_request_new (strike->request->method, strike->request->base + strlen ("http://"),
                              target->str);
  replace (strike, demo_route (strike->store, request));

  return FALSE;
}

static gboolean
ignore_filter (DemoStrike *strike)
{
  return answer_without (strike, "filter", "anyOther=1");
}

/* Newest first, as a site's own view of its entries may be, and terms the last one first. */
static gboolean
ignore_sort (DemoStrike *strike)
{
  gboolean has_terms = strstr (strike->request->target, "/taxonomy_term/") != NULL;

  return answer_without (strike, "sort", has_terms ? "sort=-drupal_internal__tid"
                                                   : "sort=-changed,drupal_internal__nid");
}

/* A site that has made its fields unknown to those who sort. */
static gboolean
refuse_sort (DemoStrike *strike)
{
  if (strstr (strike->request->target, "sort=") == NULL)
    return FALSE;

  return refuse (strike, 400, "Invalid nested filtering. The field `drupal_internal__nid`, given in"
                              " the path `drupal_internal__nid`, does not exist.");
}

/* Ten items a page, whatever is asked for. */
static gboolean
ignore_limit (DemoStrike *strike)
{
  return answer_without (strike, "page%5Blimit", "page%5Blimit%5D=10");
}

static const DemoFault all_faults[] =
{
  { "status-300", "F11", status_300 },
  { "status-304", "F11", status_304 },
  { "status-511", "F10", status_511 },
  { "status-999", "F14", status_999 },
  { "retry-negative", "F15", retry_negative },
  { "redirect-login", "F10", demo_fault_redirect_login },
  { "stacked-gzip", "F07", demo_fault_stacked_gzip },
  { "endless-1xx", "F04", demo_fault_endless_1xx },
  { "short-page", "F18", demo_fault_short_page },
  { "empty-page", "F18", demo_fault_empty_page },
  { "omitted", "F23", demo_fault_omitted },
  { "ignore-limit", "F21", ignore_limit },
  { "status-400", "F14", status_400 },
  { "status-401", "F13", status_401 },
  { "status-403", "F13", status_403 },
  { "status-404", "F13", status_404 },
  { "status-408", "F14", status_408 },
  { "status-410", "F13", status_410 },
  { "status-429", "F15", status_429 },
  { "status-500", "F14", status_500 },
  { "status-502", "F14", status_502 },
  { "status-503", "F15", status_503 },
  { "status-504", "F14", status_504 },
  { "retry-date", "F15", retry_date },
  { "retry-late", "F15", retry_late },
  { "retry-late-date", "F15", retry_late_date },
  { "ignore-filter", "F21", ignore_filter },
  { "ignore-sort", "F21", ignore_sort },
  { "refuse-sort", "F21", refuse_sort },
  { "html", "F10", demo_fault_html },
  { "empty", "F08", demo_fault_empty },
  { "no-content", "F08", demo_fault_no_content },
  { "not-json-type", "F09", demo_fault_not_json_type },
  { "bad-gzip", "F06", demo_fault_bad_gzip },
  { "gzip-bomb", "F07", demo_fault_gzip_bomb },
  { "redirect-once", "F12", demo_fault_redirect_once },
  { "redirect-loop", "F11", demo_fault_redirect_loop },
  { "redirect-nowhere", "F11", demo_fault_redirect_nowhere },
  { "redirect-elsewhere", "F12", demo_fault_redirect_away },
  { "moved", "F12", demo_fault_moved },
  { "redirect-user", "F12", demo_fault_redirect_user },
  { "redirect-file", "F12", demo_fault_redirect_file },
  { "truncated", "F05", demo_fault_truncated },
  { "reset", "F05", demo_fault_reset },
  { "cut", "F06", demo_fault_cut },
  { "stall", "F04", demo_fault_stall },
  { "slow", "F04", demo_fault_slow },
  { "slow-headers", "F04", demo_fault_slow_headers },
  { "close", "F01", demo_fault_close },
  { "endless", "F07", demo_fault_endless },
  { "header-flood", "F07", demo_fault_header_flood },
  { "negative-length", "F08", demo_fault_negative_length },
  { "two-lengths", "F08", demo_fault_two_lengths },
  { "bad-chunk", "F08", demo_fault_bad_chunk },
  { "next-loop", "F16", demo_fault_next_loop },
  { "next-origin", "F17", demo_fault_next_origin },
  { "next-outside", "F17", demo_fault_next_outside },
  { "next-string", "F18", demo_fault_next_string },
  { "next-number", "F18", demo_fault_next_number },
  { "next-unprefixed", "F17", demo_fault_next_unprefixed },
  { "same-id", "F19", demo_fault_same_id },
  { "bad-json", "F24", demo_fault_bad_json },
  { "invalid-utf8", "F24", demo_fault_invalid_utf8 },
  { "two-roots", "F24", demo_fault_two_roots },
  { "deep-json", "F24", demo_fault_deep_json },
  { "many-values", "F25", demo_fault_many_values },
  { "many-members", "F25", demo_fault_many_members },
  { "big-page", "F07", demo_fault_big_page },
  { "big-string", "F25", demo_fault_big_string },
  { "data-missing", "F26", demo_fault_data_missing },
  { "data-null", "F26", demo_fault_data_null },
  { "errors-document", "F26", demo_fault_errors_document },
  { "duplicate-key", "F26", demo_fault_duplicate_key },
  { "wrong-type", "F28", demo_fault_wrong_type },
  { "bad-ids", "F29", demo_fault_bad_ids },
  { "bad-dates", "F31", demo_fault_bad_dates },
  { "huge-title", "F32", demo_fault_huge_title },
  { "many-terms", "F32", demo_fault_many_terms },
  { "nul-escape", "F33", demo_fault_nul_escape },
  { "hostile-text", "F34", demo_fault_hostile_text },
  { "file-evil-name", "F38", demo_fault_file_evil_name },
  { "file-html", "F39", demo_fault_file_html },
  { "file-empty", "F39", demo_fault_file_empty },
  { "file-huge", "F39", demo_fault_file_huge },
  { "file-changes", "F40", demo_fault_file_changes },
  { "file-no-ranges", "F40", demo_fault_file_no_ranges },
  { "file-weak", "F40", demo_fault_file_weak },
  { "file-script", "F41", demo_fault_file_script },
};

/**
 * demo_fault_find:
 * @name: a name
 *
 * Finds a fault.
 *
 * Returns: (transfer none) (nullable): the fault
 */
const DemoFault *
demo_fault_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_faults); i++)
    {
      if (g_str_equal (all_faults[i].name, name))
        return &all_faults[i];
    }

  return NULL;
}

/**
 * demo_fault_list:
 *
 * Lists all faults.
 *
 * Returns: (transfer full): their names, one in each line
 */
char *
demo_fault_list (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all_faults); i++)
    g_string_append_printf (list, "%s\n", all_faults[i].name);

  return g_string_free_and_steal (list);
}

/**
 * demo_fault_plan_set:
 * @self: a plan
 * @name: (nullable): a fault, or %NULL for none
 * @after: how many requests it lets pass first
 * @times: how often it strikes, or 0 for always
 * @on: (nullable): `collections` (the default), `files` or `all`
 *
 * Sets what goes wrong from now on, and begins to count anew.
 *
 * Returns: whether name and place are known
 */
gboolean
demo_fault_plan_set (DemoFaultPlan *self,
                     const char    *name,
                     int            after,
                     int            times,
                     const char    *on)
{
  const DemoFault *fault = name != NULL ? demo_fault_find (name) : NULL;
  gboolean is_all = g_strcmp0 (on, "all") == 0;
  gboolean is_files = g_strcmp0 (on, "files") == 0;

  if (name != NULL && fault == NULL)
    return FALSE;
  if (on != NULL && !is_all && !is_files && !g_str_equal (on, "collections"))
    return FALSE;

  *self = (DemoFaultPlan) {
    .fault = fault,
    .after = after,
    .times = times,
    .collections = !is_files,
    .files = is_all || is_files,
    .others = is_all,
  };

  return TRUE;
}

/**
 * demo_fault_plan_is_due:
 * @self: a plan
 * @request: a request
 *
 * Counts a request and tells whether it is to be answered wrongly.
 *
 * Returns: whether it is
 */
gboolean
demo_fault_plan_is_due (DemoFaultPlan     *self,
                        const DemoRequest *request)
{
  g_auto(GStrv) steps = g_strsplit (request->path, "/", -1);
  gboolean is_file = g_str_has_prefix (request->path, DEMO_FILES_PREFIX);
  /* an empty step before the first slash, then `jsonapi`, the entity and the bundle */
  gboolean is_collection = g_strv_length (steps) == 4 && g_str_equal (steps[1], "jsonapi");

  if (self->fault == NULL)
    return FALSE;
  if (!(is_file ? self->files : is_collection ? self->collections : self->others))
    return FALSE;

  self->seen++;

  return self->seen > self->after && (self->times == 0 || self->seen <= self->after + self->times);
}

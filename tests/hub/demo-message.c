/* demo-message.c: one request to the hub and its answer
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-message.h"

#include "demo-json.h"

#include <string.h>

/* The languages of the hub; English has no prefix. */
static const char *const prefixes[] = { "fr", "es", "ar", "ru", "zh-hant" };

/* Drupal points at the section of RFC 2616 about the status. */
static char *
make_info (guint status)
{
  const char *section = "10.5.1";

  if (status >= 400 && status < 500)
    return g_strdup_printf ("https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.%u",
                            status - 400 + 1);
  if (status == 503)
    section = "10.5.4";

  return g_strdup_printf ("https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec%s", section);
}

static void
take_prefix (DemoRequest *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize length = strlen (prefixes[i]);

      if (self->path[0] == '/' && strncmp (self->path + 1, prefixes[i], length) == 0 &&
          (self->path[length + 1] == '/' || self->path[length + 1] == '\0'))
        {
          g_autofree char *whole = self->path;

          self->prefix = g_strconcat ("/", prefixes[i], NULL);
          self->langcode = g_strdup (prefixes[i]);
          self->path = g_strdup (whole + length + 1);
          return;
        }
    }

  self->prefix = g_strdup ("");
  self->langcode = g_strdup ("en");
}

/**
 * demo_request_new:
 * @method: as `GET`
 * @host: the Host header
 * @target: path and query as they came, still encoded
 *
 * Takes a request apart. Any text is accepted.
 *
 * Returns: (transfer full): the request
 */
DemoRequest *
demo_request_new (const char *method,
                  const char *host,
                  const char *target)
{
  DemoRequest *self = g_new0 (DemoRequest, 1);
  const char *question = strchr (target, '?');
  g_autofree char *path = question != NULL ? g_strndup (target, question - target)
                                           : g_strdup (target);

  self->method = g_strdup (method);
  self->base = g_strconcat ("http://", host, NULL);
  self->target = g_strdup (target);
  self->params = demo_params_parse (question != NULL ? question + 1 : NULL);
  self->path = g_uri_unescape_string (path, NULL);
  if (self->path == NULL || !g_utf8_validate (self->path, -1, NULL))
    {
      g_free (self->path);
      self->path = g_utf8_make_valid (path, -1);
    }
  take_prefix (self);

  return self;
}

/**
 * demo_request_free:
 * @self: (transfer full): a request
 *
 * Frees it.
 */
void
demo_request_free (DemoRequest *self)
{
  g_free (self->method);
  g_free (self->base);
  g_free (self->prefix);
  g_free (self->langcode);
  g_free (self->path);
  g_free (self->target);
  g_clear_pointer (&self->params, demo_param_free);
  g_free (self);
}

/**
 * demo_request_get_self:
 * @self: a request
 *
 * Makes the address of the request as Drupal writes it in `self` and `via` links: the
 * outermost names of the query sorted, brackets and commas encoded.
 *
 * Returns: (transfer full): an absolute address
 */
char *
demo_request_get_self (const DemoRequest *self)
{
  g_autofree char *path = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *query = demo_params_to_string (self->params, TRUE);

  return g_strconcat (self->base, self->prefix, path, *query != '\0' ? "?" : "", query, NULL);
}

/**
 * demo_response_new:
 * @status: an HTTP status
 * @content_type: (nullable): the type of the body, a static text
 * @body: (transfer full) (nullable): the body
 *
 * Makes an answer.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_response_new (guint       status,
                   const char *content_type,
                   char       *body)
{
  DemoResponse *self = g_new0 (DemoResponse, 1);

  self->status = status;
  self->content_type = content_type;
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  demo_response_set_body (self, body);

  return self;
}

/**
 * demo_response_new_error:
 * @request: what was asked
 * @status: an HTTP status
 * @detail: Drupal's sentence
 * @pointer: (nullable): the part of the document that is to blame
 *
 * Makes an error document.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_response_new_error (const DemoRequest *request,
                         guint              status,
                         const char        *detail,
                         const char        *pointer)
{
  g_auto(DemoJson) json = { NULL };
  g_autofree char *number = g_strdup_printf ("%u", status);
  g_autofree char *via = demo_request_get_self (request);
  g_autofree char *info = make_info (status);
  gboolean is_name = strstr (detail, "violate the JSON:API spec") != NULL;
  DemoResponse *self = NULL;

  demo_json_init (&json);
  demo_json_open (&json, '{');
  demo_json_key (&json, "jsonapi");
  demo_json_raw (&json, "{\"version\":\"1.0\",\"meta\":{\"links\":{\"self\":{\"href\":"
                        "\"http:\\/\\/jsonapi.org\\/format\\/1.0\\/\"}}}}");
  demo_json_open_key (&json, "errors", '[');
  demo_json_open (&json, '{');
  demo_json_key_string (&json, "title", soup_status_get_phrase (status));
  demo_json_key_string (&json, "status", number);
  demo_json_key_string (&json, "detail", detail);
  demo_json_open_key (&json, "links", '{');
  demo_json_open_key (&json, "via", '{');
  demo_json_key_string (&json, "href", via);
  demo_json_close (&json, '}');
  demo_json_open_key (&json, "info", '{');
  demo_json_key_string (&json, "href", is_name ? "http://jsonapi.org/format/#query-parameters" : info);
  demo_json_close (&json, '}');
  demo_json_close (&json, '}');
  if (pointer != NULL)
    {
      demo_json_open_key (&json, "source", '{');
      demo_json_key_string (&json, "pointer", pointer);
      demo_json_close (&json, '}');
    }
  demo_json_close (&json, '}');
  demo_json_close (&json, ']');
  demo_json_close (&json, '}');

  self = demo_response_new (status, DEMO_TYPE_JSONAPI,
                            g_string_free_and_steal (g_steal_pointer (&json.text)));
  if (is_name)
    soup_message_headers_append (self->headers, "Link", "http://jsonapi.org/format/#query-parameters");

  return self;
}

/**
 * demo_response_new_html:
 * @status: an HTTP status
 * @title: the title of the page
 *
 * Makes a page for people, as Drupal sends for an address that no module knows.
 *
 * Returns: (transfer full): the answer
 */
DemoResponse *
demo_response_new_html (guint       status,
                        const char *title)
{
  GString *page = g_string_new (
      "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n  <head>\n"
      "    <meta charset=\"utf-8\" />\n"
      "<meta name=\"Generator\" content=\"Drupal 10 (https://www.drupal.org)\" />\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1.0\" />\n");

  g_string_append_printf (page, "    <title>%s | Demonstration Hub</title>\n  </head>\n  <body>\n",
                          title);
  for (guint i = 0; i < 120; i++)
    g_string_append_printf (page,
                            "    <div class=\"region region--%u\"><p>Menu entry %u of the site"
                            " and some markup around it.</p></div>\n",
                            i, i);
  g_string_append_printf (page, "    <h1>%s</h1>\n  </body>\n</html>\n", title);

  return demo_response_new (status, DEMO_TYPE_HTML, g_string_free_and_steal (page));
}

/**
 * demo_response_free:
 * @self: (transfer full): an answer
 *
 * Frees it.
 */
void
demo_response_free (DemoResponse *self)
{
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

/**
 * demo_response_set_body:
 * @self: an answer
 * @body: (transfer full) (nullable): another body, a text
 *
 * Replaces the body.
 */
void
demo_response_set_body (DemoResponse *self,
                        char         *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  if (body != NULL)
    self->body = g_bytes_new_take (body, strlen (body));
}

/* jsonapi-failure.c: what the libraries below say, in our words
 *
 * Their messages are translated, may quote a server, and change; what a caller may rely on is the
 * code and a fact in English.
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "jsonapi-failure"

#include "jsonapi-failure.h"

#include "jsonapi-error.h"

static GError *
unreachable (const char *what)
{
  return g_error_new_literal (JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE, what);
}

/* Whether a certificate, or one that vouches for it, is not for now by this computer's date. */
static gboolean
is_out_of_date (GTlsCertificate *certificate)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();

  for (GTlsCertificate *link = certificate; link != NULL;
       link = g_tls_certificate_get_issuer (link))
    {
      g_autoptr(GDateTime) first = g_tls_certificate_get_not_valid_before (link);
      g_autoptr(GDateTime) last = g_tls_certificate_get_not_valid_after (link);

      if ((first != NULL && g_date_time_compare (now, first) < 0) ||
          (last != NULL && g_date_time_compare (now, last) > 0))
        return TRUE;
    }
  return FALSE;
}

static GError *
explain_certificate (GTlsCertificateFlags  flags,
                     GTlsCertificate      *certificate)
{
  static const struct
  {
    GTlsCertificateFlags  flag;
    const char           *reason;
  } reasons[] = {
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "it is for another host" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "it is not valid yet by this computer’s date" },
    { G_TLS_CERTIFICATE_EXPIRED, "it has expired by this computer’s date" },
    { G_TLS_CERTIFICATE_REVOKED, "it has been revoked" },
    { G_TLS_CERTIFICATE_INSECURE, "its algorithm is not safe" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "nobody trusted vouches for it" },
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if ((flags & reasons[i].flag) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", reasons[i].reason);
  return g_error_new (JSONAPI_ERROR,
                      is_out_of_date (certificate) ? JSONAPI_ERROR_DATE : JSONAPI_ERROR_TLS,
                      "The certificate was refused: %s",
                      text->len > 0 ? text->str : "it is not valid");
}

static GError *
explain_io (int code)
{
  switch (code)
    {
    case G_IO_ERROR_HOST_NOT_FOUND:
      return unreachable ("The name was not found");

    case G_IO_ERROR_CONNECTION_REFUSED:
      return unreachable ("The connection was refused");

    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return unreachable ("There is no way to the server");

    case G_IO_ERROR_TIMED_OUT:
      return unreachable ("The connection timed out");

    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_PARTIAL_INPUT:
      return unreachable ("The connection was closed too early");

    default:
      return g_error_new (JSONAPI_ERROR, JSONAPI_ERROR_UNREACHABLE,
                          "The connection failed (%d)", code);
    }
}

/**
 * jsonapi_failure_new:
 * @cause: an error of GIO or libsoup, not that of cancelling
 * @message: (nullable): the message that it happened to
 *
 * Says in the codes of %JSONAPI_ERROR why an exchange failed. Any thread.
 *
 * Returns: (transfer full): %JSONAPI_ERROR_TLS or %JSONAPI_ERROR_DATE for a refused certificate,
 *   %JSONAPI_ERROR_MALFORMED for an answer sent in an unknown way, %JSONAPI_ERROR_UNREACHABLE for
 *   all else, which another try may mend
 */
GError *
jsonapi_failure_new (const GError *cause,
                     SoupMessage  *message)
{
  if (message != NULL && g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return explain_certificate (soup_message_get_tls_peer_certificate_errors (message),
                                soup_message_get_tls_peer_certificate (message));
  if (cause->domain == G_TLS_ERROR)
    return unreachable ("The secure connection could not be made");
  if (cause->domain == G_RESOLVER_ERROR)
    return unreachable (cause->code == G_RESOLVER_ERROR_NOT_FOUND
                        ? "The name was not found" : "The name could not be looked up");
  if (cause->domain == G_IO_ERROR)
    return explain_io (cause->code);
  if (g_error_matches (cause, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING))
    return unreachable ("The head of the answer was cut, or is not HTTP");
  if (cause->domain == SOUP_SESSION_ERROR)
    return g_error_new (JSONAPI_ERROR, JSONAPI_ERROR_MALFORMED,
                        "The answer is not HTTP as it should be (%d)", cause->code);
  return unreachable ("The exchange failed");
}

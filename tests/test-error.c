/* test-error.c: one sentence and one exit status for each error
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "hub-error.h"

#include <gio/gio.h>
#include <string.h>

static const int exit_statuses[] = {
  [HUB_ERROR_USAGE] = 2,
  [HUB_ERROR_OFFLINE] = 3,
  [HUB_ERROR_INSECURE] = 3,
  [HUB_ERROR_DATE] = 3,
  [HUB_ERROR_SIGN_IN] = 4,
  [HUB_ERROR_REFUSED] = 4,
  [HUB_ERROR_SERVER] = 4,
  [HUB_ERROR_WAIT] = 4,
  [HUB_ERROR_MISCONFIGURED] = 4,
  [HUB_ERROR_PROTOCOL] = 4,
  [HUB_ERROR_TOO_LARGE] = 4,
  [HUB_ERROR_NO_API] = 4,
  [HUB_ERROR_STORE] = 5,
  [HUB_ERROR_STORE_FULL] = 5,
  [HUB_ERROR_STORE_READ_ONLY] = 5,
  [HUB_ERROR_STORE_BUSY] = 5,
  [HUB_ERROR_STORE_DAMAGED] = 5,
  [HUB_ERROR_STORE_TOO_NEW] = 5,
  [HUB_ERROR_NOT_FOUND] = 2,
  [HUB_ERROR_PACK] = 4,
  [HUB_ERROR_PACK_OLDER] = 2,
};

static char *
sentence_of (int         code,
             const char *message)
{
  g_autoptr(GError) error = g_error_new_literal (HUB_ERROR, code, message);

  return hub_error_dup_sentence (error);
}

static void
test_exit_status (void)
{
  for (gsize code = 0; code < G_N_ELEMENTS (exit_statuses); code++)
    {
      g_autoptr(GError) error = g_error_new_literal (HUB_ERROR, code, "x");

      g_assert_cmpint (hub_error_get_exit_status (error), ==, exit_statuses[code]);
    }
}

static void
test_other_domains (void)
{
  static const struct { GQuark (*domain) (void); int code; int status; } cases[] = {
    { g_io_error_quark, G_IO_ERROR_CANCELLED, 130 },
    { g_io_error_quark, G_IO_ERROR_FAILED, 5 },
    { g_io_error_quark, G_IO_ERROR_NO_SPACE, 5 },
    { g_option_error_quark, G_OPTION_ERROR_BAD_VALUE, 2 },
    { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, 3 },
    { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, 3 },
    { g_file_error_quark, G_FILE_ERROR_NOENT, 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = g_error_new_literal (cases[i].domain (), cases[i].code, "secret");
      g_autofree char *sentence = hub_error_dup_sentence (error);

      g_assert_cmpint (hub_error_get_exit_status (error), ==, cases[i].status);
      g_assert_cmpint (strlen (sentence), >, 20);
      g_assert_null (strstr (sentence, "secret"));
    }
}

/* All sentences are whole, end in a full stop, and no two are the same. */
static void
test_sentences (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize code = 0; code < G_N_ELEMENTS (exit_statuses); code++)
    {
      char *sentence = sentence_of (code, "Something");

      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_ascii_isupper (*sentence) || (guint8) *sentence > 127);
      g_assert_true (g_hash_table_add (seen, sentence));
    }
}

static void
test_host (void)
{
  static const struct { const char *message; const char *host; } cases[] = {
    { "https://hub.example/jsonapi: Connection refused", "hub.example" },
    { "Could not get “http://127.0.0.1:8080/jsonapi”", "127.0.0.1" },
    { "https://[::1]:8080/: timed out", "::1" },
    { "https://user:secret@hub.example/x failed", "hub.example" },
    { "no address at all", NULL },
    { "https://", NULL },
    { "https://evil.example\\.hub.example/", NULL },
    { "https://b\xc3\xbc""cher.example/", "xn--bcher-kva.example" },   /* F34: as ASCII */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = sentence_of (HUB_ERROR_OFFLINE, cases[i].message);
      g_autofree char *secure = sentence_of (HUB_ERROR_INSECURE, cases[i].message);

      if (cases[i].host != NULL)
        {
          g_assert_nonnull (strstr (sentence, cases[i].host));
          g_assert_nonnull (strstr (secure, cases[i].host));
        }
      else
        {
          g_assert_nonnull (strstr (sentence, "the hub"));
        }
      g_assert_null (strstr (sentence, "secret"));
      g_assert_null (strstr (sentence, "evil"));
    }
}

/* Nobody is sent to look at a clock that is right. */
static void
test_date (void)
{
  static const char *const messages[] = { "https://hub.example/: refused", "refused" };

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autofree char *insecure = sentence_of (HUB_ERROR_INSECURE, messages[i]);
      g_autofree char *date = sentence_of (HUB_ERROR_DATE, messages[i]);

      g_assert_null (strstr (insecure, "date"));
      g_assert_nonnull (strstr (date, "this computer’s date"));
      g_assert_cmpint (strstr (insecure, "hub.example") != NULL, ==, i == 0);
      g_assert_cmpint (strstr (date, "hub.example") != NULL, ==, i == 0);
    }
}

/* What a server has said never reaches a sentence. */
static void
test_no_server_words (void)
{
  static const int codes[] = {
    HUB_ERROR_OFFLINE, HUB_ERROR_INSECURE, HUB_ERROR_DATE, HUB_ERROR_SIGN_IN, HUB_ERROR_REFUSED,
    HUB_ERROR_SERVER, HUB_ERROR_WAIT, HUB_ERROR_MISCONFIGURED, HUB_ERROR_PROTOCOL,
    HUB_ERROR_TOO_LARGE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *sentence = sentence_of (codes[i], "https://hub.example/: 500 <b>PWNED</b>");

      g_assert_null (strstr (sentence, "PWNED"));
      g_assert_null (strstr (sentence, "500"));
    }
}

static void
test_path (void)
{
  g_autofree char *read_only = sentence_of (HUB_ERROR_STORE_READ_ONLY,
                                            "Could not: (8) in “/data/a b/catalogue.db”");
  g_autofree char *damaged = sentence_of (HUB_ERROR_STORE_DAMAGED, "x “/data/catalogue.db”");
  g_autofree char *too_new = sentence_of (HUB_ERROR_STORE_TOO_NEW, "x “/data/library.db” y");
  g_autofree char *relative = sentence_of (HUB_ERROR_STORE_DAMAGED, "x “catalogue.db”");
  g_autofree char *open_end = sentence_of (HUB_ERROR_STORE, "x “/data/catalogue.db");

  g_assert_nonnull (strstr (read_only, "“/data/a b/catalogue.db”"));
  g_assert_nonnull (strstr (damaged, "“/data/catalogue.db”"));
  g_assert_nonnull (strstr (too_new, "“/data/library.db”"));
  g_assert_null (strstr (relative, "catalogue.db"));
  g_assert_null (strstr (open_end, "/data"));
}

/* Of the user's own words we speak as we are: the message is the sentence. */
static void
test_usage (void)
{
  g_autofree char *plain = sentence_of (HUB_ERROR_USAGE, "There is no facet “colour”");
  g_autofree char *stopped = sentence_of (HUB_ERROR_USAGE, "Say which.");
  g_autofree char *question = sentence_of (HUB_ERROR_USAGE, "Which one?");

  g_assert_cmpstr (plain, ==, "There is no facet “colour”.");
  g_assert_cmpstr (stopped, ==, "Say which.");
  g_assert_cmpstr (question, ==, "Which one?");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/exit-status", test_exit_status);
  g_test_add_func ("/error/other-domains", test_other_domains);
  g_test_add_func ("/error/sentences", test_sentences);
  g_test_add_func ("/error/host", test_host);
  g_test_add_func ("/error/F02-date", test_date);
  g_test_add_func ("/error/no-server-words", test_no_server_words);
  g_test_add_func ("/error/path", test_path);
  g_test_add_func ("/error/usage", test_usage);

  return g_test_run ();
}

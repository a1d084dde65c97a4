/* hub-tokenizer.c: the words of an entry, as SQLite's full-text index takes them
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTS5 gives a tokenizer nothing but a text, so the text itself says whose words it holds: it
 * begins with U+0001 and the letter of a tongue, as often as there are tongues. An indexed text has
 * one, a question may have several, and without any there are no stems. Stems and joined forms
 * share the place of their word, so a phrase is met by each of them; FTS5 looks for all of them by
 * itself when a question is tokenized. Of a question, the tokens at both ends that a row need not
 * have are left out: "l’immigration" and "移民" are found wherever those words or signs stand.
 */

#define G_LOG_DOMAIN "hub-tokenizer"

#include "hub-tokenizer.h"

#include "hub-analyzer.h"

#define NAME "hub"
#define MARK '\001'
#define NOWHERE G_MAXUINT

typedef int (*TokenFunc) (void *context, int flags, const char *text, int length, int start,
                          int end);

/* What one text is being made of. */
typedef struct
{
  void      *context;      /* FTS5's own, for `func` */
  TokenFunc  func;
  gsize      offset;       /* bytes of the marks before the text */
  guint      position;     /* of the token before, NOWHERE before the first */
  guint      first;        /* positions of the first and last token that are wanted */
  guint      last;
  gboolean   is_open;      /* the last word is not finished */
  int        rc;
} Run;

static int
create_cb (void           *context,
           const char    **arguments,
           int             n_arguments,
           Fts5Tokenizer **tokenizer)
{
  if (n_arguments > 0)
    return SQLITE_ERROR;

  *tokenizer = (Fts5Tokenizer *) hub_analyzer_new ();
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  hub_analyzer_free ((HubAnalyzer *) tokenizer);
}

/* Reads the marks that @text begins with; gives their length in bytes. */
static gsize
read_marks (const char *text,
            gsize       length,
            guint      *tongues)
{
  gsize n = 0;

  *tongues = 0;
  while (n + 2 <= length && text[n] == MARK)
    {
      HubTongue tongue = hub_tongue_from_letter (text[n + 1]);

      if (hub_tongue_get_letter (tongue) != text[n + 1])
        break;
      *tongues |= HUB_TONGUE_BIT (tongue);
      n += 2;
    }

  return n;
}

static gboolean
note_ends (const HubToken *token,
           gpointer        user_data)
{
  Run *run = user_data;

  if (token->kind != HUB_TOKEN_SURFACE || token->is_optional)
    return TRUE;

  if (run->first == NOWHERE)
    run->first = token->position;
  run->last = token->position;
  return TRUE;
}

/* Finds out between which tokens a question is to be taken: all, if a row needs none of them. */
static void
find_ends (HubAnalyzer *analyzer,
           const char  *text,
           gsize        length,
           Run         *run)
{
  run->first = NOWHERE;
  hub_analyzer_run (analyzer, 0, text, length, note_ends, run);
  if (run->first == NOWHERE)
    run->first = 0;
}

static gboolean
give_token (const HubToken *token,
            gpointer        user_data)
{
  Run *run = user_data;
  int flags = token->position == run->position ? FTS5_TOKEN_COLOCATED : 0;

  if (token->position < run->first || token->position > run->last)
    return TRUE;
  /* What is typed so far says nothing about the stem. */
  if (run->is_open && token->position == run->last && *token->text == ':')
    return TRUE;

  run->position = token->position;
  run->rc = run->func (run->context, flags, token->text, token->length,
                       run->offset + token->start, run->offset + token->end);
  return run->rc == SQLITE_OK;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void          *context,
             int            flags,
             const char    *text,      /* (nullable) */
             int            length,
             TokenFunc      func)
{
  HubAnalyzer *analyzer = (HubAnalyzer *) tokenizer;
  Run run = { context, func, 0, NOWHERE, 0, NOWHERE, (flags & FTS5_TOKENIZE_PREFIX) != 0,
              SQLITE_OK };
  guint tongues;

  if (text == NULL || length <= 0)
    return SQLITE_OK;

  run.offset = read_marks (text, length, &tongues);
  text += run.offset;
  length -= run.offset;
  if ((flags & FTS5_TOKENIZE_QUERY) != 0)
    find_ends (analyzer, text, length, &run);
  hub_analyzer_run (analyzer, tongues, text, length, give_token, &run);

  return run.rc;
}

/* hub_tongue (langcode, text): the letter of the tongue of a row */
static void
tongue_cb (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  const char *langcode = (const char *) sqlite3_value_text (values[0]);
  const char *text = (const char *) sqlite3_value_text (values[1]);
  char letter = hub_tongue_get_letter (hub_tongue_from_row (langcode, text));

  sqlite3_result_text (context, &letter, 1, SQLITE_TRANSIENT);
}

/* The way of FTS5's documentation, "Extending FTS5". */
static int
get_fts5 (sqlite3   *handle,
          fts5_api **api)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL);

  *api = NULL;
  if (rc != SQLITE_OK)
    return rc;

  sqlite3_bind_pointer (statement, 1, (void *) api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  rc = sqlite3_finalize (statement);
  if (rc == SQLITE_OK && (*api == NULL || (*api)->iVersion < 2))
    rc = SQLITE_ERROR;
  return rc;
}

/**
 * hub_tokenizer_register:
 * @handle: a fresh connection
 *
 * Gives a connection what the catalogue's schema names: the tokenizer `hub`, and the SQL function
 * `hub_tongue (langcode, text)`, which gives the letter of a row's language. Each full-text table
 * gets an analyzer of its own. Nothing of a catalogue that has to do with words can be read on a
 * connection without them.
 *
 * Returns: an SQLite result code
 */
int
hub_tokenizer_register (sqlite3 *handle)
{
  fts5_tokenizer methods = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api;
  int rc = get_fts5 (handle, &api);

  if (rc == SQLITE_OK)
    rc = api->xCreateTokenizer (api, NAME, NULL, &methods, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_create_function_v2 (handle, "hub_tongue", 2,
                                     SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                     tongue_cb, NULL, NULL, NULL);
  return rc;
}

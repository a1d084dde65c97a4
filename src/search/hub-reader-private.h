/* hub-reader-private.h: what the reader asks of its worker
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-worker.h"

G_BEGIN_DECLS

/* What is in a search field. */
typedef struct
{
  HubQuery *base;      /* (owned) */
  char     *typed;     /* (owned) */
  gsize     cursor;
} HubReaderField;

/* How it was read, and what was found. */
typedef struct
{
  HubTyping  *typing;    /* (owned) (nullable) */
  HubResults *results;   /* (owned) (nullable) */
  GPtrArray  *rows;      /* (owned) (nullable) (element-type HubRow): of the first results */
} HubReaderTyped;

/* What there is of a value. */
typedef struct
{
  HubFacet    facet;
  char       *typed;     /* (owned) */
  HubResults *results;   /* (owned) (nullable) */
} HubReaderValue;

typedef struct
{
  gint64       *ids;     /* (owned) */
  guint         n_ids;
  HubTextQuery *words;   /* (owned) (nullable) */
} HubReaderRows;

typedef struct
{
  char *uuid;       /* (owned) */
  char *langcode;   /* (owned) (nullable) */
} HubReaderKey;

void     hub_reader_field_free    (gpointer field);
void     hub_reader_typed_free    (gpointer typed);
void     hub_reader_value_free    (gpointer value);
void     hub_reader_rows_free     (gpointer rows);
void     hub_reader_key_free      (gpointer key);

void     hub_reader_push          (HubReader      *self,
                                   GTask          *task,
                                   HubWorkerJob    job,
                                   GDestroyNotify  result_free);

/* What the worker owns, and its jobs. */
gpointer hub_reader_open_reading  (gpointer data_dir, GError **error);
void     hub_reader_close_reading (gpointer owned);
gpointer hub_reader_open_job      (gpointer owned, gpointer unused, GCancellable *, GError **);
gpointer hub_reader_search_job    (gpointer owned, gpointer query, GCancellable *, GError **);
gpointer hub_reader_type_job      (gpointer owned, gpointer field, GCancellable *, GError **);
gpointer hub_reader_complete_job  (gpointer owned, gpointer value, GCancellable *, GError **);
gpointer hub_reader_rows_job      (gpointer owned, gpointer rows, GCancellable *, GError **);
gpointer hub_reader_find_job      (gpointer owned, gpointer key, GCancellable *, GError **);
gpointer hub_reader_status_job    (gpointer owned, gpointer unused, GCancellable *, GError **);
gpointer hub_reader_refresh_job   (gpointer owned, gpointer unused, GCancellable *, GError **);

G_END_DECLS

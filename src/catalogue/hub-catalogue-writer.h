/* hub-catalogue-writer.h: the only hand that writes the catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-entry.h"
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HubCatalogueWriter HubCatalogueWriter;

/* What became of the entries of a page. */
typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  guint withdrawn;
} HubCatalogueTally;

/* The end of a complete pass. All borrowed. */
typedef struct
{
  const char        *origin;       /* base address of the hub */
  const char *const *langcodes;    /* the languages that were walked */
  gint64             generation;   /* number of the pass */
  gint64             synced;       /* when it ended, Unix seconds */
  gboolean           is_agreed;    /* the user wants what was missed last to leave */
  const char        *agreed;       /* (nullable): digest of what that was when it was shown */
  gboolean           has_news;     /* the pass has stored something */
} HubCatalogueEnd;

/* What was missed and kept all the same: FAULTS.md F43. */
typedef struct
{
  guint n_missed;
  guint n_entries;    /* there were in the scope of the pass */
} HubCatalogueSpared;

/* Stores what belongs behind a page, in the page's transaction. */
typedef gboolean (*HubCatalogueBehindFunc) (HubCatalogueWriter       *writer,
                                            const HubCatalogueTally  *page,
                                            gpointer                  user_data,
                                            GError                  **error);

/* A writer is bound to the thread that opened it. */
HubCatalogueWriter *hub_catalogue_writer_open             (const char *data_dir,
                                                           GError    **error)
                                                           G_GNUC_WARN_UNUSED_RESULT;
void                hub_catalogue_writer_close            (HubCatalogueWriter *self);
/* What is logged, kept and withdrawn by time goes by the hub's clock from now on: Unix seconds. */
void                hub_catalogue_writer_set_now          (HubCatalogueWriter *self,
                                                           gint64              now);
/* (nullable): where a damaged catalogue was set aside when opening */
const char         *hub_catalogue_writer_get_damaged_path (HubCatalogueWriter *self);

/* Small named values that live in the same transactions as the rows: the state of the sync. */
char               *hub_catalogue_writer_dup_state        (HubCatalogueWriter *self,
                                                           const char         *key,
                                                           GError            **error)
                                                           G_GNUC_WARN_UNUSED_RESULT;
gboolean            hub_catalogue_writer_set_state        (HubCatalogueWriter *self,
                                                           const char         *key,
                                                           const char         *value,
                                                           GError            **error);

void                hub_catalogue_writer_set_first_look   (HubCatalogueWriter *self,
                                                           gboolean            is_first_look);
gboolean            hub_catalogue_writer_apply_terms      (HubCatalogueWriter *self,
                                                           HubVocabulary       vocabulary,
                                                           GPtrArray          *terms,
                                                           GError            **error);
gboolean            hub_catalogue_writer_apply_page       (HubCatalogueWriter *self,
                                                           GPtrArray          *entries,
                                                           gint64              generation,
                                                           const char         *state_key,
                                                           const char         *state_value,
                                                           HubCatalogueTally  *tally,
                                                           GCancellable       *cancellable,
                                                           GError            **error);
gboolean            hub_catalogue_writer_apply_page_with  (HubCatalogueWriter    *self,
                                                           GPtrArray             *entries,
                                                           gint64                 generation,
                                                           HubCatalogueBehindFunc behind,
                                                           gpointer               user_data,
                                                           HubCatalogueTally     *tally,
                                                           GCancellable          *cancellable,
                                                           GError               **error);
gboolean            hub_catalogue_writer_touch_page       (HubCatalogueWriter    *self,
                                                           GPtrArray             *entries,
                                                           gint64                 generation,
                                                           gboolean              *is_in_step,
                                                           HubCatalogueBehindFunc behind,
                                                           gpointer               user_data,
                                                           GCancellable          *cancellable,
                                                           GError               **error);
gboolean            hub_catalogue_writer_spare            (HubCatalogueWriter    *self,
                                                           const char            *uuid,
                                                           gint64                 generation,
                                                           GError               **error);
gboolean            hub_catalogue_writer_finish           (HubCatalogueWriter    *self,
                                                           const HubCatalogueEnd *end,
                                                           HubCatalogueTally     *tally,
                                                           HubCatalogueSpared    *spared,
                                                           GError               **error);
gboolean            hub_catalogue_writer_finish_pass      (HubCatalogueWriter *self,
                                                           const char         *origin,
                                                           const char *const  *langcodes,
                                                           gint64              generation,
                                                           gint64              synced,
                                                           HubCatalogueTally  *tally,
                                                           guint              *n_spared,
                                                           GError            **error);
gint64              hub_catalogue_writer_get_synced       (HubCatalogueWriter *self,
                                                           gint64             *date);
gboolean            hub_catalogue_writer_keep_report      (HubCatalogueWriter *self,
                                                           const char         *report,
                                                           gboolean            has_news,
                                                           GError            **error);
gboolean            hub_catalogue_writer_clear            (HubCatalogueWriter *self,
                                                           GError            **error);
gboolean            hub_catalogue_writer_renew_texts      (HubCatalogueWriter *self,
                                                           guint               max_entries,
                                                           gboolean           *is_done,
                                                           GCancellable       *cancellable,
                                                           GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HubCatalogueWriter, hub_catalogue_writer_close)

G_END_DECLS

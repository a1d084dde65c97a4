/* hub-index-writing.h: the file of an index, being written in the background
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-index-snapshot.h"

G_BEGIN_DECLS

/* A thread of its own; used by the one that started it. */
typedef struct _HubIndexWriting HubIndexWriting;

HubIndexWriting *hub_index_writing_new     (HubIndexSnapshot *snapshot) /* (transfer full) */
                                            G_GNUC_WARN_UNUSED_RESULT;
HubIndexWriting *hub_index_writing_new_anew (const char *data_dir) G_GNUC_WARN_UNUSED_RESULT;
gboolean         hub_index_writing_is_done (HubIndexWriting *self);
gboolean         hub_index_writing_finish  (HubIndexWriting *self,   /* (transfer full) */
                                            HubIndexFile    *file,
                                            GError         **error);
void             hub_index_writing_stop    (HubIndexWriting *self);  /* (transfer full) */

G_END_DECLS

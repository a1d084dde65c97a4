/* hub-reader-marks.h: where words stand in the text of an entry, for the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-reader.h"
#include "hub-rich-text.h"

G_BEGIN_DECLS

/* (element-type GArray): see hub_reading_mark_text() */
void       hub_reader_marks_async  (HubReader           *self,
                                    HubRichText         *text,
                                    HubEntry            *entry,
                                    HubTextQuery        *words,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
GPtrArray *hub_reader_marks_finish (HubReader           *self,
                                    GAsyncResult        *result,
                                    GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

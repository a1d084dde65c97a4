/* hub-texts-keeper.h: whether the words of kept files are found
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-files.h"
#include "hub-reader.h"
#include "hub-settings.h"
#include "hub-sync-control.h"

G_BEGIN_DECLS

#define HUB_TYPE_TEXTS_KEEPER (hub_texts_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HubTextsKeeper, hub_texts_keeper, HUB, TEXTS_KEEPER, GObject)

HubTextsKeeper *hub_texts_keeper_new (const char     *data_dir,
                                      HubFiles       *files,
                                      HubReader      *reader,
                                      HubSettings    *settings,
                                      HubSyncControl *control) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

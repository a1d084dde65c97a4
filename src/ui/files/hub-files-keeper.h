/* hub-files-keeper.h: which files are kept without being asked for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "hub-library.h"
#include "hub-reader.h"
#include "hub-settings.h"
#include "hub-sync-control.h"

G_BEGIN_DECLS

#define HUB_TYPE_FILES_KEEPER (hub_files_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HubFilesKeeper, hub_files_keeper, HUB, FILES_KEEPER, GObject)

HubFilesKeeper *hub_files_keeper_new (HubLibrary     *library,
                                       HubReader      *reader,
                                      HubSettings    *settings,
                                      HubSyncControl *control) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

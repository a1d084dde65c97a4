/* demo-files.h: the files that entries offer for download
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"
#include "demo-store.h"

G_BEGIN_DECLS

#define DEMO_FILES_PREFIX "/sites/default/files/"

DemoResponse *demo_files_answer (DemoStore         *store,
                                 const DemoRequest *request) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

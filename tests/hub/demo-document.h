/* demo-document.h: JSON:API documents
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"
#include "demo-query.h"

G_BEGIN_DECLS

DemoResponse *demo_document_entry_point (DemoStore         *store,
                                         const DemoRequest *request) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_document_collection  (DemoStore         *store,
                                         const DemoRequest *request,
                                         DemoType          *type) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_document_individual  (DemoStore         *store,
                                         const DemoRequest *request,
                                         DemoType          *type,
                                         const char        *uuid) G_GNUC_WARN_UNUSED_RESULT;
DemoResponse *demo_document_related     (DemoStore         *store,
                                         const DemoRequest *request,
                                         DemoType          *type,
                                         const char        *uuid,
                                         const char        *field,
                                         gboolean           identifiers) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

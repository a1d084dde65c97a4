/* demo-store.h: everything the demonstration hub holds, and where to find it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-item.h"

G_BEGIN_DECLS

typedef struct _DemoStore DemoStore;

DemoStore  *demo_store_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void        demo_store_free         (DemoStore *self);
void        demo_store_add_extras   (DemoStore *self);
DemoType   *demo_store_get_types    (DemoStore *self,
                                     guint     *n_types);
DemoType   *demo_store_find_type    (DemoStore  *self,
                                     const char *entity,
                                     const char *bundle);
DemoItem   *demo_store_find_item    (DemoStore  *self,
                                     const char *uuid);
DemoItem   *demo_store_find_number  (DemoType *type,
                                     gint64    number);
guint       demo_store_find_place   (DemoType *type,
                                     gint64    number);
DemoItem   *demo_store_add          (DemoStore  *self,
                                     DemoType   *type,
                                     const char *uuid,
                                     gint64      number);
void        demo_store_delete       (DemoStore *self,
                                     DemoItem  *item);
void        demo_store_reuse_uuid   (DemoStore  *self,
                                     DemoItem   *item,
                                     const char *uuid);
const char *demo_store_keep         (DemoStore  *self,
                                     const char *text);
gint64      demo_store_next_number  (DemoStore *self,
                                     DemoKind   kind);
gint64      demo_store_touch        (DemoStore *self);
void        demo_store_set_clock    (DemoStore *self,
                                     gint64     changed);
guint64     demo_store_get_version  (DemoStore *self);
gboolean    demo_store_set_zone     (DemoStore  *self,
                                     const char *name);
GTimeZone  *demo_store_get_zone     (DemoStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoStore, demo_store_free)

G_END_DECLS

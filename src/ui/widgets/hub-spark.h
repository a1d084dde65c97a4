/* hub-spark.h: a small line of counts
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HUB_TYPE_SPARK (hub_spark_get_type ())
G_DECLARE_FINAL_TYPE (HubSpark, hub_spark, HUB, SPARK, GtkWidget)

GtkWidget *hub_spark_new        (void);
void       hub_spark_set_counts (HubSpark    *self,
                                 const guint *counts,
                                 guint        n_counts);
void       hub_spark_draw       (GtkSnapshot           *snapshot,
                                 const guint           *counts,
                                 guint                  n_counts,
                                 const graphene_rect_t *area,
                                 GtkTextDirection       direction,
                                 const GdkRGBA         *colour);

G_END_DECLS

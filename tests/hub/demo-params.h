/* demo-params.h: a query string, read as PHP reads it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoParam:
 * @key: its name; empty at the root
 * @value: (nullable): its value, or %NULL if it has children
 * @children: (nullable) (element-type DemoParam): what stands in its brackets, in order
 *
 * A parameter of a query string. `filter[a][value]=1` is a tree of three.
 */
typedef struct
{
  char      *key;
  char      *value;
  GPtrArray *children;
} DemoParam;

DemoParam  *demo_params_parse     (const char *query) G_GNUC_WARN_UNUSED_RESULT;
DemoParam  *demo_params_set_page  (const DemoParam *self,
                                   gint64           offset,
                                   gint64           limit) G_GNUC_WARN_UNUSED_RESULT;
void        demo_param_free       (DemoParam *self);
DemoParam  *demo_param_find       (const DemoParam *self,
                                   const char      *key);
const char *demo_param_find_value (const DemoParam *self,
                                   const char      *key);
char       *demo_params_to_string (const DemoParam *self,
                                   gboolean         sorted) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoParam, demo_param_free)

G_END_DECLS

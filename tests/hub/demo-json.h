/* demo-json.h: writes JSON text as Drupal does
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoJson:
 * @text: what was written so far
 * @needs_comma: whether the next member or element must be set apart from one before it
 *
 * JSON being written. It is written as text, not built as a tree, for two reasons: a page of
 * 50 items takes well under a millisecond, and Drupal's way of escaping can be kept.
 */
typedef struct
{
  GString  *text;
  gboolean  needs_comma;
} DemoJson;

void demo_json_init       (DemoJson *self);
void demo_json_clear      (DemoJson *self);
void demo_json_open       (DemoJson *self,
                           char      bracket);
void demo_json_close      (DemoJson *self,
                           char      bracket);
void demo_json_key        (DemoJson   *self,
                           const char *key);
void demo_json_open_key   (DemoJson   *self,
                           const char *key,
                           char        bracket);
void demo_json_string     (DemoJson   *self,
                           const char *value);
void demo_json_int        (DemoJson   *self,
                           gint64      value);
void demo_json_bool       (DemoJson   *self,
                           gboolean    value);
void demo_json_null       (DemoJson   *self);
void demo_json_raw        (DemoJson   *self,
                           const char *text);
void demo_json_key_string (DemoJson   *self,
                           const char *key,
                           const char *value);
void demo_json_key_int    (DemoJson   *self,
                           const char *key,
                           gint64      value);
void demo_json_key_bool   (DemoJson   *self,
                           const char *key,
                           gboolean    value);
void demo_json_key_null   (DemoJson   *self,
                           const char *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoJson, demo_json_clear)

G_END_DECLS

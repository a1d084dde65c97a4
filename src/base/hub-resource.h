/* hub-resource.h: files that are a part of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The first two arguments of hub_resource_load(): what is generated for a bundle of that name. */
#define HUB_RESOURCE(name) name##_get_resource, name##_register_resource

GBytes *hub_resource_load (GResource  *(*get_resource) (void),
                           void        (*register_resource) (void),
                           const char  *path,
                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

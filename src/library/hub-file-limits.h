/* hub-file-limits.h: how much may be kept
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HUB_FILE_MEGABYTE G_GINT64_CONSTANT (1000000)

/* In bytes. */
typedef struct
{
  gint64 one;   /* of one file */
  gint64 all;   /* of all files together */
} HubFileLimits;

#define HUB_FILE_LIMITS_INIT { 200 * HUB_FILE_MEGABYTE, 2000 * HUB_FILE_MEGABYTE }

void hub_file_limits_read (HubFileLimits *self);

G_END_DECLS

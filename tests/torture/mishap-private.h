/* mishap-private.h: what the parts of libmishap share
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mishap.h"

#include <dlfcn.h>
#include <stdint.h>

G_BEGIN_DECLS

/* The function of that name behind ours. */
#define NEXT(name)                                                           \
  ({                                                                         \
    static typeof (&name) behind_##name;                                       \
                                                                             \
    if (behind_##name == NULL)                                                 \
      behind_##name = (typeof (&name)) (uintptr_t) dlsym (RTLD_NEXT, #name);   \
    behind_##name;                                                             \
  })

gboolean mishap_is_ours       (int              fd);
gboolean mishap_is_our_path   (const char      *path);
int      mishap_strike        (MishapOperation  operation,
                               gsize           *size);
void     mishap_strike_behind (MishapOperation  operation);
gboolean mishap_strike_memory (void);
void     mishap_record        (int              fd,
                               MishapOperation  operation,
                               guint64          offset,
                               const void      *data,
                               gsize            size);
void     mishap_record_path   (const char      *path,
                               MishapOperation  operation,
                               const char      *new_path);

G_END_DECLS

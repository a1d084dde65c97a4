/* power-loss.h: what a disk may hold when the power has gone
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mishap.h"
#include "test-folder.h"

G_BEGIN_DECLS

typedef struct _PowerRecord PowerRecord;

/* What becomes of changes that were not flushed. */
typedef enum
{
  POWER_LOSE,      /* all are lost */
  POWER_KEEP,      /* none is */
  POWER_MIX,       /* of each, any sectors are, in any order; changes of the folder keep theirs */
  POWER_N_FATES,
} PowerFate;

PowerRecord *power_record_load   (const char  *path) G_GNUC_WARN_UNUSED_RESULT;
void         power_record_free   (PowerRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PowerRecord, power_record_free)

guint        power_record_length (PowerRecord *self);
/* How many changes stand in the first @bytes of the file that was loaded. */
guint        power_record_find   (PowerRecord *self,
                                  gsize        bytes);
/* The folder as it is when the power goes behind the first @n changes to @before. */
TestFolder  *power_record_crash  (PowerRecord *self,
                                  TestFolder  *before,
                                  guint        n,
                                  PowerFate    fate,
                                  GRand       *rand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* fuzz-segment.c: any bytes as a segment of the index
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is taken for a segment answers all that can be asked of one from its own bytes alone, and
 * can be joined to a segment that has as many rows.
 */

#include "fuzz.h"
#include "segment-lab.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);   /* begins where a block may */
  g_autoptr(GError) error = NULL;
  g_autoptr(HubSegment) segment = hub_segment_new (bytes, &error);

  if (segment != NULL)
    segment_lab_use (segment);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  return 0;
}

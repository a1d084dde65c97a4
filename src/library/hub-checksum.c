/* hub-checksum.c: the CRC-32 that guards a row
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-checksum"

#include "hub-checksum.h"

#define POLYNOMIAL 0xedb88320u   /* IEEE 802.3, bits reversed */

static guint32
next_sum (guint32 sum,
          guint8  byte)
{
  sum ^= byte;
  for (guint bit = 0; bit < 8; bit++)
    sum = (sum >> 1) ^ ((sum & 1) != 0 ? POLYNOMIAL : 0);
  return sum;
}

/**
 * hub_checksum_of_strings:
 * @strings: (array zero-terminated=1): what to sum up
 *
 * Computes the CRC-32 (IEEE 802.3) of the strings, each with its closing NUL byte, so that moving
 * a byte from one to the next is seen.
 *
 * Any thread.
 *
 * Returns: the sum
 */
guint32
hub_checksum_of_strings (const char *const *strings)
{
  guint32 sum = G_MAXUINT32;

  g_return_val_if_fail (strings != NULL, 0);

  for (guint i = 0; strings[i] != NULL; i++)
    {
      const char *c = strings[i];

      do
        sum = next_sum (sum, (guint8) *c);
      while (*c++ != '\0');
    }

  return ~sum;
}

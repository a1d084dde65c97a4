/* hub-field.h: where in an entry a word stands
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Bits. Terms are what the entry is filed under, and its publishers. */
enum
{
  HUB_FIELD_TITLE = 1,
  HUB_FIELD_TERMS = 2,
  HUB_FIELD_SUMMARY = 4,
  HUB_FIELD_BODY = 8,
  HUB_FIELD_ALL = 15,
};

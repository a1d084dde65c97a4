/* hub-tongue.h: the languages whose words we can reduce
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  HUB_TONGUE_NONE,       /* words as they are: no stems */
  HUB_TONGUE_EN,
  HUB_TONGUE_FR,
  HUB_TONGUE_ES,
  HUB_TONGUE_RU,
  HUB_TONGUE_AR,
  HUB_TONGUE_ZH,         /* no stems either; its words are pairs of characters */
} HubTongue;

#define HUB_N_TONGUES (HUB_TONGUE_ZH + 1)

/* Masks of tongues. */
#define HUB_TONGUE_BIT(tongue) (1u << (tongue))
#define HUB_TONGUES_ALL        ((1u << HUB_N_TONGUES) - 1)

HubTongue hub_tongue_from_row    (const char *langcode,
                                  const char *text);
HubTongue hub_tongue_from_letter (char letter);
char      hub_tongue_get_letter  (HubTongue tongue);

G_END_DECLS

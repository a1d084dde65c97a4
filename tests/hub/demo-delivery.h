/* demo-delivery.h: sends an answer as Drupal and its front server do
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"

G_BEGIN_DECLS

/**
 * DemoCopy:
 * @made: when it was made, Unix seconds
 * @response: (owned): the answer
 *
 * An answer in the page cache.
 */
typedef struct
{
  gint64        made;
  DemoResponse *response;
} DemoCopy;

void demo_delivery_send (SoupServerMessage *message,
                         const DemoRequest *request,
                         DemoResponse      *response,
                         int                max_age,
                         gint64             made,
                         gboolean           hit);

G_END_DECLS

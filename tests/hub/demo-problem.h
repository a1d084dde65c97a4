/* demo-problem.h: why a query was refused
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DemoProblem:
 * @status: the HTTP status, 400 or 500
 * @detail: (owned) (nullable): Drupal's sentence
 *
 * Why a query was refused.
 */
typedef struct
{
  guint  status;
  char  *detail;
} DemoProblem;

gboolean demo_problem_set   (DemoProblem *self,
                             guint        status,
                             const char  *format,
                             ...) G_GNUC_PRINTF (3, 4);
void     demo_problem_clear (DemoProblem *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemoProblem, demo_problem_clear)

G_END_DECLS

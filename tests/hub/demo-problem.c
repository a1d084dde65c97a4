/* demo-problem.c: why a query was refused
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-demo"

#include "demo-problem.h"

/**
 * demo_problem_set:
 * @self: an empty problem
 * @status: the HTTP status, 400 or 500
 * @format: Drupal's sentence
 * @...: what belongs into it
 *
 * Says what is wrong.
 *
 * Returns: %FALSE, so that a check can end with it
 */
gboolean
demo_problem_set (DemoProblem *self,
                  guint        status,
                  const char  *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->status = status;
  self->detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return FALSE;
}

/**
 * demo_problem_clear:
 * @self: a problem
 *
 * Frees its sentence.
 */
void
demo_problem_clear (DemoProblem *self)
{
  g_clear_pointer (&self->detail, g_free);
}

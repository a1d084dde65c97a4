/* demo-fault-case.h: tries the faults of the demonstration hub one by one
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-client.h"
#include "demo-fault.h"
#include "demo-process.h"

G_BEGIN_DECLS

#define DEMO_FAULT_TARGET "/jsonapi/node/resource"

/**
 * DemoFaultCheck:
 * @good: what the hub answers when all is well
 * @bad: what it answered with the fault
 *
 * Asserts that the fault struck as it says.
 */
typedef void (*DemoFaultCheck) (const DemoAnswer *good,
                                const DemoAnswer *bad);

/**
 * DemoFaultCase:
 * @name: a fault
 * @limit: how many bytes to read, or 0 for all
 * @check: how to tell that it struck
 *
 * How to try a fault.
 */
typedef struct
{
  const char     *name;
  gsize           limit;
  DemoFaultCheck  check;
} DemoFaultCase;

void     demo_fault_cases_add (HubDemoProcess      *hub,
                               const DemoFaultCase *cases,
                               guint                n_cases,
                               const char          *first_row,
                               const char          *last_row);
int      demo_fault_cases_main (int                 *argc,
                                char              ***argv,
                                HubDemoProcess     **hub,
                                const DemoFaultCase *cases,
                                guint                n_cases,
                                const char          *first_row,
                                const char          *last_row);
void     demo_fault_control   (HubDemoProcess      *hub,
                               const char          *command);
gint64   demo_fault_get_stat  (HubDemoProcess      *hub,
                               const char          *name);
gboolean demo_answer_contains (const DemoAnswer    *answer,
                               const char          *text);

G_END_DECLS

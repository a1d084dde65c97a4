/* demo-fault.h: the ways in which the hub can misbehave
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "demo-message.h"
#include "demo-store.h"

G_BEGIN_DECLS

/**
 * DemoStats:
 * @requests: requests so far, without those to the control address
 * @not_modified: how many of them were answered with 304
 * @elsewhere: how many of them came to the second port, where a redirect may point
 * @bytes: bytes of bodies sent so far
 * @open: requests that are being answered right now
 * @most_open: the most that @open has been
 * @connections: how many connections the requests came by
 * @struck: how often a fault struck
 *
 * What the server has done.
 */
typedef struct
{
  guint64 requests;
  guint64 not_modified;
  guint64 elsewhere;
  guint64 bytes;
  guint   open;
  guint   most_open;
  guint   connections;
  guint   struck;
} DemoStats;

/**
 * DemoStrike:
 * @message: the request; gone once its connection was taken
 * @request: the same, taken apart
 * @response: the good answer, which a fault may spoil
 * @elsewhere: an address of another origin that is really served
 * @stats: what to count in
 * @store: what is served
 *
 * A request that is to be answered wrongly.
 */
typedef struct
{
  SoupServerMessage *message;
  const DemoRequest *request;
  DemoResponse      *response;
  const char        *elsewhere;
  DemoStats         *stats;
  DemoStore         *store;
} DemoStrike;

/**
 * DemoFaultFunc:
 * @strike: a request
 *
 * Spoils the answer, or takes the connection and answers by itself.
 *
 * Returns: whether the connection was taken; else the spoilt answer is still to be sent
 */
typedef gboolean (*DemoFaultFunc) (DemoStrike *strike);

/**
 * DemoFault:
 * @name: as on the command line
 * @row: the row of the fault list that it makes, as `F05`
 * @strike: how
 *
 * A way to misbehave.
 */
typedef struct
{
  const char    *name;
  const char    *row;
  DemoFaultFunc  strike;
} DemoFault;

/**
 * DemoFaultPlan:
 * @fault: (nullable): which fault
 * @after: how many requests it lets pass first
 * @times: how often it strikes, or 0 for always
 * @files: whether it strikes downloads
 * @others: whether it strikes requests that are neither for a collection nor for a file
 * @collections: whether it strikes collection requests
 * @seen: how many requests of these kinds there were
 *
 * When to misbehave.
 */
typedef struct
{
  const DemoFault *fault;
  int              after;
  int              times;
  gboolean         collections;
  gboolean         files;
  gboolean         others;
  int              seen;
} DemoFaultPlan;

const DemoFault *demo_fault_find        (const char        *name);
char            *demo_fault_list        (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean         demo_fault_plan_set    (DemoFaultPlan     *self,
                                         const char        *name,
                                         int                after,
                                         int                times,
                                         const char        *on);
gboolean         demo_fault_plan_is_due (DemoFaultPlan     *self,
                                         const DemoRequest *request);

G_END_DECLS

/* cli-hub.c: the demonstration hub, for tests of the real program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-hub.h"

void
cli_hub_control (HubDemoProcess *hub,
                 const char     *command)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = hub_demo_process_control (hub, command, &error);

  g_assert_no_error (error);
}

HubDemoProcess *
cli_hub_start_with (const char *const *words)
{
  g_autoptr(GError) error = NULL;
  HubDemoProcess *hub = hub_demo_process_new (words, &error);

  g_assert_no_error (error);
  return hub;
}

HubDemoProcess *
cli_hub_start (const char *fault)   /* (nullable): misbehave with everything */
{
  const char *const words[] = { "--fault-on", "all", "--fault", fault, NULL };

  return cli_hub_start_with (fault != NULL ? words : NULL);
}

HubDemoProcess *
cli_hub_start_larger (guint n_more)
{
  HubDemoProcess *hub = cli_hub_start (NULL);
  g_autofree char *command = g_strdup_printf ("{\"do\":\"add\",\"count\":%u}", n_more);

  cli_hub_control (hub, command);
  return hub;
}

CliAnswer *
cli_hub_sync (TestFolder     *folder,
              HubDemoProcess *hub,
              const char     *options)
{
  g_autofree char *words = g_strdup_printf ("sync --hub %s %s", hub_demo_process_get_url (hub),
                                            options);

  return cli_run_json (folder, g_strchomp (words));
}

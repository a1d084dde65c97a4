/* test-monitor.c: a network as a test wants it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-monitor.h"

struct _TestMonitor
{
  GObject              parent_instance;

  gboolean             is_available;
  gboolean             is_metered;
  GNetworkConnectivity connectivity;
};

typedef enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
} TestMonitorProperty;

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, NULL)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, NULL))

static void
test_monitor_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TestMonitor *self = TEST_MONITOR (object);

  switch ((TestMonitorProperty) prop_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->is_available);
      break;

    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, self->is_metered);
      break;

    case PROP_CONNECTIVITY:
      g_value_set_enum (value, (int) self->connectivity);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
  self->is_available = TRUE;
  self->connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

/* One that is there and costs nothing. */
TestMonitor *
test_monitor_new (void)
{
  return g_object_new (TEST_TYPE_MONITOR, NULL);
}

/* Changes the network, and says so as the system would. */
void
test_monitor_set (TestMonitor          *self,
                  gboolean              is_available,
                  gboolean              is_metered,
                  GNetworkConnectivity  connectivity)
{
  self->is_available = is_available;
  self->is_metered = is_metered;
  self->connectivity = connectivity;
  g_object_notify (G_OBJECT (self), "network-available");
  g_object_notify (G_OBJECT (self), "network-metered");
  g_object_notify (G_OBJECT (self), "connectivity");
  g_signal_emit_by_name (self, "network-changed", is_available);
}

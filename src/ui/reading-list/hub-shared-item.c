/* hub-shared-item.c: an entry of a list that somebody shared
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-shared-item"

#include "hub-shared-item.h"

#include "hub-format.h"

#include <glib/gi18n.h>

/**
 * HubSharedItem:
 *
 * An entry with what is said of it, how it stands in the reading list, and whether it is wanted.
 * Property `chosen`: that. Signal `notify::said`: it turned out to be gone from the hub.
 */
struct _HubSharedItem
{
  GObject         parent_instance;

  HubEntry       *entry;      /* (owned) */
  HubRemark      *remark;     /* (owned) */
  HubSharedState  state;
  gboolean        is_chosen;
  gboolean        is_gone;
};

typedef enum
{
  PROP_CHOSEN = 1,
  PROP_SAID,
} HubSharedItemProperty;

static GParamSpec *props[PROP_SAID + 1];

G_DEFINE_FINAL_TYPE (HubSharedItem, hub_shared_item, G_TYPE_OBJECT)

static void
hub_shared_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HubSharedItem *self = HUB_SHARED_ITEM (object);

  switch ((HubSharedItemProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->is_chosen);
      break;
    case PROP_SAID:
      g_value_take_string (value, hub_shared_item_dup_said (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hub_shared_item_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch ((HubSharedItemProperty) prop_id)
    {
    case PROP_CHOSEN:
      hub_shared_item_choose (HUB_SHARED_ITEM (object), g_value_get_boolean (value));
      break;
    case PROP_SAID:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hub_shared_item_finalize (GObject *object)
{
  HubSharedItem *self = HUB_SHARED_ITEM (object);

  g_object_unref (self->entry);
  hub_remark_unref (self->remark);

  G_OBJECT_CLASS (hub_shared_item_parent_class)->finalize (object);
}

static void
hub_shared_item_class_init (HubSharedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hub_shared_item_get_property;
  object_class->set_property = hub_shared_item_set_property;
  object_class->finalize = hub_shared_item_finalize;

  props[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                             G_PARAM_STATIC_STRINGS);
  props[PROP_SAID] = g_param_spec_string ("said", NULL, NULL, NULL,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_shared_item_init (HubSharedItem *self)
{
}

/**
 * hub_shared_item_new:
 * @entry: an entry
 * @remark: what is said of it
 * @state: what the reading list has of it
 *
 * Makes an item that is wanted if it can be taken.
 *
 * Returns: (transfer full): the item
 */
HubSharedItem *
hub_shared_item_new (HubEntry       *entry,
                     HubRemark      *remark,
                     HubSharedState  state)
{
  HubSharedItem *self = g_object_new (HUB_TYPE_SHARED_ITEM, NULL);

  self->entry = g_object_ref (entry);
  self->remark = hub_remark_ref (remark);
  self->state = state;
  self->is_chosen = hub_shared_item_can_take (self);
  self->is_gone = hub_entry_is_withdrawn (entry);
  return self;
}

HubEntry *
hub_shared_item_get_entry (HubSharedItem *self)
{
  return self->entry;
}

const char *
hub_shared_item_get_note (HubSharedItem *self)
{
  return self->remark->note;
}

/**
 * hub_shared_item_can_take:
 * @self: an item
 *
 * Asks whether the reading list can take the entry: nothing else in it has its id.
 *
 * Returns: whether it can
 */
gboolean
hub_shared_item_can_take (HubSharedItem *self)
{
  return self->state != HUB_SHARED_OTHER;
}

gboolean
hub_shared_item_is_chosen (HubSharedItem *self)
{
  return self->is_chosen;
}

/**
 * hub_shared_item_choose:
 * @self: an item
 * @is_chosen: whether the entry is wanted
 *
 * Chooses an entry, if it can be taken.
 */
void
hub_shared_item_choose (HubSharedItem *self,
                        gboolean       is_chosen)
{
  is_chosen = is_chosen && hub_shared_item_can_take (self);
  if (self->is_chosen == is_chosen)
    return;

  self->is_chosen = is_chosen;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

/**
 * hub_shared_item_set_gone:
 * @self: an item
 * @is_gone: whether the entry is no longer on the hub
 *
 * Notes what is known of an entry.
 */
void
hub_shared_item_set_gone (HubSharedItem *self,
                          gboolean       is_gone)
{
  if (self->is_gone == is_gone)
    return;

  self->is_gone = is_gone;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAID]);
}

/**
 * hub_shared_item_dup_said:
 * @self: an item
 *
 * Says how an entry stands here, and what it is: “New · Document · 2021”.
 *
 * Returns: (transfer full): a line
 */
char *
hub_shared_item_dup_said (HubSharedItem *self)
{
  static const char *const states[] = {
    [HUB_SHARED_NEW] = N_("New"),
    [HUB_SHARED_KEPT] = N_("Already in your list"),
    [HUB_SHARED_REMOVED] = N_("You removed it"),
    [HUB_SHARED_OTHER] = N_("Cannot be added: your list has another entry with its id"),
  };
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *byline = hub_format_byline (self->entry);
  g_auto(GStrv) words = NULL;

  g_strv_builder_add (parts, _(states[self->state]));
  if (self->is_gone)
    g_strv_builder_add (parts, _("No longer on the hub"));
  if (byline != NULL && *byline != '\0')
    g_strv_builder_add (parts, byline);
  words = g_strv_builder_end (parts);
  return g_strjoinv (" · ", words);
}

/* hub-search-field.c: where people type what they look for
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-search-field"

#include "hub-search-field.h"

#include "hub-offers.h"

#include <glib/gi18n.h>

/**
 * HubSearchField:
 *
 * A search entry that gives what is typed to a [class@Hub.BrowseModel], takes out of it what the
 * model has understood, and offers to complete operators and their values. What an input method
 * composes is left alone. Signals `accepted`: Enter was pressed, or Down where nothing is offered;
 * `left`: Escape was pressed in an empty field.
 */
struct _HubSearchField
{
  AdwBin          parent_instance;

  GtkSearchEntry *entry;
  GtkWidget      *popover;          /* (unowned): a child, below the entry */

  HubBrowseModel *model;            /* (owned) (nullable) */
  char           *given;            /* (owned): the text that the model has */
  HubPlace        place;            /* what is being typed */
  char           *placed;           /* (owned): the text of @place */
  gsize           placed_cursor;
  GCancellable   *cancellable;      /* (owned) (nullable): of the values asked for */
  guint           is_composing : 1; /* by an input method */
  guint           is_set : 1;       /* being set, not typed */
  guint           is_renewing : 1;  /* the values asked for are those that are shown */
};

typedef enum
{
  SIGNAL_ACCEPTED,
  SIGNAL_LEFT,
} HubSearchFieldSignal;

static guint signals[SIGNAL_LEFT + 1];

G_DEFINE_FINAL_TYPE (HubSearchField, hub_search_field, ADW_TYPE_BIN)

typedef struct
{
  HubSearchField *field;         /* (owned) */
  GCancellable   *cancellable;   /* (owned): which of the requests it is */
} Asked;

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->field);
  g_object_unref (asked->cancellable);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static const char *
get_text (HubSearchField *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Bytes before the cursor. */
static gsize
get_cursor (HubSearchField *self)
{
  const char *text = get_text (self);
  int position = gtk_editable_get_position (GTK_EDITABLE (self->entry));

  return g_utf8_offset_to_pointer (text, position) - text;
}

static gboolean
has_focus (HubSearchField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));
}

/* --- completion --------------------------------------------------------------------------------*/

static void
announce (HubSearchField *self,
          const char     *text)
{
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
offer (HubSearchField *self,
       GPtrArray      *offers)   /* (transfer full) (nullable) */
{
  guint before = gtk_widget_get_visible (self->popover)
    ? hub_completion_popover_get_n (HUB_COMPLETION_POPOVER (self->popover)) : 0;
  guint n = offers != NULL ? offers->len : 0;
  g_autofree char *spoken = NULL;

  hub_completion_popover_offer (HUB_COMPLETION_POPOVER (self->popover), offers,
                                gtk_widget_get_width (GTK_WIDGET (self)));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_EXPANDED, n > 0, -1);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
  if (n == before || n == 0)
    return;

  /* Translators: spoken when a list of suggestions has opened below the search field */
  spoken = g_strdup_printf (ngettext ("%u suggestion", "%u suggestions", n), n);
  announce (self, spoken);
}

static void
cancel_asking (HubSearchField *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->is_renewing = FALSE;
}

static void
hide_offers (HubSearchField *self)
{
  cancel_asking (self);
  offer (self, NULL);
}

static void
values_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Asked) asked = user_data;
  HubSearchField *self = asked->field;
  g_autoptr(GPtrArray) values = hub_reader_complete_finish (HUB_READER (source), result, NULL);

  if (self->cancellable != asked->cancellable)
    return;

  cancel_asking (self);
  offer (self, values != NULL ? hub_offers_new_values (&self->place, values) : NULL);
}

static void
ask_for_values (HubSearchField *self)
{
  HubFacet facet = self->place.op == HUB_OPERATOR_FACET ? self->place.facet : HUB_FACET_YEAR;
  Asked *asked = g_new0 (Asked, 1);

  self->cancellable = g_cancellable_new ();
  asked->field = g_object_ref (self);
  asked->cancellable = g_object_ref (self->cancellable);
  hub_reader_complete_async (hub_browse_model_get_reader (self->model), facet, self->place.typed,
                             hub_browse_model_get_results (self->model), self->cancellable,
                             values_cb, asked);
}

static void
offer_for_place (HubSearchField *self)
{
  cancel_asking (self);
  if (self->place.kind == HUB_PLACE_NAME)
    offer (self, hub_offers_new_names (&self->place));
  else if (self->place.kind == HUB_PLACE_VALUE && self->place.op == HUB_OPERATOR_SORT)
    offer (self, hub_offers_new_orders (&self->place));
  else if (self->place.kind == HUB_PLACE_VALUE)
    ask_for_values (self);
  else
    offer (self, NULL);
}

/* The counts of values that are offered are those of the answer before; who has chosen one of them
 * is left alone. */
static void
answered_cb (HubSearchField *self)
{
  gboolean has_values = self->place.kind == HUB_PLACE_VALUE &&
                        self->place.op == HUB_OPERATOR_FACET;
  gboolean is_shown = gtk_widget_get_visible (self->popover);
  gboolean is_current = is_shown && (self->cancellable == NULL || self->is_renewing);

  if (!has_values || (!is_shown && self->cancellable == NULL) || self->is_composing ||
      hub_completion_popover_get_chosen (HUB_COMPLETION_POPOVER (self->popover)) != NULL)
    return;

  offer_for_place (self);
  self->is_renewing = is_current;
}

/* Text or cursor are others. */
static void
place_changed_cb (HubSearchField *self)
{
  const char *text = get_text (self);
  gsize cursor = get_cursor (self);

  if (self->model == NULL || self->is_set || self->is_composing)
    return;
  if (g_strcmp0 (self->placed, text) == 0 && self->placed_cursor == cursor)
    return;

  g_set_str (&self->placed, text);
  self->placed_cursor = cursor;
  hub_place_clear (&self->place);
  hub_place_init (&self->place, text, cursor);
  if (has_focus (self))
    offer_for_place (self);
}

/* --- what is typed -----------------------------------------------------------------------------*/

static void
give (HubSearchField *self,
      gboolean        is_over)
{
  const char *text = get_text (self);

  if (self->model == NULL || self->is_set || (!is_over && g_strcmp0 (text, self->given) == 0))
    return;

  g_set_str (&self->given, text);
  hub_browse_model_set_typed (self->model, text, is_over ? HUB_NO_CURSOR : get_cursor (self));
}

static void
typed_changed_cb (HubSearchField *self,
                  gboolean        is_answer)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  g_autofree char *typed = g_strdup (hub_browse_model_get_typed (self->model));
  gsize cursor = hub_browse_model_get_cursor (self->model);

  if (is_answer && (self->is_composing || g_strcmp0 (get_text (self), self->given) != 0))
    return;

  self->is_set = TRUE;
  g_set_str (&self->given, typed);
  gtk_editable_set_text (editable, typed);
  gtk_editable_set_position (editable, cursor != HUB_NO_CURSOR
                                         ? (int) g_utf8_pointer_to_offset (typed, typed + cursor)
                                         : -1);
  self->is_set = FALSE;
  place_changed_cb (self);
}

/* What is offered while others are asked for is for what was typed before. */
static const HubOffer *
get_chosen (HubSearchField *self)
{
  return self->cancellable == NULL
    ? hub_completion_popover_get_chosen (HUB_COMPLETION_POPOVER (self->popover)) : NULL;
}

static void
take_offer (HubSearchField *self)
{
  const HubOffer *chosen = get_chosen (self);
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *text = get_text (self);
  int start, end;

  if (chosen == NULL || g_strcmp0 (text, self->placed) != 0)
    return;

  start = g_utf8_pointer_to_offset (text, text + self->place.start);
  end = g_utf8_pointer_to_offset (text, text + self->place.end);
  self->is_set = TRUE;
  gtk_editable_delete_text (editable, start, end);
  gtk_editable_insert_text (editable, chosen->text, -1, &start);
  gtk_editable_set_position (editable, start);
  self->is_set = FALSE;
  place_changed_cb (self);
  give (self, FALSE);
}

static void
choose (HubSearchField *self,
        int             step)
{
  HubCompletionPopover *popover = HUB_COMPLETION_POPOVER (self->popover);
  const HubOffer *chosen;

  if (self->is_renewing)
    cancel_asking (self);
  hub_completion_popover_move (popover, step);
  chosen = get_chosen (self);
  if (chosen == NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                     GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
      return;
    }

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                  hub_completion_popover_get_row (popover), -1);
  announce (self, chosen->spoken);
}

static gboolean
key_pressed_cb (HubSearchField *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  gboolean has_chosen = get_chosen (self) != NULL;
  gboolean is_down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if (self->is_composing || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_widget_get_visible (self->popover))
    {
      if (is_down)
        g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
      return is_down;
    }

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose (self, 1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose (self, -1);
      return GDK_EVENT_STOP;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_Tab:
      if (!has_chosen)
        return GDK_EVENT_PROPAGATE;
      take_offer (self);
      return GDK_EVENT_STOP;

    case GDK_KEY_Escape:
      hide_offers (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
composing_cb (HubSearchField *self,
              const char     *composed)
{
  self->is_composing = *composed != '\0';
  if (self->is_composing)
    {
      hide_offers (self);
      return;
    }

  place_changed_cb (self);
  give (self, FALSE);
}

static void
search_changed_cb (HubSearchField *self)
{
  give (self, FALSE);
}

static void
activate_cb (HubSearchField *self)
{
  hide_offers (self);
  give (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0);
}

static void
stop_search_cb (HubSearchField *self)
{
  if (*get_text (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
focus_entered_cb (HubSearchField *self)
{
  if (self->model != NULL && self->place.kind != HUB_PLACE_WORDS && !self->is_composing)
    offer_for_place (self);
}

/* Who goes elsewhere in the window has finished the operator, too. */
static void
focus_left_cb (HubSearchField *self)
{
  if (self->popover == NULL)       /* the window goes */
    return;

  hide_offers (self);
  if (!has_focus (self) && self->place.kind == HUB_PLACE_VALUE && !self->is_composing)
    give (self, TRUE);
}

static gboolean
hub_search_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUB_SEARCH_FIELD (widget)->entry));
}

static void
hub_search_field_dispose (GObject *object)
{
  HubSearchField *self = HUB_SEARCH_FIELD (object);

  cancel_asking (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  /* A bin still points to its child when the template has let it go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HUB_TYPE_SEARCH_FIELD);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (hub_search_field_parent_class)->dispose (object);
}

static void
hub_search_field_finalize (GObject *object)
{
  HubSearchField *self = HUB_SEARCH_FIELD (object);

  hub_place_clear (&self->place);
  g_free (self->given);
  g_free (self->placed);

  G_OBJECT_CLASS (hub_search_field_parent_class)->finalize (object);
}

static void
hub_search_field_class_init (HubSearchFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hub_search_field_dispose;
  object_class->finalize = hub_search_field_finalize;
  widget_class->grab_focus = hub_search_field_grab_focus;

  signals[SIGNAL_ACCEPTED] =
    g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               HUB_UI_RESOURCES "hub-search-field.ui");
  gtk_widget_class_bind_template_child (widget_class, HubSearchField, entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
hub_search_field_init (HubSearchField *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->given = g_strdup ("");
  self->popover = hub_completion_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->popover, "picked", G_CALLBACK (take_offer), self,
                           G_CONNECT_SWAPPED);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "preedit-changed", G_CALLBACK (composing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (text, "notify::cursor-position", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_AUTOCOMPLETE,
                                  GTK_ACCESSIBLE_AUTOCOMPLETE_LIST,
                                  GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  hub_completion_popover_get_list (
                                    HUB_COMPLETION_POPOVER (self->popover)), NULL, -1);
}

/**
 * hub_search_field_set_model:
 * @self: a field
 * @model: what answers
 *
 * Gives the field what it works with, once.
 */
void
hub_search_field_set_model (HubSearchField *self,
                            HubBrowseModel *model)
{
  g_return_if_fail (HUB_IS_SEARCH_FIELD (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "typed-changed", G_CALLBACK (typed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hub_search_field_get_entry (HubSearchField *self)
{
  g_return_val_if_fail (HUB_IS_SEARCH_FIELD (self), NULL);

  return GTK_WIDGET (self->entry);
}

HubCompletionPopover *
hub_search_field_get_popover (HubSearchField *self)
{
  g_return_val_if_fail (HUB_IS_SEARCH_FIELD (self), NULL);

  return HUB_COMPLETION_POPOVER (self->popover);
}

/**
 * hub_search_field_is_asking:
 * @self: a field
 *
 * Tells whether offers are under way, so that those that are shown are of what was typed before.
 *
 * Returns: whether they are
 */
gboolean
hub_search_field_is_asking (HubSearchField *self)
{
  g_return_val_if_fail (HUB_IS_SEARCH_FIELD (self), FALSE);

  return self->cancellable != NULL;
}

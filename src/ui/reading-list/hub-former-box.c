/* hub-former-box.c: says that the hub has changed a kept entry
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-former-box"

#include "hub-former-box.h"

#include "hub-change-format.h"
#include "hub-format.h"
#include "hub-former-dialog.h"
#include "hub-library-act.h"

#include <glib/gi18n.h>

/**
 * HubFormerBox:
 *
 * What the hub has changed of a kept entry since the user last saw it, with a view of it, and a
 * button that says that it is seen. Not visible where there is nothing to say.
 */
struct _HubFormerBox
{
  AdwBin      parent_instance;

  GtkLabel   *said;      /* (unowned) */
  HubReader  *reader;    /* (owned) (nullable) */
  HubLibrary *library;   /* (owned) (nullable) */
  HubEntry   *entry;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HubFormerBox, hub_former_box, ADW_TYPE_BIN)

/* (transfer none) (nullable) */
static HubFormer *
get_former (HubFormerBox *self)
{
  return self->library != NULL && self->entry != NULL
         ? hub_library_get_former (self->library, self->entry) : NULL;
}

static void
update (HubFormerBox *self)
{
  HubFormer *former = get_former (self);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), former != NULL);
  if (former == NULL)
    return;

  text = hub_former_format (former);
  gtk_label_set_label (self->said, text);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFormerBox *self = HUB_FORMER_BOX (widget);

  if (get_former (self) != NULL)
    adw_dialog_present (hub_former_dialog_new (self->reader, get_former (self)), widget);
}

static void
seen_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  HubFormerBox *self = HUB_FORMER_BOX (widget);
  HubEdit *edit = NULL;

  if (self->entry == NULL)
    return;

  edit = hub_edit_new_for (self->entry);
  hub_edit_seen (edit);
  hub_library_act_edit (self->library, edit, widget);
}

static void
hub_former_box_dispose (GObject *object)
{
  HubFormerBox *self = HUB_FORMER_BOX (object);

  g_clear_object (&self->reader);
  g_clear_object (&self->library);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (hub_former_box_parent_class)->dispose (object);
}

static void
hub_former_box_class_init (HubFormerBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hub_former_box_dispose;
  gtk_widget_class_install_action (widget_class, "former.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "former.seen", NULL, seen_action);
}

static GtkWidget *
button_new (const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
hub_former_box_init (HubFormerBox *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AdwWrapBox *buttons = ADW_WRAP_BOX (adw_wrap_box_new ());

  self->said = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->said, TRUE);
  gtk_label_set_wrap_mode (self->said, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->said, 0);
  adw_wrap_box_set_child_spacing (buttons, 6);
  adw_wrap_box_set_line_spacing (buttons, 6);
  adw_wrap_box_append (buttons, button_new (_("_Show Changes"), "former.show"));
  adw_wrap_box_append (buttons, button_new (_("_Got It"), "former.seen"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (buttons));
  gtk_widget_add_css_class (box, "former");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * hub_former_box_set_up:
 * @self: a box
 * @reader: who finds out what differs
 * @library: the reading list
 *
 * Gives the box what it works with, once.
 */
void
hub_former_box_set_up (HubFormerBox *self,
                       HubReader    *reader,
                       HubLibrary   *library)
{
  g_return_if_fail (HUB_IS_FORMER_BOX (self));
  g_return_if_fail (self->library == NULL);

  self->reader = g_object_ref (reader);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "remarked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * hub_former_box_set_entry:
 * @self: a box
 * @entry: (nullable): an entry, kept or not
 *
 * Says of which entry it is about.
 */
void
hub_former_box_set_entry (HubFormerBox *self,
                          HubEntry     *entry)
{
  g_return_if_fail (HUB_IS_FORMER_BOX (self));

  g_set_object (&self->entry, entry);
  update (self);
}

/**
 * hub_former_format:
 * @former: what the user last saw
 *
 * Says when what of an entry was changed: “Changed on the hub on 24 November 2026: title and
 * files”.
 *
 * Returns: (transfer full): a sentence
 */
char *
hub_former_format (HubFormer *former)
{
  g_autofree char *names = former->parts != NULL
                           ? hub_change_format_parts ((const char *const *) former->parts) : NULL;
  g_autoptr(GDateTime) when = g_date_time_new_from_unix_local (former->noticed);
  HubDate date = HUB_DATE_INIT;
  g_autofree char *day = NULL;

  if (when != NULL)
    {
      g_autofree char *iso = g_date_time_format (when, "%Y-%m-%d");

      hub_date_parse (iso, &date);
    }
  day = hub_format_date (&date);
  /* Translators: of a kept entry: a day, and the parts of it: “Changed on the hub on 24 November
   * 2026: title and files” */
  return g_strdup_printf (_("Changed on the hub on %s: %s"), day != NULL ? day : "",
                          names != NULL ? names : "");
}

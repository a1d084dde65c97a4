/* hub-instead.c: what stands in the place of a list or a text
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-instead"

#include "hub-instead.h"

#include "hub-error.h"

/**
 * HubInstead:
 *
 * Says that there is nothing, or nothing yet, and why, with a button to do something about it. Each
 * place has several of these and mostly shows none: the [class@Adw.StatusPage] that shows it is
 * made when it comes onto the screen.
 */
struct _HubInstead
{
  AdwBin         parent_instance;

  AdwStatusPage *page;          /* (unowned) (nullable): NULL until it was seen */
  char          *icon_name;     /* (owned) (nullable), as the next */
  char          *title;
  char          *description;   /* (owned) (nullable): markup */
  GtkWidget     *button;        /* (owned) (nullable) */
};

typedef enum
{
  PROP_BUTTON = 1,
  PROP_DESCRIPTION,
  PROP_ICON_NAME,
  PROP_TITLE,
} HubInsteadProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (HubInstead, hub_instead, ADW_TYPE_BIN)

static void
hub_instead_map (GtkWidget *widget)
{
  HubInstead *self = HUB_INSTEAD (widget);

  if (self->page == NULL)
    {
      self->page = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", self->icon_name,
                                 "title", self->title, "description", self->description,
                                 "child", self->button, NULL);
      gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");
      adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
    }

  GTK_WIDGET_CLASS (hub_instead_parent_class)->map (widget);
}

static void
hub_instead_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  HubInstead *self = HUB_INSTEAD (object);

  switch ((HubInsteadProperty) prop_id)
    {
    case PROP_BUTTON:                 /* by a template, once, as the icon */
      self->button = g_object_ref_sink (g_value_get_object (value));
      break;
    case PROP_DESCRIPTION:
      hub_instead_set_description (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      self->icon_name = g_value_dup_string (value);
      break;
    case PROP_TITLE:
      hub_instead_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hub_instead_dispose (GObject *object)
{
  HubInstead *self = HUB_INSTEAD (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  self->page = NULL;
  g_clear_object (&self->button);

  G_OBJECT_CLASS (hub_instead_parent_class)->dispose (object);
}

static void
hub_instead_finalize (GObject *object)
{
  HubInstead *self = HUB_INSTEAD (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (hub_instead_parent_class)->finalize (object);
}

static void
hub_instead_class_init (HubInsteadClass *klass)
{
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hub_instead_set_property;
  object_class->dispose = hub_instead_dispose;
  object_class->finalize = hub_instead_finalize;
  GTK_WIDGET_CLASS (klass)->map = hub_instead_map;

  props[PROP_BUTTON] = g_param_spec_object ("button", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
hub_instead_init (HubInstead *self)
{
}

/**
 * hub_instead_set_title:
 * @self: what says it
 * @title: (nullable): what is said in large letters
 *
 * Says something else.
 */
void
hub_instead_set_title (HubInstead *self,
                       const char *title)
{
  g_return_if_fail (HUB_IS_INSTEAD (self));

  if (!g_set_str (&self->title, title))
    return;

  if (self->page != NULL)
    adw_status_page_set_title (self->page, title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * hub_instead_set_description:
 * @self: what says it
 * @description: (nullable): what is said below the title, Pango markup
 *
 * Explains something else.
 */
void
hub_instead_set_description (HubInstead *self,
                             const char *description)
{
  g_return_if_fail (HUB_IS_INSTEAD (self));

  if (!g_set_str (&self->description, description))
    return;

  if (self->page != NULL)
    adw_status_page_set_description (self->page, description);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DESCRIPTION]);
}

/**
 * hub_instead_say_error:
 * @self: what says it
 * @error: why something could not be read
 *
 * Says why, in the sentence that the error has for people.
 */
void
hub_instead_say_error (HubInstead   *self,
                       const GError *error)
{
  g_autofree char *sentence = hub_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  hub_instead_set_description (self, escaped);
}

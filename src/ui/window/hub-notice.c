/* hub-notice.c: the banner: what is new or wrong, and one button that mends it
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-notice"

#include "hub-notice.h"

#include "hub-address.h"
#include "hub-error.h"

#include <glib/gi18n.h>

/**
 * HubNotice:
 *
 * One banner for all that the window has to say unasked: of several the gravest, the reading list
 * before the sync, and that before what is reported gone, the first start and the age of the
 * catalogue. Each has one button at most.
 */
struct _HubNotice
{
  AdwBin     parent_instance;

  AdwBanner *banner;          /* (unowned) */
  GError    *library_error;   /* (owned) (nullable) */
  GError    *sync_error;      /* (owned) (nullable) */
  char      *moved;           /* (owned) (nullable): address that the hub says is its new one */
  char      *repaired;        /* (owned) (nullable): what was done to a damaged reading list */
  char      *next;            /* (owned) (nullable): when the sync is tried again */
  char      *age;             /* (owned) (nullable): how old the catalogue is, when not of today */
  guint      n_missed;        /* entries that the hub reports gone, 0 when it need not be said */
  guint      n_entries;       /* of which these are a part */
  guint      n_starter;       /* entries of the starter catalogue, 0 when it is not all there is */
  guint      can_move : 1;    /* the user may set the new address */
  guint      was_damaged : 1; /* a damaged catalogue was set aside */
};

G_DEFINE_FINAL_TYPE (HubNotice, hub_notice, ADW_TYPE_BIN)

static void
show (HubNotice  *self,
      const char *text,
      const char *button,   /* (nullable) */
      const char *action)   /* (nullable) */
{
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_title (self->banner, text);
  adw_banner_set_button_label (self->banner, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner), action);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_library_error (HubNotice *self)
{
  g_autofree char *sentence = hub_error_dup_sentence (self->library_error);

  if (g_error_matches (self->library_error, HUB_ERROR, HUB_ERROR_STORE_DAMAGED))
    show (self, sentence, _("Start a New List…"), "win.start-new-list");
  else
    show (self, sentence, _("Try Again"), "win.reload-library");
}

static void
show_sync_error (HubNotice *self)
{
  g_autofree char *problem = hub_error_dup_sentence (self->sync_error);
  gboolean is_of_file = g_error_matches (self->sync_error, HUB_ERROR, HUB_ERROR_PACK) ||
                        g_error_matches (self->sync_error, HUB_ERROR, HUB_ERROR_PACK_OLDER);
  /* Translators: one sentence, then another */
  g_autofree char *sentence = self->next != NULL && !is_of_file   /* the hub is tried then */
                              ? g_strdup_printf (C_("sentences", "%s %s"), problem, self->next)
                              : g_strdup (problem);
  const char *button = _("Try Again");
  const char *action = "win.retry-sync";

  if (self->sync_error->domain == HUB_ERROR)
    {
      switch ((HubError) self->sync_error->code)
        {
        case HUB_ERROR_USAGE:
        case HUB_ERROR_REFUSED:
        case HUB_ERROR_MISCONFIGURED:
        case HUB_ERROR_PROTOCOL:
        case HUB_ERROR_NO_API:
        case HUB_ERROR_INSECURE:
        case HUB_ERROR_DATE:
          button = _("Preferences");
          action = "app.preferences";
          break;

        case HUB_ERROR_SIGN_IN:
          button = _("Open in Browser");
          action = "win.open-hub";
          break;

        case HUB_ERROR_PACK_OLDER:
          button = _("OK");
          action = "win.dismiss-sync-error";
          break;

        case HUB_ERROR_OFFLINE:
        case HUB_ERROR_SERVER:
        case HUB_ERROR_WAIT:
        case HUB_ERROR_TOO_LARGE:
        case HUB_ERROR_STORE:
        case HUB_ERROR_STORE_FULL:
        case HUB_ERROR_STORE_READ_ONLY:
        case HUB_ERROR_STORE_BUSY:
        case HUB_ERROR_STORE_DAMAGED:
        case HUB_ERROR_STORE_TOO_NEW:
        case HUB_ERROR_NOT_FOUND:
        case HUB_ERROR_PACK:
        default:
          break;
        }
    }
  show (self, sentence, button, action);
}

/* Nothing is asked at the new address before the button is pressed. Where others set the
 * address, there is none. */
static void
show_move (HubNotice *self)
{
  g_autofree char *host = hub_address_dup_host (self->moved);
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a host */
  text = g_strdup_printf (_("The hub has moved to %s. What was fetched before is kept and can be "
                            "read."), host);
  show (self, text, self->can_move ? _("Use the New Address") : NULL,
        self->can_move ? "win.use-new-address" : NULL);
}

static void
show_starter (HubNotice *self)
{
  g_autofree char *offer = NULL;
  g_autofree char *text = NULL;

  offer = g_strdup_printf (ngettext ("You are reading the starter catalogue of %u entry. Sync to "
                                     "fetch the whole hub.",
                                     "You are reading the starter catalogue of %u entries. Sync to "
                                     "fetch the whole hub.",
                                     self->n_starter), self->n_starter);
  text = g_strdup_printf (C_("sentences", "%s %s"), offer,
                          _("Not an official product of the United Nations."));
  show (self, text, _("Sync"), "app.sync");
}

/* After a start of the program: what went wrong before it is not known any more. */
static void
show_next (HubNotice *self)
{
  /* Translators: %s is a sentence, such as “Next try at 14:05.” */
  g_autofree char *text = g_strdup_printf (_("The last sync could not be completed. %s"),
                                           self->next);

  show (self, text, _("Try Now"), "app.sync");
}

static void
show_missed (HubNotice *self)
{
  g_autofree char *text = NULL;

  /* Translators: the first is how many items are missing, the second how many there were */
  text = g_strdup_printf (ngettext ("The hub reports %'u of %'u items missing. Nothing was "
                                    "removed.",
                                    "The hub reports %'u of %'u items missing. Nothing was "
                                    "removed.", self->n_entries), self->n_missed, self->n_entries);
  show (self, text, _("Review…"), "win.review-missed");
}

static void
update (HubNotice *self)
{
  if (self->library_error != NULL)
    show_library_error (self);
  else if (self->repaired != NULL)
    show (self, self->repaired, _("OK"), "win.dismiss-repair");
  else if (self->sync_error != NULL && self->moved != NULL)
    show_move (self);
  else if (self->sync_error != NULL)
    show_sync_error (self);
  else if (self->next != NULL)
    show_next (self);
  else if (self->was_damaged)
    show (self, _("The catalogue on this computer was damaged. It was set aside and a new one was "
                  "started; your reading list is untouched."), _("Sync"), "app.sync");
  else if (self->n_missed > 0)
    show_missed (self);
  else if (self->n_starter > 0)
    show_starter (self);
  else if (self->age != NULL)
    show (self, self->age, _("Sync"), "app.sync");
  else
    adw_banner_set_revealed (self->banner, FALSE);
}

static void
set_error (GError       **field,
           const GError  *error)
{
  g_clear_error (field);
  if (error != NULL)
    *field = g_error_copy (error);
}

static void
hub_notice_finalize (GObject *object)
{
  HubNotice *self = HUB_NOTICE (object);

  g_clear_error (&self->library_error);
  g_clear_error (&self->sync_error);
  g_clear_pointer (&self->repaired, g_free);
  g_clear_pointer (&self->moved, g_free);
  g_clear_pointer (&self->age, g_free);
  g_clear_pointer (&self->next, g_free);

  G_OBJECT_CLASS (hub_notice_parent_class)->finalize (object);
}

static void
hub_notice_class_init (HubNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hub_notice_finalize;
}

static void
hub_notice_init (HubNotice *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * hub_notice_set_starter:
 * @self: a notice
 * @n_entries: entries of the starter catalogue, 0 when it is not all there is
 *
 * Offers the first sync.
 */
void
hub_notice_set_starter (HubNotice *self,
                        guint      n_entries)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  self->n_starter = n_entries;
  update (self);
}

/**
 * hub_notice_set_repaired:
 * @self: a notice
 * @aside: (nullable): where the damaged reading list is, %NULL when there is nothing to say
 * @copied: Unix seconds of the copy that took its place, 0 if there was none
 *
 * Says that the reading list was put together again, and what may be missing.
 */
void
hub_notice_set_repaired (HubNotice  *self,
                         const char *aside,
                         gint64      copied)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (copied);
  /* Translators: a day and a time, as for g_date_time_format () */
  g_autofree char *day = time != NULL ? g_date_time_format (time, C_("date", "%-d %B %Y, %H:%M"))
                                      : NULL;
  g_autofree char *file = aside != NULL ? g_filename_display_name (aside) : NULL;

  g_return_if_fail (HUB_IS_NOTICE (self));

  g_clear_pointer (&self->repaired, g_free);
  if (aside != NULL && copied > 0 && day != NULL)
    self->repaired = g_strdup_printf (_("The reading list was damaged. It was restored from its "
                                        "copy of %s and from what could still be read; what was "
                                        "changed after that may be missing. The damaged file is "
                                        "kept: %s"), day, file);
  else if (aside != NULL)
    self->repaired = g_strdup_printf (_("The reading list was damaged. It was restored from what "
                                        "could still be read; some of it may be missing. The "
                                        "damaged file is kept: %s"), file);
  update (self);
}

/**
 * hub_notice_set_missed:
 * @self: a notice
 * @n_missed: entries that the hub reports gone, 0 when it need not be said
 * @n_entries: how many there are with them
 *
 * Says that so much is gone from the hub that nothing was removed, and offers to look at it.
 */
void
hub_notice_set_missed (HubNotice *self,
                       guint      n_missed,
                       guint      n_entries)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  self->n_missed = n_missed;
  self->n_entries = n_entries;
  update (self);
}

/**
 * hub_notice_set_age:
 * @self: a notice
 * @age: (nullable): how old the catalogue is, %NULL when there is nothing to remind of
 *
 * Reminds of the next sync.
 */
void
hub_notice_set_age (HubNotice  *self,
                    const char *age)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  if (g_set_str (&self->age, age))
    update (self);
}

/**
 * hub_notice_set_aside:
 * @self: a notice
 * @was_damaged: whether a damaged catalogue was set aside
 *
 * Says once that the catalogue was begun anew.
 */
void
hub_notice_set_aside (HubNotice *self,
                      gboolean   was_damaged)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  self->was_damaged = !!was_damaged;
  update (self);
}

/**
 * hub_notice_set_sync_error:
 * @self: a notice
 * @error: (nullable): what stopped the last sync
 * @next: (nullable): a sentence that says when it is tried again
 * @moved: (nullable): the address that the hub gave as its new one
 * @can_move: whether the user may set it
 *
 * Says why the hub was not brought home, and offers its new address.
 */
void
hub_notice_set_sync_error (HubNotice    *self,
                           const GError *error,
                           const char   *next,
                           const char   *moved,
                           gboolean      can_move)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  g_set_str (&self->moved, moved);
  self->can_move = !!can_move;
  g_set_str (&self->next, next);
  set_error (&self->sync_error, error);
  update (self);
}

/**
 * hub_notice_set_library_error:
 * @self: a notice
 * @error: (nullable): why the reading list could not be opened
 *
 * Says that stars cannot be kept now.
 */
void
hub_notice_set_library_error (HubNotice    *self,
                              const GError *error)
{
  g_return_if_fail (HUB_IS_NOTICE (self));

  set_error (&self->library_error, error);
  update (self);
}

/**
 * hub_notice_get_text:
 * @self: a notice
 *
 * Gets what the banner says.
 *
 * Returns: (transfer none) (nullable): the text, %NULL if the banner is hidden
 */
const char *
hub_notice_get_text (HubNotice *self)
{
  g_return_val_if_fail (HUB_IS_NOTICE (self), NULL);

  return adw_banner_get_revealed (self->banner) ? adw_banner_get_title (self->banner) : NULL;
}

/* hub-due-news.c: how it is told that kept entries are due
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-library"

#include "hub-due-news.h"

#include <glib/gi18n-lib.h>

#define MAX_TITLES 3
#define MAX_TITLE 300   /* characters */

static gboolean
get_today (HubDate *today)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return hub_date_parse (day, today);
}

/* (transfer full): an entry and its day */
static char *
dup_told (HubRemark *remark)
{
  g_autofree char *day = hub_remark_dup_due (remark);

  return g_strjoin (" ", day, remark->langcode, remark->uuid, NULL);
}

/* Lists what is due by @today, not read, and not told. What was told is told no more as long as its
 * day stays. (transfer full) (element-type HubEntry) */
static GPtrArray *
list_due (HubStock          *stock,
          const char *const *before,
          const HubDate     *today,
          GStrvBuilder      *told)    /* all that is told then */
{
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *due = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    g_hash_table_add (known, (char *) before[i]);
  for (guint i = 0; i < stock->remarks->len; i++)
    {
      HubRemark *remark = g_ptr_array_index (stock->remarks, i);
      g_autofree char *key = NULL;
      gboolean is_due = FALSE;

      if (remark->due.precision == HUB_DATE_UNKNOWN)
        continue;
      key = dup_told (remark);
      is_due = !g_hash_table_contains (known, key) && remark->status != HUB_STATUS_READ &&
               hub_date_compare (&remark->due, today) <= 0;
      if (is_due)
        g_ptr_array_add (due, g_ptr_array_index (stock->entries, i));
      if (is_due || g_hash_table_contains (known, key))
        g_strv_builder_take (told, g_steal_pointer (&key));
    }

  return due;
}

/* (transfer full): the titles of the first few, a line each */
static char *
dup_titles (GPtrArray *entries)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (entries->len, MAX_TITLES); i++)
    {
      const char *title = hub_entry_get_title (g_ptr_array_index (entries, i));
      gboolean is_long = g_utf8_strlen (title, -1) > MAX_TITLE;
      g_autofree char *head = is_long ? g_utf8_substring (title, 0, MAX_TITLE - 1)
                                      : g_strdup (title);

      g_string_append_printf (titles, "%s%s%s", i > 0 ? "\n" : "", head, is_long ? "…" : "");
    }
  if (entries->len > MAX_TITLES)
    g_string_append (titles, "\n…");

  return g_string_free (titles, FALSE);
}

/* (transfer full) (nullable): where the one entry is shown. Several are in the reading list, which
 * also has the copy of one that the hub has withdrawn. */
static char *
dup_address (GPtrArray *due)
{
  HubEntry *entry = g_ptr_array_index (due, 0);

  if (due->len > 1 || hub_entry_is_withdrawn (entry))
    return NULL;

  return g_strdup_printf ("hub-reader:entry/%s/%s", hub_entry_get_uuid (entry),
                          hub_entry_get_langcode (entry));
}

/**
 * hub_due_news_init:
 * @self: (out caller-allocates): what is told
 * @stock: the reading list
 * @told: what was told, as it was noted in @told of the one before
 *
 * Says what is due today or before, each entry once for each of its days. Any thread.
 *
 * Returns: whether there is anything to say
 */
gboolean
hub_due_news_init (HubDueNews        *self,
                   HubStock          *stock,
                   const char *const *told)
{
  HubDate today = HUB_DATE_INIT;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GPtrArray) due = NULL;

  if (!get_today (&today))
    return FALSE;
  due = list_due (stock, told, &today, builder);
  if (due->len == 0)
    return FALSE;

  self->told = g_strv_builder_end (builder);
  self->title = g_strdup_printf (ngettext ("%u entry is due", "%u entries are due", due->len),
                                 due->len);
  self->body = dup_titles (due);
  self->address = dup_address (due);
  return TRUE;
}

/**
 * hub_due_news_clear:
 * @self: what is told
 *
 * Frees what it holds.
 */
void
hub_due_news_clear (HubDueNews *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->told, g_strfreev);
  g_clear_pointer (&self->address, g_free);
}

/**
 * hub_due_news_send:
 * @self: what is told
 * @application: who sends, registered
 *
 * Shows a notification that leads to the entry, or to the reading list if there are several,
 * whether a window is open or not.
 */
void
hub_due_news_send (const HubDueNews *self,
                   GApplication     *application)
{
  g_autoptr(GNotification) notification = g_notification_new (self->title);

  g_notification_set_body (notification, self->body);
  if (self->address != NULL)
    g_notification_set_default_action_and_target (notification, "app.open-address", "s",
                                                  self->address);
  else
    g_notification_set_default_action (notification, "app.reading-list");
  g_application_send_notification (application, HUB_DUE_NEWS_ID, notification);
}

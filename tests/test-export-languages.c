/* test-export-languages.c: references in the languages of the program
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "test-export-languages"

#include "export-lab.h"
#include "hub-citation.h"
#include "hub-locale.h"
#include "hub-reference.h"
#include "hub-when.h"

#include <locale.h>

#define N_DATES 4
#define NBSP "\xc2\xa0"

/* From and to. */
static const char *const dates[N_DATES][2] = {
  { "2021-06", NULL },
  { "2018", "2022" },
  { "2022-05-17", "2022-05-20" },
  { "2021-05-30", "2021-06-02" },
};

typedef struct
{
  const char *locale;
  const char *dates[HUB_N_MANNERS][N_DATES];
  const char *references[HUB_N_MANNERS];   /* an event of some days by two authors, and a symbol */
} Wanted;

static const Wanted wanted[] = {
  { "ar_EG.UTF-8", {
      { "يونيو 2021", "2018–2022", "17–20 مايو 2022", "30 مايو–2 يونيو 2021" },
      { "2021، يونيو", "2018–2022", "2022، 17–20 مايو", "2021، 30 مايو–2 يونيو" },
      { "يونيو 2021", "2018–2022", "17–20 مايو 2022", "30 مايو–2 يونيو 2021" } }, {
      "A وB، «Forum»، 17–20 مايو 2022.",
      "A، وB. (2022، 17–20 مايو). Forum [فعالية].",
      "A وB. 2022. «Forum.» 17–20 مايو 2022." } },
  { "es_ES.UTF-8", {
      { "junio de 2021", "2018–2022", "17–20 de mayo de 2022", "30 de mayo–2 de junio de 2021" },
      { "2021, junio", "2018–2022", "2022, 17–20 de mayo", "2021, 30 de mayo–2 de junio" },
      { "junio de 2021", "2018–2022", "17–20 de mayo de 2022",
        "30 de mayo–2 de junio de 2021" } }, {
      "A y B, «Forum», 17–20 de mayo de 2022.",
      "A y B. (2022, 17–20 de mayo). Forum [Evento].",
      "A y B. 2022. «Forum.» 17–20 de mayo de 2022." } },
  { "fr_FR.UTF-8", {
      { "juin 2021", "2018–2022", "17–20 mai 2022", "30 mai–2 juin 2021" },
      { "2021, juin", "2018–2022", "2022, 17–20 mai", "2021, 30 mai–2 juin" },
      { "juin 2021", "2018–2022", "17–20 mai 2022", "30 mai–2 juin 2021" } }, {
      "A et B, «" NBSP "Forum" NBSP "», 17–20 mai 2022.",
      "A et B. (2022, 17–20 mai). Forum [Événement].",
      "A et B. 2022. «" NBSP "Forum." NBSP "» 17–20 mai 2022." } },
  { "ru_RU.UTF-8", {
      { "Июнь 2021 года", "2018–2022", "17–20 мая 2022 года", "30 мая–2 июня 2021 года" },
      { "2021, Июнь", "2018–2022", "2022, 17–20 мая", "2021, 30 мая–2 июня" },
      { "Июнь 2021 года", "2018–2022", "17–20 мая 2022 года", "30 мая–2 июня 2021 года" } }, {
      "A и B, «Forum», 17–20 мая 2022 года.",
      "A и B. (2022, 17–20 мая). Forum [Мероприятие].",
      "A и B. 2022. «Forum.» 17–20 мая 2022 года." } },
  { "zh_CN.UTF-8", {
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" },
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" },
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" } }, {
      "A和B，“Forum”，2022年5月17日至20日。",
      "A和B。（2022年5月17日至20日）。 Forum［活动］。",
      "A和B。 2022年。 “Forum。” 2022年5月17日至20日。" } },
};

static void
assert_dates (const Wanted *words,
              HubManner     manner)
{
  for (guint i = 0; i < N_DATES; i++)
    {
      HubDate from = export_lab_date (dates[i][0]);
      HubDate to = export_lab_date (dates[i][1]);
      g_autofree char *when = hub_when_dup (manner, &from, &to, FALSE);

      g_assert_cmpstr (when, ==, words->dates[manner][i]);
    }
}

static void
assert_reference (const Wanted *words,
                  HubManner     manner)
{
  static const char *const publishers[] = { "A", "B", NULL };
  g_autoptr(HubEntry) event = hub_entry_new ("u", "en", HUB_KIND_EVENT, "Forum");
  HubDate starts = export_lab_date (dates[2][0]);
  HubDate ends = export_lab_date (dates[2][1]);
  g_autoptr(HubCitation) citation = NULL;
  g_autoptr(GPtrArray) runs = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  hub_entry_set_publishers (event, publishers);
  hub_entry_set_period (event, &starts, &ends, FALSE);
  citation = hub_citation_new (event, EXPORT_LAB_AS_OF);
  runs = hub_reference_new (citation, manner);
  for (guint i = 0; i < runs->len; i++)
    g_string_append (text, ((HubRun *) g_ptr_array_index (runs, i))->text);
  g_assert_cmpstr (text->str, ==, words->references[manner]);
}

static void
test_language (gconstpointer data)
{
  const Wanted *words = data;
  char *locale = NULL;

  g_setenv ("LC_ALL", words->locale, TRUE);
  locale = setlocale (LC_ALL, "");
  if (locale == NULL)
    {
      g_test_skip ("the system has no such locale");
      return;
    }

  hub_locale_init ();
  for (HubManner manner = 0; manner < HUB_N_MANNERS; manner++)
    {
      assert_dates (words, manner);
      assert_reference (words, manner);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("LANGUAGE");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *path = g_strdup_printf ("/export/languages/%s", wanted[i].locale);

      g_test_add_data_func (path, &wanted[i], test_language);
    }
  return g_test_run ();
}

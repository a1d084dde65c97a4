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
#include <string.h>

#define N_DATES 4
#define NBSP "\xc2\xa0"

/* From and to. */
static const char *const dates[N_DATES][2] = {
  { "2021-06", NULL },
  { "2018", "2022" },
  { "2022-05-17", "2022-05-20" },
  { "2021-05-30", "2021-06-02" },
};

/* The end of a reference in Chicago style to what is known by its month; two authors of whom the
 * last begins with the sound of i. */
static const struct { const char *locale, *month, *pair; } more[] = {
  { "ar_EG.UTF-8", "2021. Forum. يونيو 2021.", "A وHidalgo، " },
  { "es_ES.UTF-8", "2021. Forum. Junio de 2021.", "A e Hidalgo, " },
  { "fr_FR.UTF-8", "2021. Forum. Juin 2021.", "A et Hidalgo, " },
  { "ru_RU.UTF-8", "2021. Forum. Июнь 2021 года.", "A и Hidalgo, " },
  { "zh_CN.UTF-8", "2021年。Forum。2021年6月。", "A和Hidalgo，" },
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
      { "июнь 2021 года", "2018–2022", "17–20 мая 2022 года", "30 мая–2 июня 2021 года" },
      { "2021, июнь", "2018–2022", "2022, 17–20 мая", "2021, 30 мая–2 июня" },
      { "июнь 2021 года", "2018–2022", "17–20 мая 2022 года", "30 мая–2 июня 2021 года" } }, {
      "A и B, «Forum», 17–20 мая 2022 года.",
      "A и B. (2022, 17–20 мая). Forum [Мероприятие].",
      "A и B. 2022. «Forum.» 17–20 мая 2022 года." } },
  { "zh_CN.UTF-8", {
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" },
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" },
      { "2021年6月", "2018年至2022年", "2022年5月17日至20日", "2021年5月30日至6月2日" } }, {
      "A和B，“Forum”，2022年5月17日至20日。",
      "A和B。（2022年5月17日至20日）。Forum［活动］。",
      "A和B。2022年。“Forum。”2022年5月17日至20日。" } },
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

static char *
dup_text (HubEntry  *entry,
          HubManner  manner)
{
  g_autoptr(HubCitation) citation = hub_citation_new (entry, EXPORT_LAB_AS_OF);
  g_autoptr(GPtrArray) runs = hub_reference_new (citation, manner);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    g_string_append (text, ((HubRun *) g_ptr_array_index (runs, i))->text);
  return g_string_free (text, FALSE);
}

static void
assert_more (const char *locale)
{
  static const char *const publishers[] = { "A", "Hidalgo", NULL };
  static const char *const iron[] = { "A", "Hierro", NULL };
  g_autoptr(HubEntry) report = hub_entry_new ("u", "en", HUB_KIND_DOCUMENT, "Forum");
  HubDate month = export_lab_date ("2021-06");
  g_autofree char *chicago = NULL;
  g_autofree char *un = NULL;
  g_autofree char *plain = NULL;
  guint i = 0;

  while (!g_str_equal (more[i].locale, locale))
    i++;
  hub_entry_set_published (report, &month);
  hub_entry_set_publishers (report, publishers);
  chicago = dup_text (report, HUB_MANNER_CHICAGO);
  un = dup_text (report, HUB_MANNER_UN);
  g_assert_true (g_str_has_suffix (chicago, more[i].month));
  g_assert_true (g_str_has_prefix (un, more[i].pair));
  hub_entry_set_publishers (report, iron);
  plain = dup_text (report, HUB_MANNER_UN);
  g_assert_null (strstr (plain, " e "));
}

static void
assert_reference (const Wanted *words,
                  HubManner     manner)
{
  static const char *const publishers[] = { "A", "B", NULL };
  g_autoptr(HubEntry) event = hub_entry_new ("u", "en", HUB_KIND_EVENT, "Forum");
  HubDate starts = export_lab_date (dates[2][0]);
  HubDate ends = export_lab_date (dates[2][1]);
  g_autofree char *text = NULL;

  hub_entry_set_publishers (event, publishers);
  hub_entry_set_period (event, &starts, &ends, FALSE);
  text = dup_text (event, manner);
  g_assert_cmpstr (text, ==, words->references[manner]);
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
  assert_more (words->locale);
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

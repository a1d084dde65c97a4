/* polyglot.c: a few made-up entries in six languages, beside the starter catalogue
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "polyglot.h"

#include "hub-catalogue-writer.h"
#include "hub-catalogue.h"

static const struct
{
  const char *langcode;
  const char *title;
  const char *summary;   /* nullable */
  const char *body;      /* nullable */
} texts[POLYGLOT_N] = {
  { "en", "Lighthouse keepers’ guide to seafarers’ remittances",
    "Money sent home by seafarers keeps harbour towns alive. This guide follows one envelope "
    "from a ship’s galley to a village school, counts what is lost on the way in fees, and asks "
    "what lighthouse keepers, who see every ship, could do to make remittances cheaper.", NULL },
  { "fr", "Le phare et les gens de mer",
    "Les envois de fonds des gens de mer font vivre les villes portuaires. Ce guide suit une "
    "enveloppe depuis la cuisine d’un navire jusqu’à l’école d’un village, et demande ce que "
    "les gardiens de l’ancien phare pourraient y faire pour les marins étrangers.", NULL },
  { "es", "El faro y la gente de mar",
    "Las remesas de la gente de mar dan vida a las ciudades portuarias; esta guía sigue un "
    "sobre desde la cocina de un barco hasta la escuela de un pueblo.",
    "Las remesas de la gente de mar dan vida a las ciudades portuarias; esta guía sigue un "
    "sobre desde la cocina de un barco hasta la escuela de un pueblo.\n\nHay mapas al final." },
  { "ru", "Маяк и моряки: как дешевле отправить деньги домой",
    "Деньги, которые моряки отправляют домой, кормят целые портовые города. Руководство идёт за "
    "одним конвертом от корабельной кухни до сельской школы и спрашивает, чем могли бы помочь "
    "смотрители маяков, которые видят каждый корабль.", NULL },
  { "ar", "دليل حراس المنارات إلى تحويلات البحّارة",
    "الأموال التي يرسلها البحارة إلى بيوتهم تبقي مدن الموانئ حية. يتتبع هذا الدليل الصادر عن "
    "رابطة IOM للبحارة ظرفا واحدا من مطبخ السفينة إلى مدرسة القرية، ويحسب ما يضيع من الرسوم في "
    "الطريق، ويسأل عما يمكن لحراس المنارات أن يفعلوه.", NULL },
  { "zh-hans", "灯塔看守人的海员汇款指南",
    "海员寄回家的钱养活了整个港口城市。本指南跟随一个信封，从船上的厨房一直到村里的学校，计算途中因手续费而损失的金额，并询问看得见每一艘船的灯塔看守人可以做些什么，好让海员汇款更便宜"
    "、更安全、更快捷地到达家人手中，而不是留在中间人的口袋里，也不是在路上慢慢地减少。", NULL },
  { "en", "Minutes of a meeting in a lighthouse", NULL,
    "Present were the keepers.\n\nAfter a long talk about lamps, oil, the price of oil and the "
    "weather it was agreed that nothing could be agreed before the next meeting. Under any "
    "other business somebody spoke of zwieback, which seafarers like, and of how it "
    "keeps.\n\nThe meeting ended at noon." },
};

void
polyglot_add (const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(HubCatalogue) catalogue = hub_catalogue_open (folder, &error);
  g_autoptr(HubCatalogueWriter) writer = NULL;
  HubCatalogueTally tally = { 0 };

  g_assert_no_error (error);
  g_clear_pointer (&catalogue, hub_catalogue_close);
  writer = hub_catalogue_writer_open (folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", i + 1);
      HubEntry *entry = hub_entry_new (uuid, texts[i].langcode, HUB_KIND_DOCUMENT, texts[i].title);

      hub_entry_set_origin (entry, "https://polyglot.example");
      hub_entry_set_summary (entry, texts[i].summary);
      if (texts[i].body != NULL)
        hub_entry_set_body (entry, NULL, texts[i].body);
      hub_entry_set_published (entry, &(HubDate) { .precision = HUB_DATE_YEAR, .year = 2021 });
      g_ptr_array_add (page, entry);
    }
  g_assert_true (hub_catalogue_writer_apply_page (writer, page, 1, "polyglot", "1", &tally, NULL,
                                                  &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tally.added, ==, POLYGLOT_N);
}

/* hub-language.c: what languages are called
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "hub-language"

#include "hub-language.h"

#include <glib/gi18n-lib.h>

/* The six of the United Nations, then others that resources of the hub are written in. */
static const struct
{
  const char *code;      /* BCP 47, lower case */
  const char *name;      /* in the language itself */
  const char *english;   /* (translatable) */
} languages[] = {
  { "ar", "العربية", NC_("language", "Arabic") },
  { "en", "English", NC_("language", "English") },
  { "es", "Español", NC_("language", "Spanish") },
  { "fr", "Français", NC_("language", "French") },
  { "ru", "Русский", NC_("language", "Russian") },
  { "zh", "中文", NC_("language", "Chinese") },
  { "zh-hans", "简体中文", NC_("language", "Simplified Chinese") },
  { "zh-hant", "繁體中文", NC_("language", "Traditional Chinese") },
  { "am", "አማርኛ", NC_("language", "Amharic") },
  { "bn", "বাংলা", NC_("language", "Bengali") },
  { "bs", "Bosanski", NC_("language", "Bosnian") },
  { "de", "Deutsch", NC_("language", "German") },
  { "el", "Ελληνικά", NC_("language", "Greek") },
  { "fa", "فارسی", NC_("language", "Persian") },
  { "hi", "हिन्दी", NC_("language", "Hindi") },
  { "ht", "Kreyòl ayisyen", NC_("language", "Haitian Creole") },
  { "id", "Bahasa Indonesia", NC_("language", "Indonesian") },
  { "it", "Italiano", NC_("language", "Italian") },
  { "ja", "日本語", NC_("language", "Japanese") },
  { "ka", "ქართული", NC_("language", "Georgian") },
  { "km", "ខ្មែរ", NC_("language", "Khmer") },
  { "ko", "한국어", NC_("language", "Korean") },
  { "ms", "Bahasa Melayu", NC_("language", "Malay") },
  { "my", "မြန်မာ", NC_("language", "Burmese") },
  { "ne", "नेपाली", NC_("language", "Nepali") },
  { "nl", "Nederlands", NC_("language", "Dutch") },
  { "pl", "Polski", NC_("language", "Polish") },
  { "ps", "پښتو", NC_("language", "Pashto") },
  { "pt", "Português", NC_("language", "Portuguese") },
  { "pt-br", "Português do Brasil", NC_("language", "Brazilian Portuguese") },
  { "ro", "Română", NC_("language", "Romanian") },
  { "si", "සිංහල", NC_("language", "Sinhala") },
  { "so", "Soomaali", NC_("language", "Somali") },
  { "sq", "Shqip", NC_("language", "Albanian") },
  { "sr", "Српски", NC_("language", "Serbian") },
  { "sw", "Kiswahili", NC_("language", "Swahili") },
  { "ta", "தமிழ்", NC_("language", "Tamil") },
  { "th", "ไทย", NC_("language", "Thai") },
  { "ti", "ትግርኛ", NC_("language", "Tigrinya") },
  { "tr", "Türkçe", NC_("language", "Turkish") },
  { "uk", "Українська", NC_("language", "Ukrainian") },
  { "ur", "اردو", NC_("language", "Urdu") },
  { "vi", "Tiếng Việt", NC_("language", "Vietnamese") },
};

/**
 * hub_language_dup_label:
 * @code: a language code, from outside
 *
 * Names a language twice, as its readers call it and as the user does: "Français (French)". A
 * code that is not in our list stays as it is.
 *
 * Returns: (transfer full): the label
 */
char *
hub_language_dup_label (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strcasecmp (code, languages[i].code) == 0)
      {
        const char *name = languages[i].name;
        const char *other = g_dpgettext2 (GETTEXT_PACKAGE, "language", languages[i].english);

        if (g_str_equal (name, other))
          return g_strdup (name);

        /* Translators: a language by its own name, then by its name in your language */
        return g_strdup_printf (C_("language", "%s (%s)"), name, other);
      }

  return g_strdup (code);
}

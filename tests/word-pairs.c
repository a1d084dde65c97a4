/* word-pairs.c: which words find which, in six languages
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Snowball (2.2) cannot do is said where it was left out.
 */

#include "word-pairs.h"

/* A woman is not "women", nor is a child "children" to Snowball: it has no irregular plurals. To
 * its rules "integration" and "integrity" are one. */
static const WordPair en_found[] = {
  { "migrant", "Migrants and refugees" },
  { "migrants", "a MIGRANT worker" },
  { "trafficking", "people who were trafficked" },
  { "policy", "Policies at local level" },
  { "remittance", "remittances" },
  { "regularisation", "to regularise" },
  { "workers", "the worker’s rights" },
  { "migrant's", "migrants" },
  { "migrants’", "the migrant" },
  { "don't", "Don’t wait" },
  { "dont", "Don’t wait" },
  { "O'Brien", "Ms O’Brien" },
  { "obrien", "Ms O’Brien" },
  { "reintegration", "Re-integration of returnees" },
  { "re-integrated", "sustainable reintegration" },
  { "re-integration", "re\u2010integration" },
  { "integration", "re\u2011integration" },
  { "covid19", "COVID-19" },
  { "COVID 19", "COVID-19" },
  { "covid-19", "Covid19 and mobility" },
  { "naive", "naïve" },
  { "Côte", "Cote d’Ivoire" },
  { "cote d'ivoire", "Côte d’Ivoire" },
  { "labour", "lab\u00ador" "\u00adour labo\u200bur" },
  { "UN", "the U.N. system" },
  { "u.n.", "the UN system" },
  { "1000000", "1,000,000 people" },
  { "finance", "climate \ufb01nance" },
  { "iom", "ＩＯＭ" },
  { "g20", "G20年峰会" },
};

static const WordPair en_missed[] = {
  { "migrant", "immigrant" },
  { "migrant", "migraine" },
  { "labour", "laboratory" },
  { "border", "board" },
  { "state", "station" },
  { "workers", "network" },
  { "care", "career" },
  { "rights", "righteous" },
  { "remittance", "remission" },
  { "return", "retail" },
  { "immigration", "immunity" },
  { "covid-19", "Covid and 2019" },
  { "2018", "20182" },
  { "1.5", "15" },
  { "1.5", "1 or 5" },
  { "O'Brien", "O’Neill" },
  { "un", "fun" },
  { "re-integration", "re-admission" },
};

/* Snowball does not bring "travailleuse" and "travailleur" together, though "-euse" and "-eux".
 * Short words that differ in their ending only are one: "port" and "porte", "mer" and "mère". */
static const WordPair fr_found[] = {
  { "migrant", "Les migrants" },
  { "migrantes", "une femme migrante" },
  { "migrant", "les migrantes" },
  { "travailleuse", "travailleuses domestiques" },
  { "travailleur", "les travailleurs migrants" },
  { "réfugié", "des réfugiées" },
  { "refugies", "personnes réfugiées et réfugiés" },
  { "étrangers", "un étranger" },
  { "etranger", "des étrangers" },
  { "frontiere", "aux frontières" },
  { "immigration", "de l’immigration irrégulière" },
  { "l'immigration", "de l’immigration irrégulière" },
  { "l’immigration", "immigration" },
  { "d'immigration", "l'immigration" },
  { "qu’ils", "ils migrent" },
  { "egalite", "L’ÉGALITÉ" },
  { "oeuvre", "main-d’œuvre" },
  { "main d'oeuvre", "la main-d’œuvre" },
  { "main-d'œuvre", "la main d’oeuvre" },
  { "aujourdhui", "aujourd’hui" },
  { "nationale", "les nationaux" },
  { "garçon", "garcons" },
  { "e\u0301change", "échanges" },
  { "migrant·e·s", "les migrants" },
  { "autostop", "l’auto-stop" },
  { "Noël", "NOEL" },
};

static const WordPair fr_missed[] = {
  { "migrant", "migraine" },
  { "travail", "travers" },
  { "l'immigration", "l’émigration" },
  { "droit", "endroit" },
  { "retour", "détour" },
  { "mer", "maire" },
  { "pays", "paix" },
  { "enfant", "enfin" },
  { "main-d'œuvre", "une main" },
  { "femme", "ferme" },
  { "santé", "saint" },
  { "port", "apport" },
  { "emploi", "exploit" },
  { "réfugié", "refuser" },
};

/* To Snowball "trata" is a form of "tratar", and so one with "tratado"; "casa" and "caso"
 * are one, too. */
static const WordPair es_found[] = {
  { "migrante", "Personas migrantes" },
  { "trata", "las tratas" },
  { "tratas", "la trata de personas" },
  { "migracion", "la migración" },
  { "migraciones", "MIGRACIÓN" },
  { "migracion", "las migraciones" },
  { "trabajadora", "trabajadores" },
  { "trabajador", "las trabajadoras" },
  { "niña", "niños" },
  { "ninos", "los niños" },
  { "refugiado", "las refugiadas" },
  { "refugiados", "una refugiada" },
  { "paises", "los países" },
  { "país", "paises" },
  { "región", "regiones" },
  { "protección", "proteccio\u0301n" },
  { "indígena", "pueblos indigenas" },
  { "remesas", "remesa" },
  { "pingüino", "PINGUINO" },
  { "sociolaboral", "socio-laboral" },
};

static const WordPair es_missed[] = {
  { "trata", "una contrata" },
  { "trata", "traza" },
  { "migrante", "migraña" },
  { "derecho", "derrumbe" },
  { "país", "paisaje" },
  { "casa", "causa" },
  { "frontera", "frontal" },
  { "retorno", "retos" },
  { "refugio", "refuerzo" },
  { "mujer", "mejor" },
  { "obra", "sobra" },
  { "norma", "normal" },
  { "remesa", "remedio" },
};

/* беженец and беженцы have different stems: Snowball knows no vowel that comes and goes.
 * "семья" and "семь", "страна" and "странный" have the same. */
static const WordPair ru_found[] = {
  { "мигрант", "Мигранты и беженцы" },
  { "мигранты", "права мигрантов" },
  { "мигрантам", "мигрантами" },
  { "миграция", "О МИГРАЦИИ" },
  { "миграцию", "миграцией" },
  { "миграционная", "миграционной политики" },
  { "международный", "международного" },
  { "международные", "Международная организация" },
  { "ребенок", "ребёнок" },
  { "Ребёнка", "ребенку" },
  { "беженцев", "беженцами" },
  { "трудящиеся", "трудящихся-мигрантов" },
  { "трудящихся-мигрантов", "трудящиеся мигранты" },
  { "мигрант", "мигра\u0301нт" },
  { "район", "раи\u0306она" },
  { "женщина", "женщин" },
  { "девочка", "девочки" },
  { "торговлей", "торговля людьми" },
  { "ИТ-специалист", "ИТ\u2011специалисты" },
  { "щит", "Щи\u00adт\u200f" },
};

static const WordPair ru_missed[] = {
  { "мигрант", "гарант" },
  { "мигрант", "иммигрант" },
  { "миграция", "эмиграция" },
  { "право", "правда" },
  { "мир", "мера" },
  { "дети", "детали" },
  { "работа", "рабство" },
  { "край", "раи\u0306" },
  { "страна", "старание" },
  { "граница", "гранит" },
  { "женщина", "жених" },
  { "семья", "семинар" },
  { "труд", "трудность" },
};

/* Broken plurals ("عمال" of "عامل") are words of their own to Snowball, and "دولي" is "دولة". */
static const WordPair ar_found[] = {
  { "مهاجر", "المهاجرون" },
  { "المهاجرون", "مهاجر" },
  { "المهاجرين", "مهاجرة" },
  { "المهاجرات", "مهاجرين" },
  { "مهاجر", "والمهاجرين" },
  { "للمهاجرين", "المهاجرون" },
  { "لاجئ", "اللاجئين" },
  { "للاجئين", "لاجئون" },
  { "هجرة", "الهجرة" },
  { "الهجره", "هجرة" },
  { "بالهجرة", "الهِجْرَةُ" },
  { "مهاجر", "مُهَاجِرٌ" },
  { "مُهاجِر", "مهـــاجر" },
  { "الامم", "الأمم المتحدة" },
  { "إنسان", "حقوق الانسان" },
  { "آمنة", "امنة" },
  { "مسؤول", "مسوول" },
  { "مستشفي", "مستشفى" },
  { "التزام", "الالتزامات" },
  { "سياسات", "السياسة" },
  { "الحقوق", "وحقوق" },
  { "هذا", "ه\u0670ذا" },
  { "لاجئ", "\ufefbجئ" },
  { "2030", "عام ٢٠٣٠" },
  { "٢٠٣٠", "2030" },
  { "۲۰۳۰", "٢٠٣٠" },
  { "کرامة", "كرامه" },
  { "ﺍﻟﻬﺠﺮﺓ", "الهجرة" },
  { "unhcr", "الـUNHCR" },
  { "الهجرة", "\u200fاله\u200fجرة\u200e" },
};

static const WordPair ar_missed[] = {
  { "هجرة", "مهاجر" },
  { "مهاجر", "متاجر" },
  { "حقوق", "حقائق" },
  { "عمل", "علم" },
  { "عمل", "أمل" },
  { "دولة", "جولة" },
  { "لاجئ", "لاحق" },
  { "أسرة", "أسعار" },
  { "طفل", "طقس" },
  { "حدود", "حديد" },
  { "تهريب", "تدريب" },
  { "سلام", "إسلام" },
  { "الاتجار", "التجارة" },
  { "امرأة", "مرآة" },
  { "2030", "٢٠١٣" },
};

/* Simplified and traditional characters stay different: 移民 finds 移民, 難民 does not find 难民.
 * As pairs know no words, 民主 would be found in 人民主张. */
static const WordPair zh_found[] = {
  { "移民", "国际移民问题" },
  { "移徙", "安全、有序和正常移徙" },
  { "移民工人", "保护移民工人" },
  { "民", "移民" },
  { "移", "国际移民" },
  { "议程", "2030年议程" },
  { "2030年议程", "《2030年可持续发展议程》和2030年议程" },
  { "2030", "2030年议程" },
  { "２０３０", "2030年议程" },
  { "契约", "全球契约。" },
  { "人口贩运", "打击人口贩运" },
  { "人口 贩运", "贩运人口" },
  { "IOM", "国际移民组织（ＩＯＭ）" },
  { "难民署", "联合国难民署UNHCR" },
  { "移民", "移\u200b民" },
  { "劳工", "劳\u200f工" },
  { "\u8bf7", "申\u8bf7" },
  { "\uf9f4", "\u6797" },           /* a compatibility ideograph */
};

static const WordPair zh_missed[] = {
  { "移民", "移徙" },
  { "移民", "民移" },
  { "移民", "移居人民" },
  { "移民工人", "移民和工人" },
  { "议程", "程议" },
  { "民主", "民。主" },
  { "难民", "困难的人民" },
  { "人口", "人出口" },
  { "国家", "国际家庭" },
  { "移", "民" },
  { "全球", "全部球" },
  { "工人", "工。人" },
  { "难民", "難民" },
  { "2030年", "2031年" },
};

#define PAIRS(name) { name, G_N_ELEMENTS (name) }

static const struct
{
  const WordPair *pairs;
  guint           n;
} all[HUB_N_TONGUES][2] = {
  [HUB_TONGUE_EN] = { PAIRS (en_missed), PAIRS (en_found) },
  [HUB_TONGUE_FR] = { PAIRS (fr_missed), PAIRS (fr_found) },
  [HUB_TONGUE_ES] = { PAIRS (es_missed), PAIRS (es_found) },
  [HUB_TONGUE_RU] = { PAIRS (ru_missed), PAIRS (ru_found) },
  [HUB_TONGUE_AR] = { PAIRS (ar_missed), PAIRS (ar_found) },
  [HUB_TONGUE_ZH] = { PAIRS (zh_missed), PAIRS (zh_found) },
};

const WordPair *
word_pairs_get (HubTongue tongue,
                gboolean  is_found,
                guint    *n)
{
  *n = all[tongue][is_found].n;
  g_assert_cmpuint (*n, >=, 12);

  return all[tongue][is_found].pairs;
}

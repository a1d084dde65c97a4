-- What a catalogue of version 1 held: run after schema-001.sql, then its full-text index is filled.
-- SPDX-FileCopyrightText: 2026 The Hub Reader authors
-- SPDX-License-Identifier: GPL-3.0-or-later
PRAGMA application_id = 1215652419;
PRAGMA user_version = 1;
INSERT INTO state VALUES ('generation', '1');
INSERT INTO state VALUES ('hub', 'https://hub.example');
INSERT INTO state VALUES ('pair', '8cc3b0c5-de00-49f4-9855-0e144a3d3de1');
INSERT INTO state VALUES ('starter_as_of', '1722384000');
INSERT INTO state VALUES ('synced', '1795651485');
INSERT INTO state VALUES ('total', '371');
INSERT INTO term VALUES (1, 'objective', '6e1c2155-e9bf-53ce-a22b-a986d9ae9daa', '1', '1 - Data', 0,
  NULL,
  'Collect and utilize accurate and disaggregated data as a basis for evidence-based policies',
  '17', 'Better facts about migration: countries improve how they gather, compare, break down ' ||
  'and publish figures, and shield personal information while doing so. The point is that ' ||
  'decisions, public debate and progress checks rest on evidence instead of guesswork.');
INSERT INTO term VALUES (3, 'objective', '0d19dd73-ec3a-5a78-bd2b-5d2761221b66', '3',
  '3 - Information provision', 2, NULL,
  'Provide accurate and timely information at all stages of migration', '19',
  'People who move, or think about moving, need trustworthy guidance they can understand ' ||
  'on rules, rights, routes and services. It covers every stage, from before departure to ' ||
  'arrival and return, and also informs officials and host communities.');
INSERT INTO term VALUES (4, 'objective', '834414c7-49cc-5af3-86ce-bc3064a4c65e', '4',
  '4 - Legal identity and documentation', 3, NULL,
  'Ensure that all migrants have proof of legal identity and adequate documentation', '20',
  'Everyone on the move should be able to prove who they are and which nationality they ' ||
  'hold. States work on civil registration, birth certificates, passports and consular ' ||
  'papers, curb statelessness, and avoid making missing papers a barrier to rights.');
INSERT INTO term VALUES (6, 'objective', '47a44906-bb5d-57ee-8ce4-40d01f0dcbce', '6',
  '6 - Recruitment and decent work', 5, NULL,
  'Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work', '22',
  'Recruitment of migrant workers should be honest and cost them nothing in fees, and jobs ' ||
  'should be decent. Governments license and inspect recruiters and employers, stamp out ' ||
  'debt bondage and exploitation, and give workers, especially women in informal and ' ||
  'domestic work, somewhere to complain.');
INSERT INTO term VALUES (7, 'objective', 'e9bdffef-4a45-5e70-bb54-ea38dbe98b16', '7',
  '7 - Reduce vulnerabilities', 6, NULL, 'Address and reduce vulnerabilities in migration', '23',
  'Some migrants face heightened danger because of who they are, how they travel or how ' ||
  'they are treated. States review policies that create such risk, look after children''s ' ||
  'best interests, and offer protection and help whatever a person''s legal status.');
INSERT INTO term VALUES (11, 'objective', 'd8d62e4f-b7f2-50a8-8fb6-3be346f6928b', '11',
  '11 - Manage borders', 10, NULL, 'Manage borders in an integrated, secure and coordinated manner',
  '27', 'Borders are run as a shared task among agencies and neighbours. Security, lawful and ' ||
  'speedy crossing, and respect for human rights and fair procedure are expected to go ' ||
  'hand in hand, supported by training and suitable technology.');
INSERT INTO term VALUES (23, 'objective', '6187be52-e7f7-5da9-95d4-6a71ecb6e337', '23',
  '23 - International cooperation', 22, NULL,
  'Strengthen international cooperation and global partnerships for safe, orderly and ' ||
  'regular migration', '39',
  'No country manages migration alone, so States help one another put the whole Compact ' ||
  'into practice. It stresses finance and technical support for countries facing the ' ||
  'greatest constraints and partnerships that include local authorities.');
INSERT INTO term VALUES (25, 'principle', '508404dc-8c12-59ca-b36e-63ecd4310ef9', 'people-centred',
  'People-centred', 0, NULL, NULL, '15(a)', NULL);
INSERT INTO term VALUES (26, 'principle', 'f5893bd7-f73b-5f6a-8da6-9552101d2672',
  'international-cooperation', 'International cooperation', 1, NULL, NULL, '15(b)', NULL);
INSERT INTO term VALUES (28, 'principle', '5a686311-96fa-51fd-956e-d99f33a8f2dc',
  'rule-of-law-and-due-process', 'Rule of law and due process', 3, NULL, NULL, '15(d)', NULL);
INSERT INTO term VALUES (33, 'principle', 'c2c48921-cbc6-5bc2-8e7d-2c5ed2feaca3',
  'whole-of-government-approach', 'Whole-of-government approach', 8, NULL, NULL, '15(i)', NULL);
INSERT INTO term VALUES (34, 'principle', '48c3d399-2064-5e7b-af6d-c78d09b51d03',
  'whole-of-society-approach', 'Whole-of-society approach', 9, NULL, NULL, '15(j)', NULL);
INSERT INTO term VALUES (35, 'region', '849fd15d-b68c-5700-b9de-93fe83964c61', 'africa', 'Africa',
  0, NULL, NULL, NULL, NULL);
INSERT INTO term VALUES (36, 'region', '9ec56939-35f0-5915-9078-02b8378c2240', 'americas',
  'Americas', 1, NULL, NULL, NULL, NULL);
INSERT INTO term VALUES (37, 'region', 'e6793df0-a5d4-573f-9f4b-fc2413d6e27a', 'asia', 'Asia', 2,
  NULL, NULL, NULL, NULL);
INSERT INTO term VALUES (38, 'region', 'ce7196ec-a2f1-5bca-ba0e-c3a471aa0876', 'europe', 'Europe',
  3, NULL, NULL, NULL, NULL);
INSERT INTO term VALUES (63, 'country', 'dd8e9eca-368c-58c0-9c40-43aca977549e', 'BR', 'Brazil', 23,
  'americas', 'Brazil', NULL, NULL);
INSERT INTO term VALUES (84, 'country', '6c64028b-e4ea-57dd-8089-cf93a3ec0b5f', 'CZ', 'Czechia', 44,
  'europe', 'Czechia', NULL, NULL);
INSERT INTO term VALUES (178, 'country', 'd87ceff1-68db-5afd-98e0-114b327b9612', 'PT', 'Portugal',
  138, 'europe', 'Portugal', NULL, NULL);
INSERT INTO term VALUES (201, 'country', 'a9448c1f-750b-52dd-a6a7-e7f6e1d6a8f5', 'ZA',
  'South Africa', 161, 'africa', 'South Africa', NULL, NULL);
INSERT INTO term VALUES (235, 'type', 'd8a884f2-2f32-57b3-9bf2-3ace1afca54c', 'e-learning-course',
  'E-learning course', 1, NULL, NULL, NULL, NULL);
INSERT INTO entry VALUES (44, '917c9a0a-bb2c-5d18-8c3d-c32391b9be56', 'en', 'https://hub.example',
  1, 44, 'practice', 'Portal de Información sobre Migración', 'https://hub.example/node/44', NULL,
  NULL, NULL, 0, 0, NULL, NULL, NULL, '[]', '["es"]', '[]', 1721142000, NULL,
  X'5efab5e2d4e4d74584db6d3dda21726e352b771afad4fa6929af07f6a5c03adf',
  'One-stop site on migration requirements, routes and institutions.');
INSERT INTO entry VALUES (54, '1914fe20-d0da-569f-a5de-8282b6735bb4', 'en', 'https://hub.example',
  1, 54, 'practice', 'One Wage Campaign in South Africa', 'https://hub.example/node/54', NULL, NULL,
  NULL, 0, 0, NULL, NULL, NULL, '["Coalition of worker rights organizations, unions and CSOs"]',
  '["en"]', '[]', 1721394000, 1795651485,
  X'e80d330fb1187370bfad859784f845ab5fe1f6da8809a6809ff7eb199efcb4cf',
  'Advocacy that brought domestic work under the national minimum wage.');
INSERT INTO entry VALUES (88, '5ef3defc-a3b7-5be8-8f1e-46657e7c4136', 'en', 'https://hub.example',
  1, 88, 'other', 'Review of the National Implementation Plan of the Global Compact for Migration',
  'https://migrationnetwork.un.org/pledge/review-national-implementation-plan-global-compac' ||
  't-migration', '2022-07-07', NULL, NULL, 0, 0, NULL, NULL, NULL,
  '["Ministry of Foreign Affairs, Portugal"]', '["en"]', '[]', 1722250800, NULL,
  X'cd53e1257992d16494a041968f3deb02c95b6df469767d8393e2293a0e643c9b',
  'Portugal promises to review and adapt its national Compact plan.');
INSERT INTO entry VALUES (90, '152377b4-4444-5abc-9ccc-f3fc5a772426', 'en', 'https://hub.example',
  1, 90, 'other',
  'UN Network on Migration Launches “Migration Network Hub”, a Knowledge and Solutions ' ||
  'Platform on the Global Compact for Safe, Orderly and Regular Migration',
  'https://migrationnetwork.un.org/un-network-migration-launches-migration-network-hub-know' ||
  'ledge-and-solutions-platform-global-compact', '2021-03-18', NULL, NULL, 0, 0, NULL, NULL, NULL,
  '["UN Network on Migration"]', '["en","fr"]', '[]', 1722276000, NULL,
  X'16e9d99bbf041f058ccb720813fd9d9173766457d781f37ffbcccb2228830ed6',
  'Press release announcing the Hub.');
INSERT INTO entry VALUES (117, '24c20fa5-8a86-4f4b-853f-5af07e8cf35b', 'en', 'https://hub.example',
  1, 105, 'event', 'Project children migrants migration migration migration report',
  'https://hub.example/node/105', NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, '[]', '[]', '[]',
  1607616929, NULL, X'ba970e0db771628f93347b48c87adca680186b30098eeba2b7e69244a924c9b1', NULL);
INSERT INTO entry VALUES (124, 'e42d535e-4f00-4be9-8fdf-2bf75d8c9fb5', 'fr', 'https://hub.example',
  1, 103, 'document',
  'Santé migrants envois migrants régulière cohésion régulière santé régulière politique ' ||
  'enfants dans protection travail – Côte d’Ivoire & “partners”', 'https://hub.example/fr/node/103',
  '2018-09-17', NULL, NULL, 0, 0, NULL, NULL, NULL, '["International Labour Organization (ILO)"]',
  '["en","fr","es"]', '[]', 1596486541, NULL,
  X'48ae99b8b741c3f822460050b44c09a1c1519570ff2480bb7280b50cf7e46a7c',
  'Durable recrutement éducation famille des voies pays protection migrants des migration ' ||
  'régulière migration. Travail migration régulière migrants migrants insertion migrants ' ||
  'la migration. Et migration des pour santé migrants migration santé la réfugiés ' ||
  'régionale migration migrants migration. Voies migration les migrants migrants la ' ||
  'migrants données et migrants migration. Régionale migration régionale données retour ' ||
  'les droits migrants données migration réintégration de mondial migration migration. De ' ||
  'traite migration accès et droits réintégration diaspora dans migrants migration ' ||
  'protection les. Famille.');
INSERT INTO entry VALUES (126, 'ec4a513c-d02f-4c4e-861f-58b0dd11d26b', 'fr', 'https://hub.example',
  1, 112, 'other', 'Migration française frontière travail mondial régulière la',
  'https://hub.example/fr/node/112', '2016-05-16', NULL, NULL, 0, 0, NULL, NULL, NULL,
  '["UN Network on Migration","World Health Organization (WHO)"]', '["es"]',
  '["All","Member States"]', 1646654283, NULL,
  X'52a11c582a2b492ea23c607a5b2658a45bdbd3e89be78205cfd4742178f5b74e',
  'Voies et protection voies mondial frontière migrants mondial États travail dans. Et ' ||
  'migration régulière migration pour politique régulière migrants migrants. Égalité et ' ||
  'consulaire accès migrants des et les données migrants et pour migration consulaire ' ||
  'voies. Des migrants climat migrants migrants des migrants pays migration la et ' ||
  'migration droits droits santé régionale migrants élaboration. Des migration recrutement.');
INSERT INTO body VALUES (44,
  '<p>One-stop site on migration requirements, routes and institutions.</p>',
  'One-stop site on migration requirements, routes and institutions.');
INSERT INTO body VALUES (54,
  '<p>Advocacy that brought domestic work under the national minimum wage.</p>',
  'Advocacy that brought domestic work under the national minimum wage.');
INSERT INTO body VALUES (88,
  '<p>Portugal promises to review and adapt its national Compact plan.</p>',
  'Portugal promises to review and adapt its national Compact plan.');
INSERT INTO body VALUES (90, '<p>Press release announcing the Hub.</p>',
  'Press release announcing the Hub.');
INSERT INTO body VALUES (124,
  '<p>Durable recrutement éducation famille des voies pays protection migrants des ' ||
  'migration régulière migration. Travail migration régulière migrants migrants insertion ' ||
  'migrants la migration. Et migration des pour santé migrants migration santé la réfugiés ' ||
  'régionale migration migrants migration. Voies migration les migrants migrants la ' ||
  'migrants données et migrants migration. Régionale migration régionale données retour ' ||
  'les droits migrants données migration réintégration de mondial migration migration. De ' ||
  'traite migration accès et droits réintégration diaspora dans migrants migration ' ||
  'protection les. Famille.</p>',
  'Durable recrutement éducation famille des voies pays protection migrants des migration ' ||
  'régulière migration. Travail migration régulière migrants migrants insertion migrants ' ||
  'la migration. Et migration des pour santé migrants migration santé la réfugiés ' ||
  'régionale migration migrants migration. Voies migration les migrants migrants la ' ||
  'migrants données et migrants migration. Régionale migration régionale données retour ' ||
  'les droits migrants données migration réintégration de mondial migration migration. De ' ||
  'traite migration accès et droits réintégration diaspora dans migrants migration ' ||
  'protection les. Famille.');
INSERT INTO body VALUES (126,
  '<p>Voies et protection voies mondial frontière migrants mondial États travail dans. Et ' ||
  'migration régulière migration pour politique régulière migrants migrants. Égalité et ' ||
  'consulaire accès migrants des et les données migrants et pour migration consulaire ' ||
  'voies. Des migrants climat migrants migrants des migrants pays migration la et ' ||
  'migration droits droits santé régionale migrants élaboration. Des migration ' ||
  'recrutement.</p>',
  'Voies et protection voies mondial frontière migrants mondial États travail dans. Et ' ||
  'migration régulière migration pour politique régulière migrants migrants. Égalité et ' ||
  'consulaire accès migrants des et les données migrants et pour migration consulaire ' ||
  'voies. Des migrants climat migrants migrants des migrants pays migration la et ' ||
  'migration droits droits santé régionale migrants élaboration. Des migration recrutement.');
INSERT INTO entry_term VALUES (126, 1);
INSERT INTO entry_term VALUES (44, 3);
INSERT INTO entry_term VALUES (117, 4);
INSERT INTO entry_term VALUES (124, 4);
INSERT INTO entry_term VALUES (54, 6);
INSERT INTO entry_term VALUES (126, 7);
INSERT INTO entry_term VALUES (117, 11);
INSERT INTO entry_term VALUES (117, 23);
INSERT INTO entry_term VALUES (124, 25);
INSERT INTO entry_term VALUES (126, 25);
INSERT INTO entry_term VALUES (124, 26);
INSERT INTO entry_term VALUES (126, 28);
INSERT INTO entry_term VALUES (88, 33);
INSERT INTO entry_term VALUES (88, 34);
INSERT INTO entry_term VALUES (54, 35);
INSERT INTO entry_term VALUES (124, 36);
INSERT INTO entry_term VALUES (126, 36);
INSERT INTO entry_term VALUES (126, 37);
INSERT INTO entry_term VALUES (88, 38);
INSERT INTO entry_term VALUES (124, 38);
INSERT INTO entry_term VALUES (124, 63);
INSERT INTO entry_term VALUES (124, 84);
INSERT INTO entry_term VALUES (88, 178);
INSERT INTO entry_term VALUES (54, 201);
INSERT INTO entry_term VALUES (124, 235);
INSERT INTO attachment VALUES (124, 0, 1, 'd34e5070-3ab0-4ab5-bb4c-123c78a69bc4',
  'https://hub.example/sites/default/files/documents/29/document-29.pdf', 'document-29.pdf', NULL,
  'application/pdf', NULL, 231151);
INSERT INTO entry_text (rowid, title, terms, summary, body)
  SELECT entry.id, title, concat_ws (char (10),
    (SELECT group_concat (label, char (10)) FROM entry_term JOIN term ON term.id = term_id
     WHERE entry_id = entry.id),
    (SELECT group_concat (value, char (10)) FROM json_each (publishers))),
    summary, (SELECT text FROM body WHERE entry_id = entry.id)
  FROM entry WHERE withdrawn IS NULL;

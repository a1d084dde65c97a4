/* hub-html-tame.c: makes HTML that no parser stumbles over
 *
 * SPDX-FileCopyrightText: 2026 The Hub Reader authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An HTML5 parser takes time that grows with the square of the depth of elements, the number of
 * attributes of one of them, and the number of open formatting elements: 160 kB of `<ul><li>` keep
 * Gumbo busy for seven seconds, and a body may have two megabytes. So before it is parsed, in one
 * pass and in place: comments and elements whose content is no text (script, style) are blanked,
 * and so are all attributes but the few that say where a link leads and how a list or a table is
 * made, once each. Formatting elements get a name that means nothing to a parser, and tags deeper
 * than MAX_DEPTH are blanked too. What is left has the same text and the same paragraphs. An image
 * becomes the text that stands for it, in brackets: we never fetch one (FAULTS.md F36).
 *
 * Elements that have no end tag count as open until an end tag or a neighbour shows that they are
 * not; where that cannot be told, the depth is taken as too great, never as too small.
 */

#define G_LOG_DOMAIN "hub-html-tame"

#include "hub-html-tame.h"

#include "hub-html.h"

#include <string.h>

#define MAX_DEPTH 100
#define SPACES    " \t\n\f\r"

typedef struct
{
  const char *name;      /* (unowned): in the text */
  gsize       length;
} Name;

typedef struct
{
  Name       open[MAX_DEPTH];
  guint      n_open;
  GPtrArray *images;    /* (unowned) (nullable) (element-type HubHtmlImage): gets those there are */
} Tamer;

/* The elements that a parser opens anew in each paragraph until they end, and their new names. */
static const struct
{
  const char *name;
  char        mark;
} formatting[] = {
  { "a", HUB_HTML_LINK },        { "b", HUB_HTML_BOLD },     { "big", HUB_HTML_NOTHING },
  { "code", HUB_HTML_CODE },     { "em", HUB_HTML_ITALIC },  { "font", HUB_HTML_NOTHING },
  { "i", HUB_HTML_ITALIC },      { "nobr", HUB_HTML_NOTHING }, { "s", HUB_HTML_STRUCK },
  { "small", HUB_HTML_NOTHING }, { "strike", HUB_HTML_STRUCK }, { "strong", HUB_HTML_BOLD },
  { "tt", HUB_HTML_CODE },       { "u", HUB_HTML_NOTHING },
};

/* The attributes that stay. */
static const char *const kept[] = { "colspan", "href", "rowspan", "start", NULL };

static const char *const textless[] = { "iframe", "noembed", "noframes", "noscript", "plaintext",
                                        "script", "style", "textarea", "title", "xmp", NULL };

static const char *const childless[] = { "area", "base", "br", "col", "embed", "hr", "img",
                                         "input", "link", "meta", "param", "source", "track",
                                         "wbr", NULL };

/* Their end may be left out, and each ends one of the same name before it. */
static const char *const self_ending[] = { "dd", "dt", "li", "p", NULL };

static gboolean
is_same (const Name *a,
         const Name *b)
{
  return a->length == b->length && g_ascii_strncasecmp (a->name, b->name, a->length) == 0;
}

static gboolean
is_one_of (const Name        *name,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == name->length &&
        g_ascii_strncasecmp (names[i], name->name, name->length) == 0)
      return TRUE;

  return FALSE;
}

static void
blank (char       *from,
       const char *to)
{
  memset (from, ' ', (gsize) (to - from));
}

/* The ">" of the tag that @p is in, past quoted values that hold one; NULL if it has no end. */
static char *
find_tag_end (char *p)
{
  while (*p != '\0' && *p != '>')
    {
      if (*p++ != '=')
        continue;
      p += strspn (p, SPACES);
      if (*p == '"' || *p == '\'')
        {
          p = strchr (p + 1, *p);
          if (p == NULL)
            return NULL;
          p++;
        }
    }

  return *p == '>' ? p : NULL;
}

/* Where the element @name, which holds no markup, ends; NULL if it does not. */
static char *
find_element_end (char       *p,
                  const Name *name)
{
  while ((p = strstr (p, "</")) != NULL)
    {
      p += strlen ("</");
      if (g_ascii_strncasecmp (p, name->name, name->length) == 0)
        return strchr (p, '>');
    }

  return NULL;
}

/* Counts an element as open; FALSE if it is too deep. */
static gboolean
push (Tamer      *self,
      const Name *name)
{
  const Name *top = self->n_open > 0 ? &self->open[self->n_open - 1] : NULL;

  if (is_one_of (name, childless))
    return TRUE;
  if (top != NULL && is_same (top, name) && is_one_of (name, self_ending))
    return TRUE;
  if (self->n_open == MAX_DEPTH)
    return FALSE;

  self->open[self->n_open++] = *name;
  return TRUE;
}

static void
pop (Tamer      *self,
     const Name *name)
{
  guint n = self->n_open;

  while (n > 0 && !is_same (&self->open[n - 1], name) && is_one_of (&self->open[n - 1],
                                                                    self_ending))
    n--;
  if (n > 0 && is_same (&self->open[n - 1], name))
    self->n_open = n - 1;
}

/* The next attribute from @p on, of a tag that ends at @end; where to go on, NULL at its end. */
static const char *
read_attribute (const char *p,
                const char *end,
                Name       *name,
                Name       *value)
{
  const char *close = NULL;

  p += strspn (p, SPACES "/");
  if (p >= end)
    return NULL;

  *name = (Name) { p, MAX (strcspn (p, SPACES "=/>"), 1) };
  *value = (Name) { p, 0 };
  p += name->length;
  p += strspn (p, SPACES);
  if (*p != '=')
    return p;

  p += 1 + strspn (p + 1, SPACES);
  if (*p == '"' || *p == '\'')
    {
      close = memchr (p + 1, *p, (gsize) (end - p - 1));
      *value = (Name) { p + 1, close != NULL ? (gsize) (close - p - 1) : 0 };
      return close != NULL ? close + 1 : NULL;
    }

  *value = (Name) { p, strcspn (p, SPACES ">") };
  return p + value->length;
}

static void
note_image (Tamer      *self,
            const Name *address,
            const Name *text)
{
  HubHtmlImage *image;

  if (self->images == NULL || self->images->len >= HUB_HTML_IMAGES_MAX || address->length == 0)
    return;

  image = g_new0 (HubHtmlImage, 1);
  image->address = g_strndup (address->name, address->length);
  image->text = g_strndup (text->name, text->length);
  g_ptr_array_add (self->images, image);
}

/* Puts the text that stands for an image in the place of its tag, which is longer. */
static void
tame_image (Tamer *self,
            char  *p,
            char  *end)
{
  const Name alt = { "alt", strlen ("alt") };
  const Name src = { "src", strlen ("src") };
  const char *next = p + strlen ("<img");
  Name name, value, text = { p, 0 }, address = { p, 0 };
  char *to = p;

  while ((next = read_attribute (next, end, &name, &value)) != NULL)
    if (text.length == 0 && is_same (&name, &alt))
      text = value;
    else if (address.length == 0 && is_same (&name, &src))
      address = value;

  note_image (self, &address, &text);
  if (text.length > 0)
    {
      *to++ = ' ';
      *to++ = '[';
      for (gsize i = 0; i < text.length; i++)
        *to++ = text.name[i] == '<' ? ' ' : text.name[i];
      *to++ = ']';
    }
  blank (to, end + 1);
}

/* Blanks what stands from @from on in a tag that ends at @end, but for attributes that stay. Those
 * are read here as a parser does: a quoted value ends at its quote, another at white space. */
static void
blank_attributes (char       *from,
                  const char *end)
{
  const char *next = from;
  gboolean has[G_N_ELEMENTS (kept)] = { FALSE };
  Name name, value;

  while ((next = read_attribute (from, end, &name, &value)) != NULL)
    {
      guint i = 0;

      while (kept[i] != NULL && !is_one_of (&name, (const char *const[]) { kept[i], NULL }))
        i++;
      blank (from, kept[i] == NULL || has[i] || value.length == 0 ? next : name.name);
      has[i] = TRUE;
      from = (char *) next;
    }
  blank (from, end);
}

static void
rename_formatting (const Name *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formatting); i++)
    if (is_one_of (name, (const char *const[]) { formatting[i].name, NULL }))
      {
        memset ((char *) name->name, formatting[i].mark, name->length);
        return;
      }
}

/* From the "<" of a tag to behind it; NULL if it has no end. */
static char *
tame_tag (Tamer *self,
          char  *p)
{
  const Name image = { "img", strlen ("img") };
  gboolean is_end = p[1] == '/';
  Name name = { p + (is_end ? 2 : 1), 0 };
  char *end;

  name.length = strcspn (name.name, SPACES "/>");
  end = find_tag_end (p + 1);
  if (end != NULL && !is_end && is_one_of (&name, textless))
    {
      end = find_element_end (end, &name);
      if (end != NULL)
        blank (p, end + 1);
      return end;
    }
  if (end == NULL)
    return NULL;
  if (!is_end && is_same (&name, &image))
    {
      tame_image (self, p, end);
      return end + 1;
    }

  blank_attributes ((char *) name.name + name.length, end);
  rename_formatting (&name);
  if (is_end)
    pop (self, &name);
  else if (!push (self, &name))
    blank (p, end + 1);

  return end + 1;
}

/* From the "<" of something that is no tag to behind it; NULL if it has no end. */
static char *
tame_other (char *p)
{
  char *end = NULL;

  if (strncmp (p, "<!--", strlen ("<!--")) == 0)
    {
      end = strstr (p + 2, "-->");
      end = end != NULL ? end + 2 : NULL;
    }
  else if (p[1] == '!' || p[1] == '?' || p[1] == '/')
    end = strchr (p, '>');
  else
    return p + 1;       /* a "<" that is text */

  if (end != NULL)
    blank (p, end + 1);
  return end;
}

/**
 * hub_html_tame:
 * @html: HTML in UTF-8; changed in place, never longer
 * @images: (nullable) (element-type HubHtmlImage): gets the images, as they are written
 *
 * Takes from @html what makes a parser slow or holds no text. What has no end (a comment, a tag, a
 * script) is cut off. Takes time in proportion to @html; any thread.
 */
void
hub_html_tame (char      *html,
               GPtrArray *images)
{
  Tamer self = { .images = images };
  char *p = html;

  g_return_if_fail (html != NULL);

  while ((p = strchr (p, '<')) != NULL)
    {
      char *begin = p;

      if (g_ascii_isalpha (p[1]) || (p[1] == '/' && g_ascii_isalpha (p[2])))
        p = tame_tag (&self, p);
      else
        p = tame_other (p);

      if (p == NULL)
        {
          *begin = '\0';
          return;
        }
    }
}

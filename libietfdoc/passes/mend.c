/* Fixes of more than one step, or that several passes have. */
#include "libietfdoc/passes/mend.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

void
ietf_mend_drop_attr(ietf_prep *p, const ietf_node *n, enum ietf_at at)
{
    const char *name = ietf_at_name(at);

    ietf_fix_drop_attr(ietf_fix_certain(p->diagnostics, "Take the attribute %s away", name), n,
                       name);
}

void
ietf_mend_set_attr(ietf_prep *p, const ietf_node *n, enum ietf_at at, const char *value)
{
    const char *name = ietf_at_name(at);

    ietf_fix_set_attr(ietf_fix_certain(p->diagnostics, "Set %s to %s", name, value), n, name,
                      value);
}

/* The <seriesInfo> with the name of the draft; NULL: none. */
static const ietf_node *
draft_series(const ietf_prep *p)
{
    const ietf_node *front = ietf_node_child(p->document->root, IETF_EL_FRONT);
    const ietf_node *series = front ? ietf_node_child(front, IETF_EL_SERIESINFO) : NULL;

    while (series && !ietf_node_is(series, IETF_AT_NAME, "Internet-Draft"))
        series = ietf_node_next(series, IETF_EL_SERIESINFO);
    return series;
}

void
ietf_mend_extension(ietf_prep *p, const char *name)
{
    static const char *const extensions[] = {".xml", ".txt", ".md", ".html", ".pdf"};
    const char *dot = strrchr(name, '.');
    const char *now = ietf_arena_strndup(p->arena, name, (size_t)(dot - name));
    const ietf_node *series = draft_series(p);
    bool known = false;
    ietf_fix *fix;

    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
        known = known || ietf_str_eq(dot, extensions[i]);
    fix = known ? ietf_fix_certain(p->diagnostics, "Set docName to %s", now)
                : ietf_fix_possible(p->diagnostics, "Set docName to %s", now);
    ietf_fix_set_attr(fix, p->document->root, "docName", now);
    if (series && ietf_node_is(series, IETF_AT_VALUE, name)) /* both must be the same */
        ietf_fix_set_attr(fix, series, "value", now);
}

void
ietf_mend_docname(ietf_prep *p)
{
    const ietf_node *series = draft_series(p);
    const char *value = series ? ietf_node_get(series, IETF_AT_VALUE) : NULL;

    if (value && *value)
        ietf_mend_set_attr(p, p->document->root, IETF_AT_DOCNAME, value);
}

void
ietf_mend_date(ietf_prep *p, const ietf_node *date)
{
    static const enum ietf_at parts[] = {IETF_AT_YEAR, IETF_AT_MONTH, IETF_AT_DAY};
    ietf_fix *fix = ietf_fix_possible(p->diagnostics, "Leave the date to the day");

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (ietf_node_has(date, parts[i]))
            ietf_fix_drop_attr(fix, date, ietf_at_name(parts[i]));
}

void
ietf_mend_start(ietf_diagnostics *x, const ietf_node *list, const char *start)
{
    int letter = ietf_to_lower(*start) - 'a';
    char number[] = {'1', '\0', '\0'};

    if (strlen(start) != 1 || letter < 0 || letter > 25)
        return;
    number[letter >= 9] = (char)('0' + (letter + 1) % 10);
    if (letter >= 9)
        number[0] = (char)('0' + (letter + 1) / 10);
    ietf_fix_set_attr(ietf_fix_possible(x, "Set start to %s", number), list, "start", number);
}

/* Where <u> may stand among text. */
static bool
takes_u(enum ietf_kind kind)
{
    switch (kind) {
    case IETF_EL_T:
    case IETF_EL_LI:
    case IETF_EL_DD:
    case IETF_EL_DT:
    case IETF_EL_TD:
    case IETF_EL_TH:
    case IETF_EL_EM:
    case IETF_EL_STRONG:
    case IETF_EL_BLOCKQUOTE:
    case IETF_EL_ANNOTATION:
        return true;
    default:
        return false;
    }
}

void
ietf_mend_unicode(ietf_prep *p, const ietf_node *n)
{
    ietf_tag tag;
    ietf_fix *fix;
    size_t at;

    if (!takes_u(n->kind))
        return;
    fix = ietf_fix_possible(p->diagnostics, "Put the characters into <u>");
    if (!ietf_fix_tag(fix, n, &tag) || tag.empty)
        return;
    for (at = tag.end; at < fix->markup.length && fix->markup.bytes[at] != '<';) {
        size_t start = at;

        while (at < fix->markup.length && (unsigned char)fix->markup.bytes[at] >= 0x80)
            at++;
        if (at > start) {
            ietf_fix_replace(fix, start, start, "<u>");
            ietf_fix_replace(fix, at, at, "</u>");
        } else {
            at++;
        }
    }
}

/* Behind the character at `at`: a reference is one. */
static size_t
next_character(const ietf_markup *m, size_t at)
{
    const char *end;

    if (m->bytes[at] == '&') {
        end = memchr(m->bytes + at, ';', m->length - at);
        return end ? (size_t)(end - m->bytes) + 1 : at + 1;
    }
    for (at++; at < m->length && ((unsigned char)m->bytes[at] & 0xC0) == 0x80;)
        at++;
    return at;
}

static bool
is_at(const ietf_markup *m, size_t at, const char *text)
{
    size_t length = strlen(text);

    return at + length <= m->length && memcmp(m->bytes + at, text, length) == 0;
}

/* As artwork.c expands tabs, but in the source. */
void
ietf_mend_tabs(ietf_prep *p, const ietf_node *n)
{
    enum { TAB_WIDTH = 8 };
    static const char opens[] = "<![CDATA[", closes[] = "]]>", blanks[] = "        ";
    ietf_fix *fix = ietf_fix_certain(p->diagnostics, "Replace the tabs by blanks");
    const ietf_markup *m = &fix->markup;
    bool in_cdata = false;
    size_t at, column = 0;
    ietf_tag tag;

    if (!ietf_fix_tag(fix, n, &tag) || tag.empty)
        return;
    for (at = tag.end; at < m->length && (in_cdata || !is_at(m, at, "</"));) {
        if (is_at(m, at, in_cdata ? closes : opens)) {
            at += strlen(in_cdata ? closes : opens);
            in_cdata = !in_cdata;
            continue;
        }
        if (!in_cdata && m->bytes[at] == '<') { /* something else is in it */
            fix->is_void = true;
            return;
        }
        if (m->bytes[at] == '\t')
            ietf_fix_replace(fix, at, at + 1, blanks + column % TAB_WIDTH);
        column = m->bytes[at] == '\n'   ? 0
                 : m->bytes[at] == '\t' ? column + TAB_WIDTH - column % TAB_WIDTH
                                        : column + 1;
        at = in_cdata && m->bytes[at] == '&' ? at + 1 : next_character(m, at);
    }
}

void
ietf_mend_artset(ietf_prep *p, const ietf_node *artset, const char *anchor)
{
    ietf_fix *fix = ietf_fix_certain(p->diagnostics, "Move the anchor to <artset>");
    ietf_tag_attr attr;
    ietf_tag tag;

    ietf_fix_set_attr(fix, artset, "anchor", anchor);
    for (const ietf_node *n = ietf_node_child(artset, IETF_EL_ARTWORK); n;
         n = ietf_node_next(n, IETF_EL_ARTWORK))
        if (ietf_fix_tag(fix, n, &tag) && ietf_tag_find(&fix->markup, &tag, "anchor", &attr))
            ietf_fix_replace(fix, attr.start, attr.value_end + 1, "");
    if (fix->edits.count != 2) /* which one is to stay is for the author to say */
        fix->is_void = true;
}

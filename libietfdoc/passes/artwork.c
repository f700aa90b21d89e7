/* artset, artwork and sourcecode (RFC 7998 5.5): content named by src comes into the document,
 * and verbatim text loses blanks at the ends of lines, and tabs. */
#include "libietfdoc/passes/verbatim.h"

#include <stdlib.h>

#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

enum { TAB_WIDTH = 8 };

/* Where the text of a line ends without its trailing white space (Python's rstrip). */
static const char *
line_text_end(const char *line, const char *end)
{
    while (end > line) {
        const char *before = end;
        if (!ietf_unicode_is_space(ietf_utf8_previous(&before, line)))
            break;
        end = before;
    }
    return end;
}

static void
expand_tabs(ietf_buf *out, const char *line, const char *end)
{
    size_t column = 0;

    while (line < end) {
        uint32_t c = ietf_utf8_next(&line, end);
        size_t width = c == '\t' ? TAB_WIDTH - column % TAB_WIDTH : 1;
        if (c == '\t')
            ietf_buf_fill(out, ' ', width);
        else
            ietf_buf_add_utf8(out, c);
        column = c == '\r' ? 0 : column + width;
    }
}

static void
clean_line(ietf_prep *p, const ietf_node *n, ietf_buf *out, const char *line, const char *end,
           unsigned number, bool *tabs)
{
    size_t length;

    end = line_text_end(line, end);
    length = end > line ? (size_t)(end - line) : 0;
    if (!memchr(line, '\t', length)) {
        ietf_buf_add(out, line, length);
        return;
    }
    if (!*tabs) /* the first message has the fix for all */
        ietf_mend_tabs(p, n);
    *tabs = true;
    ietf_report(p->diagnostics, IETF_D_PREP_TAB, n, number, ietf_kind_name(n->kind),
                ietf_arena_strndup(p->arena, line, length));
    expand_tabs(out, line, end);
}

void
ietf_verbatim_clean(ietf_prep *p, ietf_node *n)
{
    const char *text = ietf_node_text(n), *line = text, *end;
    unsigned number = 1;
    bool tabs = false;
    ietf_buf out;

    if (*text == '\0')
        return;
    ietf_buf_init(&out, p->arena);
    for (; (end = strchr(line, '\n')); line = end + 1) {
        clean_line(p, n, &out, line, end, number++, &tabs);
        ietf_buf_addc(&out, '\n');
    }
    clean_line(p, n, &out, line, line + strlen(line), number, &tabs);
    if (!ietf_str_eq(out.data, text) || n->first->flags & IETF_NODE_CDATA)
        ietf_node_set_text(p->document, n, out.data);
    if (out.length == 0)
        n->flags |= IETF_NODE_OPEN;
    ietf_buf_release(&out);
}

static int
compare_strings(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The anchors of the artwork inside, sorted. */
static ietf_list
take_anchors(ietf_prep *p, ietf_node *artset)
{
    ietf_list anchors;

    ietf_list_init(&anchors, p->arena);
    for (ietf_node *n = ietf_node_child(artset, IETF_EL_ARTWORK); n;
         n = ietf_node_next(n, IETF_EL_ARTWORK)) {
        if (!ietf_node_has(n, IETF_AT_ANCHOR))
            continue;
        ietf_list_add(&anchors, ietf_node_get(n, IETF_AT_ANCHOR));
        ietf_node_unset(n, IETF_AT_ANCHOR);
    }
    if (anchors.count > 1)
        qsort(anchors.items, anchors.count, sizeof *anchors.items, compare_strings);
    return anchors;
}

static const char *
join_anchors(ietf_prep *p, const ietf_list *anchors, size_t from)
{
    ietf_buf b;

    ietf_buf_init(&b, p->arena);
    for (size_t i = from; i < anchors->count; i++)
        ietf_buf_addf(&b, "%s%s", i > from ? "', '" : "", (const char *)anchors->items[i]);
    return ietf_buf_copy(&b, p->arena);
}

/* An anchor is one of the set, not of one of its forms. */
void
ietf_pass_artsets(ietf_prep *p, ietf_node *n)
{
    ietf_list anchors = take_anchors(p, n);
    const char *own = ietf_node_get(n, IETF_AT_ANCHOR);
    const char *first;

    if (anchors.count == 0)
        return;
    first = anchors.items[0];
    if (!own || !*own) {
        ietf_node_set(p->document, n, IETF_AT_ANCHOR, first);
        ietf_mend_artset(p, n, first);
        ietf_report(p->diagnostics, IETF_D_PREP_ARTSET_MOVED, n, first);
        own = first;
    }
    if (anchors.count == 1)
        return;
    if (ietf_str_eq(own, first)) {
        ietf_report(p->diagnostics, IETF_D_PREP_ARTSET_MANY, n);
        ietf_report(p->diagnostics, IETF_D_PREP_ARTSET_KEEPING, n, first,
                    join_anchors(p, &anchors, 1));
    } else {
        ietf_report(p->diagnostics, IETF_D_PREP_ARTSET_BOTH, n);
        ietf_report(p->diagnostics, IETF_D_PREP_ARTSET_DISCARDING, n,
                    join_anchors(p, &anchors, 0));
    }
}

/* Text that XML can hold: no control characters but tab and line ends. */
static bool
is_text(const ietf_loaded *loaded)
{
    for (size_t i = 0; i < loaded->length; i++) {
        unsigned char c = (unsigned char)loaded->data[i];
        if (c < ' ' && c != '\t' && c != '\n' && c != '\r')
            return false;
    }
    return ietf_utf8_valid(loaded->data, loaded->length);
}

static void
set_loaded_text(ietf_prep *p, ietf_node *n, const ietf_loaded *loaded)
{
    ietf_node_set_text(p->document, n,
                       ietf_arena_strndup(p->arena, loaded->data, loaded->length));
    ietf_node_unset(n, IETF_AT_SRC);
}

/* A desc without a namespace, which is none of SVG: the reference looks for nothing else. */
static bool
has_stray_description(const ietf_node *svg)
{
    const ietf_node *n = svg;

    while ((n = ietf_node_following_kind(n, svg, IETF_FOREIGN)))
        if (!n->uri && ietf_str_eq(n->name, "desc"))
            break;
    return n != NULL;
}

/* The alternative text becomes the description of the drawing. */
static void
describe(ietf_prep *p, ietf_node *artwork, ietf_node *svg)
{
    const char *alt = ietf_node_get(artwork, IETF_AT_ALT);
    ietf_node *desc;

    if (!alt || !*alt || has_stray_description(svg))
        return;
    desc = ietf_node_new(p->document, IETF_SVG_DESC, artwork);
    desc->uri = svg->uri;
    desc->name = strchr(svg->name, ':')
                     ? ietf_arena_format(p->document->arena, "%.*s:desc",
                                         (int)strcspn(svg->name, ":"), svg->name)
                     : "desc";
    ietf_node_add_text(p->document, desc, alt);
    ietf_prep_insert(p, svg, 0, desc);
    ietf_node_set_tail(p->document, desc, "\n");
    ietf_node_unset(artwork, IETF_AT_ALT);
}

static void
include_svg(ietf_prep *p, ietf_node *n, const ietf_loaded *loaded)
{
    ietf_parse_job job = *p->parse;
    ietf_node *svg;

    job.keep_cdata = false;
    svg = ietf_parse_fragment(&job, p->document, loaded, n);
    if (!svg)
        return;
    ietf_node_append(p->document, n, svg);
    ietf_node_unset(n, IETF_AT_SRC);
    describe(p, n, svg);
}

static void
include_binary(ietf_prep *p, ietf_node *n, const ietf_source *source, const ietf_loaded *loaded)
{
    const char *src = ietf_node_get(n, IETF_AT_SRC);

    if (source->scheme == IETF_SCHEME_HTTP) {
        ietf_node_set(p->document, n, IETF_AT_SRC, ietf_source_data_url(p, loaded));
        return;
    }
    if (source->scheme == IETF_SCHEME_FILE)
        ietf_report(p->diagnostics, IETF_D_PREP_SRC_MEDIA, n, src);
    ietf_report(p->diagnostics, IETF_D_PREP_SRC_NO_DATA, n, src);
}

static void
include_text(ietf_prep *p, ietf_node *n, const char *type, const ietf_loaded *loaded)
{
    if (!is_text(loaded))
        ietf_report(p->diagnostics, IETF_D_PREP_ARTWORK_TEXT, n, type);
    else
        set_loaded_text(p, n, loaded);
}

static void
include_artwork(ietf_prep *p, ietf_node *n, const ietf_source *source)
{
    const char *type = ietf_node_get(n, IETF_AT_TYPE);
    ietf_loaded loaded;

    if (!ietf_source_load(p, n, source, &loaded))
        return;
    if (!type) {
        const char *src = ietf_node_get(n, IETF_AT_SRC);
        if (ietf_str_ends(src, ".svg"))
            ietf_mend_set_attr(p, n, IETF_AT_TYPE, "svg");
        ietf_report(p->diagnostics, IETF_D_PREP_ARTWORK_NO_TYPE, n, src);
        ietf_report(p->diagnostics, IETF_D_PREP_SRC_NO_DATA, n, src);
    } else if (ietf_str_eq(type, "svg")) {
        include_svg(p, n, &loaded);
    } else if (ietf_str_eq(type, "binary-art")) {
        include_binary(p, n, source, &loaded);
    } else {
        include_text(p, n, type, &loaded);
    }
}

/* 7998 5.5.1 */
void
ietf_pass_artworks(ietf_prep *p, ietf_node *n)
{
    const char *text = ietf_node_text(n);
    ietf_source source;

    if (ietf_source_get(p, n, &source)) {
        if (!ietf_str_blank(text, strlen(text)))
            ietf_report(p->diagnostics, IETF_D_PREP_ARTWORK_BOTH, n);
        include_artwork(p, n, &source);
    }
    if (ietf_node_is(n, IETF_AT_TYPE, "ascii-art"))
        ietf_verbatim_clean(p, n);
}

static void
include_sourcecode(ietf_prep *p, ietf_node *n, const ietf_source *source)
{
    ietf_loaded loaded;

    if (!ietf_source_load(p, n, source, &loaded))
        return;
    if (!is_text(&loaded) || !ietf_utf8_is_ascii(loaded.data, loaded.length))
        ietf_report(p->diagnostics, IETF_D_PREP_SOURCECODE_TEXT, n);
    else
        set_loaded_text(p, n, &loaded);
}

/* 7998 5.5.2. Included code must be ASCII, as in the reference. */
void
ietf_pass_sourcecodes(ietf_prep *p, ietf_node *n)
{
    const char *text;
    ietf_source source;

    if (ietf_source_get(p, n, &source)) {
        text = ietf_node_all_text(n, p->arena);
        if (!ietf_str_blank(text, strlen(text)))
            ietf_report(p->diagnostics, IETF_D_PREP_SOURCECODE_BOTH, n);
        include_sourcecode(p, n, &source);
    }
    ietf_verbatim_clean(p, n);
}

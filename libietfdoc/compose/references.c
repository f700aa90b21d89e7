/* Reference entries: the names they are cited by, and their pieces. */
#include "libietfdoc/compose/references.h"

#include "libietfdoc/compose/dates.h"
#include "libietfdoc/compose/heads.h"
#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

void
ietf_refnames_build(ietf_map *refnames, const ietf_document *d, ietf_arena *a)
{
    const char *symbolic = ietf_node_get(d->root, IETF_AT_SYMREFS);
    bool numbered = symbolic && strcmp(symbolic, "true") != 0;
    unsigned number = 0;
    ietf_map_init(refnames, a);
    for (const ietf_node *n = d->root; (n = ietf_node_following(n, d->root)) != NULL;) {
        if ((n->kind != IETF_EL_REFERENCE && n->kind != IETF_EL_REFERENCEGROUP) ||
            n->parent->kind != IETF_EL_REFERENCES)
            continue;
        const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
        number++;
        if (anchor)
            ietf_map_set(refnames, anchor,
                         numbered ? ietf_arena_format(a, "%u", number) : anchor);
    }
    for (const ietf_node *n = d->root;
         (n = ietf_node_following_kind(n, d->root, IETF_EL_DISPLAYREFERENCE)) != NULL;) {
        const char *target = ietf_node_get(n, IETF_AT_TARGET);
        const char *to = ietf_node_get(n, IETF_AT_TO);
        if (target && to)
            ietf_map_set(refnames, target, to);
    }
}

const char *
ietf_refname(const ietf_map *refnames, const char *anchor)
{
    return ietf_map_get(refnames, anchor);
}

typedef struct composer {
    const ietf_node *reference;
    const ietf_options *options;
    ietf_diagnostics *diagnostics;
    ietf_arena *arena;
} composer;

static ietf_reference_piece
title_piece(const composer *c, const ietf_node *n)
{
    const char *text = ietf_str_trim(c->arena, ietf_joined_text(n, " ", c->arena));
    const ietf_node *above = n->parent->parent;
    bool quoted = above && ietf_node_is(above, IETF_AT_QUOTETITLE, "true");
    const char *mark = quoted ? "\"" : "";
    return (ietf_reference_piece){
        .open = mark, .text = ietf_clean_text(text, c->arena), .close = mark};
}

static ietf_reference_piece
content_piece(const composer *c, const ietf_node *n)
{
    return (ietf_reference_piece){.text = NULL};
}

static ietf_reference_piece
stream_piece(const composer *c, const ietf_node *n)
{
    return (ietf_reference_piece){.text = ietf_node_text(n)};
}

static ietf_reference_piece
series_piece(const composer *c, const ietf_node *n)
{
    const char *name = ietf_node_get(n, IETF_AT_NAME);
    const char *value = ietf_node_get(n, IETF_AT_VALUE);
    const char *separator = ietf_str_eq(name, "Internet-Draft") ? ", " : IETF_NBSP_UTF8;
    return (ietf_reference_piece){
        .lead = ietf_arena_join(c->arena, name ? name : "", separator, NULL),
        .text = value ? value : "",
    };
}

static ietf_reference_piece
date_piece(const composer *c, const ietf_node *n)
{
    return (ietf_reference_piece){
        .text = ietf_date_text(n, c->options->date, c->options->legacy_date_format,
                               c->diagnostics, c->arena),
    };
}

/* The parts in their order, whatever the order in the document. */
static const struct {
    uint16_t kind;
    uint8_t part;
    ietf_reference_piece (*compose)(const composer *c, const ietf_node *n);
} parts[] = {
    {IETF_EL_TITLE, IETF_REFERENCE_TITLE, title_piece},
    {IETF_EL_REFCONTENT, IETF_REFERENCE_CONTENT, content_piece},
    {IETF_EL_STREAM, IETF_REFERENCE_STREAM, stream_piece},
    {IETF_EL_SERIESINFO, IETF_REFERENCE_SERIES, series_piece},
    {IETF_EL_DATE, IETF_REFERENCE_DATE, date_piece},
};

static size_t
count_below(const ietf_node *top, enum ietf_kind kind)
{
    size_t count = 0;
    for (const ietf_node *n = top; (n = ietf_node_following_kind(n, top, kind)) != NULL;)
        count++;
    return count;
}

/* Nothing is shown for an empty part, not even a comma. */
static void
add_piece(ietf_reference_piece *list, size_t *count, ietf_reference_piece piece)
{
    bool empty = piece.text && !*piece.text && !piece.lead && !(piece.open && *piece.open);
    if (empty)
        return;
    piece.open = piece.open ? piece.open : "";
    piece.lead = piece.lead ? piece.lead : "";
    piece.close = piece.close ? piece.close : "";
    list[(*count)++] = piece;
}

static void
compose_pieces(const composer *c, ietf_reference *out)
{
    size_t most = 1; /* the target */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        most += count_below(c->reference, parts[i].kind);
    ietf_reference_piece *list = IETF_NEW_ARRAY(c->arena, ietf_reference_piece, most);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (const ietf_node *n = c->reference;
             (n = ietf_node_following_kind(n, c->reference, parts[i].kind)) != NULL;) {
            ietf_reference_piece piece = parts[i].compose(c, n);
            piece.part = parts[i].part;
            piece.node = n;
            add_piece(list, &out->piece_count, piece);
        }
    }
    const char *target = ietf_node_get(c->reference, IETF_AT_TARGET);
    if (target && *target)
        add_piece(
            list, &out->piece_count,
            (ietf_reference_piece){
                .part = IETF_REFERENCE_TARGET, .open = "<", .text = target, .close = ">"});
    out->pieces = list;
}

static void
compose_authors(const composer *c, ietf_reference *out)
{
    size_t count = count_below(c->reference, IETF_EL_AUTHOR);
    ietf_reference_author *list = IETF_NEW_ARRAY(c->arena, ietf_reference_author, count);
    size_t i = 0;
    for (const ietf_node *n = c->reference;
         (n = ietf_node_following_kind(n, c->reference, IETF_EL_AUTHOR)) != NULL; i++) {
        bool last = count > 1 && i == count - 1;
        list[i] = (ietf_reference_author){
            .node = n,
            .before = i == 0       ? ""
                      : !last      ? ", "
                      : count == 2 ? " and "
                                   : ", and ",
            .name = last ? ietf_author_reference_last(n, c->arena)
                         : ietf_author_reference_first(n, c->arena),
            .role = ietf_author_role(n, c->arena),
        };
    }
    out->authors = list;
    out->author_count = count;
}

static void
compose_annotations(const composer *c, ietf_reference *out)
{
    size_t count = count_below(c->reference, IETF_EL_ANNOTATION);
    const ietf_node **list = IETF_NEW_ARRAY(c->arena, const ietf_node *, count);
    size_t i = 0;
    for (const ietf_node *n = c->reference;
         (n = ietf_node_following_kind(n, c->reference, IETF_EL_ANNOTATION)) != NULL;)
        list[i++] = n;
    out->annotations = list;
    out->annotation_count = count;
}

ietf_reference
ietf_reference_compose(const ietf_node *reference, const ietf_options *options,
                       ietf_diagnostics *x, ietf_arena *a)
{
    composer c = {reference, options, x, a};
    ietf_reference out = {0};
    compose_authors(&c, &out);
    compose_pieces(&c, &out);
    compose_annotations(&c, &out);
    return out;
}

const char *
ietf_reference_authors(const ietf_reference *r, ietf_arena *a)
{
    ietf_buf out;
    ietf_buf_init(&out, a);
    for (size_t i = 0; i < r->author_count; i++) {
        const ietf_reference_author *author = &r->authors[i];
        ietf_buf_adds(&out, author->before);
        ietf_buf_adds(&out, ietf_name_both(author->name, a));
        if (ietf_node_is(author->node, IETF_AT_ROLE, "editor"))
            ietf_buf_addf(&out, ", %s", author->role);
    }
    return ietf_buf_copy(&out, a);
}

ietf_reference_series
ietf_referencegroup_series(const ietf_node *group, ietf_arena *a)
{
    ietf_reference_series out = {NULL, NULL, NULL};
    for (const ietf_node *n = group;
         !out.series && (n = ietf_node_following_kind(n, group, IETF_EL_SERIESINFO)) != NULL;) {
        const char *name = ietf_node_get(n, IETF_AT_NAME);
        const char *value = ietf_node_get(n, IETF_AT_VALUE);
        const char *title = ietf_subseries_name(name);
        if (!title)
            continue;
        out.series = name;
        out.title = ietf_arena_join(a, title, " ", value ? value : "None", NULL);
        out.intro = ietf_arena_format(
            a, "At the time of writing, this %s comprises the following:", name);
    }
    return out;
}

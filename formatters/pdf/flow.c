/* The flow as a whole: which function builds which element, and the order of the parts. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

const pdf_block_handler pdf_block_handlers[IETF_KIND_COUNT] = {
#define BLOCK(kind, name) [IETF_EL_##kind] = pdf_flow_##name,
#define INLINE(kind, name)
#define IGNORED(kind)
#include "formatters/pdf/flow.def"
#undef BLOCK
#undef INLINE
#undef IGNORED
};

const pdf_inline_handler pdf_inline_handlers[IETF_KIND_COUNT] = {
#define BLOCK(kind, name)
#define INLINE(kind, name) [IETF_EL_##kind] = pdf_flow_##name,
#define IGNORED(kind)
#include "formatters/pdf/flow.def"
#undef BLOCK
#undef INLINE
#undef IGNORED
};

const bool pdf_ignored[IETF_KIND_COUNT] = {
#define BLOCK(kind, name)
#define INLINE(kind, name)
#define IGNORED(kind) [IETF_EL_##kind] = true,
#include "formatters/pdf/flow.def"
#undef BLOCK
#undef INLINE
#undef IGNORED
};

/* Going down */

/* What stands where no handler expects it: as much as can be read. */
void
pdf_flow_misplaced(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    pdf_flow_mixed(x, parent, n, PDF_LOOK_PARAGRAPH);
}

/* Is it a block where it stands? A contact is one in a section. */
static bool
is_block(const ietf_node *n)
{
    return pdf_block_handlers[n->kind] &&
           (!pdf_inline_handlers[n->kind] || n->parent->kind == IETF_EL_SECTION);
}

static void
add_inline(pdf_builder *x, const ietf_node *n)
{
    if (pdf_inline_handlers[n->kind])
        pdf_inline_handlers[n->kind](x, n);
    else if (!pdf_ignored[n->kind])
        pdf_flow_inlines(x, n);
}

void
pdf_flow_inlines(pdf_builder *x, const ietf_node *n)
{
    for (const ietf_node *c = n->first; c; c = c->next)
        if (c->kind == IETF_TEXT)
            pdf_text_add(x, c->text);
        else if (ietf_node_is_element(c))
            add_inline(x, c);
}

void
pdf_flow_children(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    ietf_job_look(x->job);
    for (const ietf_node *c = n->first; c; c = c->next)
        if (!ietf_node_is_element(c))
            continue;
        else if (is_block(c))
            pdf_block_handlers[c->kind](x, parent, c);
        else if (c->kind == IETF_EL_IREF)
            pdf_flow_iref(x, c);
}

/* Does c open a text where none is open? */
static bool
opens_text(const ietf_node *c)
{
    return c->kind == IETF_TEXT ? !pdf_is_blank(c->text)
                                : c->kind != IETF_EL_IREF && !pdf_ignored[c->kind];
}

void
pdf_flow_mixed(pdf_builder *x, pdf_node *parent, const ietf_node *n, enum pdf_look_name look)
{
    for (const ietf_node *c = n->first; c; c = c->next) {
        if (c->kind != IETF_TEXT && !ietf_node_is_element(c))
            continue;
        if (ietf_node_is_element(c) && is_block(c)) {
            pdf_text_close(x);
            pdf_block_handlers[c->kind](x, parent, c);
            continue;
        }
        if (!x->text && opens_text(c))
            pdf_text_open(x, parent, PDF_ROLE_P, look);
        if (c->kind != IETF_TEXT)
            add_inline(x, c);
        else if (x->text)
            pdf_text_add(x, c->text);
    }
    pdf_text_close(x);
}

/* The document */

void
pdf_flow_rfc(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    static const struct {
        uint16_t kind;
        enum pdf_part part;
    } parts[] = {{IETF_EL_FRONT, PDF_PART_FRONT},
                 {IETF_EL_MIDDLE, PDF_PART_MIDDLE},
                 {IETF_EL_BACK, PDF_PART_BACK}};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const ietf_node *child = ietf_node_child(n, (enum ietf_kind)parts[i].kind);

        x->part = parts[i].part;
        if (child)
            pdf_block_handlers[child->kind](x, parent, child);
    }
}

void
pdf_flow_back(pdf_builder *x, pdf_node *parent, const ietf_node *n)
{
    for (const ietf_node *c = ietf_node_first_element(n); c; c = ietf_node_next_element(c)) {
        x->part = PDF_PART_BACK;
        if (is_block(c))
            pdf_block_handlers[c->kind](x, parent, c);
    }
}

void
pdf_outline_add(pdf_builder *x, const char *title, const char *id, int level)
{
    size_t count = x->flow->outline_count;

    if (count == x->outline_capacity) {
        size_t capacity = count ? count * 2 : 64;

        x->outline = ietf_arena_grow(x->arena, x->outline, count * sizeof *x->outline,
                                     capacity * sizeof *x->outline);
        x->outline_capacity = capacity;
        x->flow->outline = x->outline;
    }
    x->outline[count] = (pdf_outline){title, id, level};
    x->flow->outline_count++;
}

/* The build */

static const ietf_node *
last_section(const ietf_node *root)
{
    const ietf_node *middle = ietf_node_child(root, IETF_EL_MIDDLE), *last = NULL;

    for (const ietf_node *c = middle ? ietf_node_child(middle, IETF_EL_SECTION) : NULL; c;
         c = ietf_node_next(c, IETF_EL_SECTION))
        last = c;
    return last;
}

/* The section that a pass made from the iref elements. */
static const ietf_node *
find_index(const ietf_node *root)
{
    const ietf_node *back = ietf_node_child(root, IETF_EL_BACK);
    const ietf_node *section = back ? ietf_node_child(back, IETF_EL_SECTION) : NULL;

    for (; section; section = ietf_node_next(section, IETF_EL_SECTION))
        for (const ietf_node *t = ietf_node_child(section, IETF_EL_T); t;
             t = ietf_node_next(t, IETF_EL_T))
            if (ietf_node_is(t, IETF_AT_ANCHOR, "rfc.index.index"))
                return section;
    return NULL;
}

static void
init(pdf_builder *x, const ietf_render_job *job)
{
    *x = (pdf_builder){
        .job = job,
        .document = job->document,
        .options = job->options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
        .root = job->document->root,
        .flow = IETF_NEW(job->arena, pdf_flow),
        .rfc = ietf_node_has(job->document->root, IETF_AT_NUMBER),
    };
    x->flow->job = job;
    x->last_section = last_section(x->root);
    x->index = find_index(x->root);
    ietf_buf_init(&x->bytes, job->arena);
    ietf_map_init(&x->flow->ids, job->arena);
    ietf_refnames_build(&x->refnames, job->document, job->arena);
    x->xrefs = (ietf_xref_job){
        .document = job->document,
        .refnames = &x->refnames,
        .options = job->options,
        .diagnostics = job->diagnostics,
        .arena = job->arena,
    };
}

static pdf_node *
make_root(pdf_builder *x)
{
    enum { SIZE = 10 };
    pdf_style plain = {
        .family = PDF_FAMILY_SERIF,
        .size = SIZE * PDF_POINT,
        .color = 0x222222,
    };
    pdf_node *root;

    x->styles = IETF_NEW_ARRAY(x->arena, pdf_style, 32);
    x->style_capacity = 32;
    x->styles[0] = plain;
    x->flow->styles = x->styles;
    x->flow->style_count = 1;
    root = pdf_box_new(x, NULL, PDF_BLOCK, PDF_ROLE_DOCUMENT, PDF_LOOK_BODY);
    root->source = x->root;
    return root;
}

/* A link or page number whose target is nowhere: the words stay. */
static void
settle_targets(const pdf_flow *flow, pdf_node *n)
{
    if (n->target && !ietf_map_has(&flow->ids, n->target)) {
        n->role = PDF_ROLE_SPAN;
        n->target = n->title = NULL;
    }
    for (size_t i = 0; n->box == PDF_TEXT && i < n->run_count; i++)
        if (n->runs[i].kind == PDF_RUN_PAGE && !ietf_map_has(&flow->ids, n->runs[i].target))
            n->runs[i].kind = PDF_RUN_TEXT;
}

/* Numbers in document order; inline boxes were made while texts were open. */
static void
number_boxes(pdf_flow *flow)
{
    flow->node_count = 0;
    for (pdf_node *n = flow->root; n; n = pdf_node_following(n, flow->root)) {
        n->number = flow->node_count++;
        settle_targets(flow, n);
    }
}

/* Ids behind the last box go to it. */
static void
place_waiting(pdf_builder *x)
{
    pdf_node *last = x->flow->root;

    while (last->last)
        last = last->last;
    while (last->box == PDF_INLINE)
        last = last->parent;
    for (const pdf_ids *i = x->waiting; i; i = i->next)
        ietf_map_set(&x->flow->ids, i->id, last);
    if (last->ids) {
        pdf_ids *end = last->ids;

        while (end->next)
            end = end->next;
        end->next = x->waiting;
    } else {
        last->ids = x->waiting;
    }
}

pdf_flow *
pdf_flow_build(const ietf_render_job *job)
{
    pdf_builder x;

    init(&x, job);
    x.flow->root = make_root(&x);
    pdf_flow_rfc(&x, x.flow->root, x.root);
    if (x.waiting)
        place_waiting(&x);
    pdf_flow_describe(&x);
    pdf_flow_attach(&x);
    number_boxes(x.flow);
    return x.flow;
}

/* Files inside the file: the XML source, code to be extracted, pictures as the author gave
 * them. */
#include "formatters/pdf/flow_build.h"

#include "libietfdoc/compose/code.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"

typedef struct attacher {
    pdf_builder *x;
    pdf_attachment *list;
    size_t count, capacity;
    ietf_map names;
} attacher;

/* What no file name has becomes "_". */
static const char *
tame(ietf_arena *a, const char *name)
{
    char *out = ietf_arena_strdup(a, name);

    for (char *at = out; *at; at++)
        if (strchr("/\\:", *at) || (unsigned char)*at < ' ')
            *at = '_';
    return out;
}

/* "code.c", then "code-2.c". */
static const char *
distinct(attacher *t, const char *wanted)
{
    ietf_arena *a = t->x->arena;
    const char *name = tame(a, wanted), *first = name, *dot = strrchr(name, '.');
    size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);

    for (unsigned i = 2; !ietf_map_add(&t->names, name, name); i++)
        name = ietf_arena_format(a, "%.*s-%u%s", (int)stem, first, i, first + stem);
    return name;
}

static pdf_attachment *
add(attacher *t, const char *name, const char *data, size_t length)
{
    if (t->count == t->capacity) {
        size_t capacity = t->capacity ? t->capacity * 2 : 8;

        t->list = ietf_arena_grow(t->x->arena, t->list, t->capacity * sizeof *t->list,
                                  capacity * sizeof *t->list);
        t->capacity = capacity;
    }
    t->list[t->count] =
        (pdf_attachment){.name = distinct(t, name), .data = data, .length = length};
    return &t->list[t->count++];
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* The bytes that the document was read from; a document without them is written. */
static void
add_source(attacher *t)
{
    const ietf_document *d = t->x->document;
    const char *name = d->source ? base_name(d->source) : "", *data = d->bytes;
    size_t length = d->byte_count;
    pdf_attachment *file;

    if (!data) {
        ietf_write_style style = {.declaration = true, .around_root = true};
        ietf_buf xml;

        ietf_buf_init(&xml, t->x->arena);
        ietf_write(d, &style, &xml);
        data = xml.data;
        length = xml.length;
    }
    file = add(t, *name && strcmp(name, "-") != 0 ? name : IETF_SOURCE_NAME, data, length);
    file->description = IETF_SOURCE_DESCRIPTION;
    file->media_type = "application/xml";
    file->relationship = "Source";
}

static void
add_code(attacher *t, const pdf_node *box)
{
    const char *name = ietf_node_get(box->source, IETF_AT_NAME);
    const char *text = ietf_node_text(box->source);
    pdf_attachment *file;
    size_t length;

    if (!name || !*name)
        return;
    text += *text == '\n';
    length = strlen(text);
    file = add(t, name, text, length);
    file->media_type = "text/plain";
    file->relationship = "Supplement";
    file->node = box;
}

/* ".svg" for image/svg+xml, ".png" … */
static const char *
suffix_of(ietf_arena *a, const char *media_type)
{
    const char *slash = strchr(media_type, '/');
    const char *kind = slash ? slash + 1 : media_type;

    return ietf_arena_format(a, ".%.*s", (int)strcspn(kind, "+;"), kind);
}

static void
add_picture(attacher *t, const pdf_node *box)
{
    const char *name = ietf_node_get(box->source, IETF_AT_NAME);
    const ietf_node *figure = ietf_node_ancestor(box->source, IETF_EL_FIGURE);
    const char *pn = ietf_node_get(figure ? figure : box->source, IETF_AT_PN);
    pdf_attachment *file;

    if (!name || !*name)
        name = ietf_arena_join(t->x->arena, pn ? pn : "picture",
                               suffix_of(t->x->arena, box->media_type), NULL);
    file = add(t, name, box->data, box->length);
    file->description = box->alt;
    file->media_type = box->media_type;
    file->relationship = "Source";
    file->node = box;
}

void
pdf_flow_attach(pdf_builder *x)
{
    attacher t = {.x = x};
    bool all = x->options->attach_all;

    ietf_map_init(&t.names, x->arena);
    if (all || x->options->attach_xml)
        add_source(&t);
    for (const pdf_node *n = x->flow->root; all && n; n = pdf_node_following(n, x->flow->root))
        if (n->box == PDF_PICTURE)
            add_picture(&t, n);
        else if (n->box == PDF_TEXT && n->source && n->source->kind == IETF_EL_SOURCECODE)
            add_code(&t, n);
    x->flow->attachments = t.list;
    x->flow->attachment_count = t.count;
}

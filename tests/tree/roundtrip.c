/* parse(write(document)) == document: reads files whose names come on standard input, writes
 * each tree as XML, reads that again and compares the trees node by node: as read, with CDATA
 * sections kept, and with includes resolved. What is written from the second tree must be the
 * same bytes. roundtrip [CACHE]: the directory of references that documents include. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "libietfdoc/fetch/fetch.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/parse/parse.h"

struct trip {
    ietf_arena *arena;
    ietf_options options;
    ietf_diagnostics diagnostics;
    ietf_loader loader;
    ietf_parse_job job;
};

static bool
same_string(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static const char *
compare_element(const ietf_node *a, const ietf_node *b)
{
    const ietf_ns *x = a->namespaces, *y = b->namespaces;

    if (!same_string(a->name, b->name) || !same_string(a->uri, b->uri))
        return "names";
    for (; x && y; x = x->next, y = y->next)
        if (!same_string(x->prefix, y->prefix) || !same_string(x->uri, y->uri))
            return "namespaces";
    if (x || y)
        return "numbers of namespaces";
    if (a->attr_count != b->attr_count)
        return "numbers of attributes";
    for (unsigned i = 0; i < a->attr_count; i++)
        if (a->attrs[i].at != b->attrs[i].at ||
            !same_string(a->attrs[i].name, b->attrs[i].name) ||
            !same_string(a->attrs[i].uri, b->attrs[i].uri) ||
            !same_string(a->attrs[i].value, b->attrs[i].value))
            return "attributes";
    return NULL;
}

static bool
same_sections(const ietf_node *a, const ietf_node *b)
{
    return !(a->flags & IETF_NODE_CDATA) ||
           (a->sections->count == b->sections->count &&
            memcmp(a->sections->items, b->sections->items,
                   a->sections->count * sizeof(ietf_cdata)) == 0);
}

/* What differs in two nodes, their children left out; NULL: nothing. */
static const char *
compare(const ietf_node *a, const ietf_node *b)
{
    if (a->kind != b->kind)
        return "kinds";
    if (ietf_node_is_element(a))
        return compare_element(a, b);
    if (a->kind == IETF_DOCUMENT)
        return NULL;
    if (a->length != b->length || memcmp(a->text, b->text, a->length) != 0)
        return "texts";
    if (a->kind == IETF_PI)
        return same_string(a->target, b->target) ? NULL : "targets";
    if ((a->flags ^ b->flags) & IETF_NODE_CDATA || !same_sections(a, b))
        return "CDATA sections";
    return NULL;
}

static unsigned
level(const ietf_node *n)
{
    unsigned count = 0;

    while ((n = n->parent))
        count++;
    return count;
}

/* Walks both trees in step; where they differ, *line is that of the first. */
static const char *
compare_trees(const ietf_document *first, const ietf_document *second, unsigned *line)
{
    const ietf_node *a = first->top, *b = second->top;

    while (a && b) {
        const char *difference = level(a) != level(b) ? "shapes" : compare(a, b);

        *line = a->line;
        if (difference)
            return difference;
        a = ietf_node_following(a, first->top);
        b = ietf_node_following(b, second->top);
    }
    return a || b ? "ends" : NULL;
}

/* The document as XML. A line end follows the root's name: after a blank there, the reader
 * would declare the prefix xi, as the reference does. */
static void
write_document(const ietf_document *d, ietf_buf *out)
{
    const ietf_write_style style = {.declaration = true, .around_root = true};
    char *root;

    ietf_write(d, &style, out);
    root = memmem(out->data, out->length, "<rfc ", 5);
    if (root)
        root[4] = '\n';
}

/* <x></x> is <x/> once it is read again. */
static void
close_empty_elements(const ietf_document *d)
{
    for (ietf_node *n = d->root; n; n = ietf_node_following(n, d->root))
        n->flags &= (uint16_t)~IETF_NODE_OPEN;
}

static const char *
go_and_return(struct trip *t, const ietf_document *d, unsigned *line)
{
    const ietf_document *again;
    const char *difference;
    ietf_buf first, second;

    close_empty_elements(d);
    ietf_buf_init(&first, t->arena);
    ietf_buf_init(&second, t->arena);
    write_document(d, &first);
    again = ietf_parse(&t->job, first.data, first.length);
    if (!again)
        return "not read again";
    difference = compare_trees(d, again, line);
    if (difference)
        return difference;
    write_document(again, &second);
    return first.length == second.length && memcmp(first.data, second.data, first.length) == 0
               ? NULL
               : "bytes";
}

/* What does not come back; NULL: everything does. Documents that cannot be read are left out:
 * *left_out. */
static const char *
travel(struct trip *t, const char *data, size_t length, unsigned *line, bool *left_out)
{
    ietf_document *d = ietf_parse(&t->job, data, length);
    const char *difference;

    *left_out = !d;
    if (!d)
        return NULL;
    difference = go_and_return(t, d, line);
    if (!difference && ietf_include(&t->job, d))
        difference = go_and_return(t, d, line);
    t->job.keep_cdata = true;
    if (!difference && (d = ietf_parse(&t->job, data, length)))
        difference = go_and_return(t, d, line);
    return difference;
}

static const char *
travel_file(const char *path, const char *cache, unsigned *line, bool *left_out)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    struct trip t = {.arena = a};
    char *data = ietf_arena_alloc(a, 1 << 24);
    FILE *in = fopen(path, "rb");
    const char *difference = "file: cannot be opened";

    ietf_options_init(&t.options, a);
    ietf_options_set(&t.options, "no-network", "true");
    ietf_options_set(&t.options, "allow-local-file-access", "true");
    if (cache)
        ietf_options_set(&t.options, "cache", cache);
    ietf_diagnostics_init(&t.diagnostics, a, &t.options);
    ietf_loader_init_local(&t.loader, &t.options, path);
    ietf_fetch_attach(ietf_fetch_new(a, &t.options, &t.diagnostics), &t.loader);
    t.job = (ietf_parse_job){&t.options, &t.diagnostics, &t.loader, path, path, a, false};
    if (in) {
        difference = travel(&t, data, fread(data, 1, 1 << 24, in), line, left_out);
        fclose(in);
    }
    ietf_arena_free(a);
    return difference;
}

int
main(int argc, char **argv)
{
    unsigned passed = 0, failed = 0, unread = 0;
    char path[4096];

    while (fgets(path, sizeof(path), stdin)) {
        bool left_out = false;
        unsigned line = 0;
        const char *difference;

        path[strcspn(path, "\n")] = '\0';
        difference = travel_file(path, argc > 1 ? argv[1] : NULL, &line, &left_out);
        unread += left_out;
        passed += !difference && !left_out;
        failed += difference != NULL;
        if (difference)
            printf("FAILED %s(%u): different %s\n", path, line, difference);
    }
    printf("%u cannot be read\n%u passed, %u failed\n", unread, passed, failed);
    return failed > 0 || passed == 0;
}

/* XInclude (RFC 7998 5.1.1): elements of the XInclude namespace give way to what they name.
 * Included content is searched for further includes in the same walk. */
#include <string.h>

#include "libietfdoc/parse/reader.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

struct including {
    const ietf_parse_job *job;
    ietf_document *document;
    int count;
};

static const char *
attribute(const ietf_node *n, const char *name)
{
    for (unsigned i = 0; i < n->attr_count; i++)
        if (strcmp(n->attrs[i].name, name) == 0)
            return n->attrs[i].value;
    return NULL;
}

/* The base for a relative reference at n: the nearest xml:base, else its file. */
static const char *
base_of(const ietf_document *d, const ietf_node *n)
{
    for (const ietf_node *at = n; at && ietf_node_is_element(at); at = at->parent) {
        const char *base = ietf_node_get(at, IETF_AT_XML_BASE);

        if (base && (*base == '/' || strstr(base, "://")))
            return base;
    }
    return d->files[n->file].base;
}

/* Is n inside content that came from `path`, and how many files deep is it? Every included root
 * remembers its file, so the chain of files is the chain of ancestors. */
static unsigned
include_depth(const ietf_document *d, const ietf_node *n, const char *path, bool *cycle)
{
    unsigned depth = 0;
    uint16_t file = n->file;

    *cycle = strcmp(d->files[n->file].path, path) == 0;
    for (const ietf_node *at = n; at && ietf_node_is_element(at); at = at->parent) {
        if (at->file == file)
            continue;
        file = at->file;
        depth++;
        *cycle = *cycle || strcmp(d->files[file].path, path) == 0;
    }
    return depth;
}

/* A path relative to the directory of `from`, both absolute: what libxml2 puts in xml:base. It
 * takes the path of a cache that is relative to start at the root. */
static const char *
relative_path(ietf_arena *a, const ietf_loaded *file, const char *from)
{
    const char *to = file->path, *result;
    size_t shared = 0;
    ietf_buf b;

    if (strstr(to, "://") || *from != '/' || (*to != '/' && !file->cached))
        return to;
    if (*to != '/') {
        to += ietf_str_starts(to, "./") ? 2 : 0;
        from++;
    }
    for (size_t i = 0; *to == '/' && to[i] && to[i] == from[i]; i++)
        if (to[i] == '/')
            shared = i + 1;
    ietf_buf_init(&b, a);
    for (const char *rest = from + shared; (rest = strchr(rest, '/')); rest++)
        ietf_buf_adds(&b, "../");
    ietf_buf_adds(&b, to + shared);
    result = ietf_buf_copy(&b, a);
    ietf_buf_release(&b);
    return result;
}

static bool
fail(struct including *s, const ietf_node *n, const char *problem)
{
    ietf_report(s->job->diagnostics, IETF_D_INCLUDE_FAILED, n, problem);
    return false;
}

/* Whole files are included, as the reference's documents do; XPointer is refused, not guessed.
 */
static bool
check_request(struct including *s, const ietf_node *n, const char *href)
{
    if (!href || !*href)
        return fail(s, n, "xi:include without href");
    if (attribute(n, "xpointer"))
        return fail(s, n, "xpointer is not supported");
    if (++s->count > s->job->options->max_includes) {
        ietf_report(s->job->diagnostics, IETF_D_TOO_MANY_INCLUDES, n,
                    s->job->options->max_includes);
        return false;
    }
    return true;
}

static bool
check_depth(struct including *s, const ietf_node *n, const ietf_loaded *file)
{
    bool cycle;
    unsigned depth = include_depth(s->document, n, file->path, &cycle);

    if (cycle) {
        ietf_report(s->job->diagnostics, IETF_D_INCLUDE_CYCLE, n, file->path);
        return false;
    }
    if (depth >= (unsigned)s->job->options->max_include_depth) {
        ietf_report(s->job->diagnostics, IETF_D_INCLUDE_TOO_DEEP, n,
                    s->job->options->max_include_depth);
        return false;
    }
    return true;
}

/* libxml2's fix-up: an included root says where it came from, relative to the including file,
 * unless it says so itself or lies beside that file. */
static void
set_base(struct including *s, ietf_node *root, const ietf_node *place, const ietf_loaded *file)
{
    ietf_document *d = s->document;
    const char *own = ietf_node_get(root, IETF_AT_XML_BASE), *base;

    if (own)
        return;
    base = relative_path(s->job->arena, file, d->files[place->file].path);
    if (strchr(base, '/'))
        ietf_node_set(d, root, IETF_AT_XML_BASE, base);
}

static bool
insert_file(struct including *s, ietf_node *n, const ietf_loaded *file)
{
    ietf_node *holder = ietf_parse_whole(s->job, s->document, file, n);

    if (!holder)
        return fail(s, n, ietf_arena_format(s->job->arena, "could not load %s", file->path));
    for (ietf_node *child = holder->first; child; child = child->next)
        if (ietf_node_is_element(child))
            set_base(s, child, n, file);
    while (holder->first) {
        ietf_node *child = holder->first;

        ietf_node_remove(s->document, child);
        ietf_node_insert_before(s->document, n, child);
    }
    return true;
}

static bool
insert_text(struct including *s, ietf_node *n, const ietf_loaded *file)
{
    if (!ietf_utf8_valid(file->data, file->length))
        return fail(s, n, ietf_arena_format(s->job->arena, "%s is not UTF-8", file->path));
    ietf_node_insert_before(s->document, n,
                            ietf_text_new(s->document, file->data, file->length, n));
    return true;
}

/* The content of xi:fallback, when there is one. */
static bool
use_fallback(struct including *s, ietf_node *n)
{
    for (ietf_node *child = n->first; child; child = child->next) {
        if (!ietf_node_is_element(child) || !ietf_str_ends(child->name, "fallback"))
            continue;
        while (child->first) {
            ietf_node *content = child->first;

            ietf_node_remove(s->document, content);
            ietf_node_insert_before(s->document, n, content);
        }
        return true;
    }
    return false;
}

static bool
include_one(struct including *s, ietf_node *n)
{
    const char *href = attribute(n, "href"), *parse = attribute(n, "parse");
    bool text = parse && strcmp(parse, "text") == 0;
    const ietf_loader *loader = s->job->loader;
    const char *problem = "nothing may be included here";
    ietf_loaded file = {0};

    if (!check_request(s, n, href))
        return false;
    if (loader)
        problem = loader->load(loader, href, base_of(s->document, n), IETF_LOAD_INCLUDE,
                               s->job->arena, &file);
    if (problem)
        return use_fallback(s, n) || fail(s, n, problem);
    if (!check_depth(s, n, &file))
        return false;
    return text ? insert_text(s, n, &file) : insert_file(s, n, &file);
}

/* What is going to be asked for, so that it may come side by side. */
static void
announce(struct including *s)
{
    const ietf_document *d = s->document;
    size_t count = 0, limit = (size_t)s->job->options->max_includes;
    ietf_arena *a = s->job->arena;
    ietf_wish *wishes = NULL;
    const char *href;

    for (ietf_node *n = d->root; (n = ietf_node_following_kind(n, d->root, IETF_XI_INCLUDE));)
        count++;
    if (count == 0)
        return;
    wishes = IETF_NEW_ARRAY(a, ietf_wish, count);
    count = 0;
    for (ietf_node *n = d->root; (n = ietf_node_following_kind(n, d->root, IETF_XI_INCLUDE));)
        if ((href = attribute(n, "href")) && *href && count < limit)
            wishes[count++] = (ietf_wish){href, base_of(d, n)};
    ietf_loader_expect(s->job->loader, wishes, count, a);
}

bool
ietf_include(const ietf_parse_job *job, ietf_document *d)
{
    struct including s = {.job = job, .document = d};
    ietf_node *n = d->root;
    bool good = true;

    announce(&s);
    while ((n = ietf_node_following(n, d->root))) {
        ietf_node *before, *parent;

        if (n->kind != IETF_XI_INCLUDE)
            continue;
        /* what was put in its place comes next in the walk */
        before = n->previous;
        parent = n->parent;
        good = include_one(&s, n) && good;
        ietf_node_remove(d, n);
        n = before ? before : parent;
        if (before && ietf_node_is_element(before))
            while (n->last)
                n = n->last;
    }
    return good;
}

/* The reference declares the prefix xi in the root where the document does not name XInclude.
 */
void
ietf_include_declare(ietf_document *d, const char *data, size_t length)
{
    ietf_ns *ns;

    if (memmem(data, length, XINCLUDE_URI, strlen(XINCLUDE_URI)) ||
        !memmem(data, length, "<rfc ", 5))
        return;
    ns = IETF_NEW(d->arena, ietf_ns);
    *ns = (ietf_ns){d->root->namespaces, "xi", XINCLUDE_URI};
    d->root->namespaces = ns;
}

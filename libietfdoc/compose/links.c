/* Links to sections of references: derivedLink (RFC 7998 5.4.9), and joining of URLs. */
#include "libietfdoc/compose/xrefs.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

/* A URL taken apart; no part is NULL, authority and the others are without their marks. */
typedef struct url {
    const char *scheme, *authority, *path, *query, *fragment;
} url;

/* Schemes whose URLs can be relative; "" is that of a relative reference itself. */
static const char *const hierarchical[] = {
    "",      "http", "https",    "ftp",  "file",  "sftp", "gopher",  "nntp", "imap", "wais",
    "shttp", "mms",  "prospero", "rtsp", "rtspu", "svn",  "svn+ssh", "ws",   "wss"};

static bool
is_hierarchical(const char *scheme)
{
    for (size_t i = 0; i < sizeof hierarchical / sizeof *hierarchical; i++) {
        if (strcmp(hierarchical[i], scheme) == 0)
            return true;
    }
    return false;
}

static size_t
scheme_length(const char *text)
{
    size_t length = 0;
    if (!ietf_is_alpha(text[0]))
        return 0;
    while (ietf_is_alpha(text[length]) || ietf_is_digit(text[length]) ||
           (text[length] && strchr("+-.", text[length])))
        length++;
    return text[length] == ':' ? length : 0;
}

static url
split_url(const char *text, ietf_arena *a)
{
    url u = {"", "", "", "", ""};
    size_t length = scheme_length(text);
    if (length > 0) {
        u.scheme = ietf_str_lower(a, ietf_arena_strndup(a, text, length));
        text += length + 1;
    }
    const char *mark = strchr(text, '#');
    if (mark) {
        u.fragment = mark + 1;
        text = ietf_arena_strndup(a, text, (size_t)(mark - text));
    }
    if (ietf_str_starts(text, "//")) {
        text += 2;
        length = strcspn(text, "/?");
        u.authority = ietf_arena_strndup(a, text, length);
        text += length;
    }
    length = strcspn(text, "?");
    u.path = ietf_arena_strndup(a, text, length);
    if (text[length] == '?')
        u.query = text + length + 1;
    return u;
}

static const char *
write_url(const url *u, ietf_arena *a)
{
    bool two = *u->authority ||
               (*u->scheme && is_hierarchical(u->scheme) && !ietf_str_starts(u->path, "//"));
    const char *slash = two && *u->path && *u->path != '/' ? "/" : "";
    return ietf_arena_join(a, u->scheme, *u->scheme ? ":" : "", two ? "//" : "", u->authority,
                           slash, u->path, *u->query ? "?" : "", u->query,
                           *u->fragment ? "#" : "", u->fragment, NULL);
}

/* A path as it grows: `depth` segments with "/" between them. */
typedef struct path {
    ietf_buf text;
    size_t depth;
} path;

static void
push_segment(path *p, const char *segment, size_t length)
{
    if (p->depth++ > 0)
        ietf_buf_addc(&p->text, '/');
    ietf_buf_add(&p->text, segment, length);
}

static void
pop_segment(path *p)
{
    if (p->depth == 0)
        return;
    p->depth--;
    const char *slash = p->depth > 0 ? strrchr(p->text.data, '/') : NULL;
    ietf_buf_truncate(&p->text, slash ? (size_t)(slash - p->text.data) : 0);
}

/* RFC 3986 5.2.4: without "." and ".." segments, and, as Python has it, without empty ones in
 * the middle when the two paths were merged. */
static const char *
resolve_path(const char *text, bool merged, ietf_arena *a)
{
    path out = {.depth = 0};
    ietf_buf_init(&out.text, a);
    for (const char *p = text; p;) {
        size_t length = strcspn(p, "/");
        bool last = p[length] == '\0';
        bool up = length == 2 && strncmp(p, "..", 2) == 0;
        bool dots = up || (length == 1 && *p == '.');
        if (up)
            pop_segment(&out);
        if (!dots && (length > 0 || p == text || last || !merged))
            push_segment(&out, p, length);
        if (dots && last)
            push_segment(&out, "", 0);
        p = last ? NULL : p + length + 1;
    }
    return out.text.length > 0 ? ietf_buf_copy(&out.text, a) : "/";
}

const char *
ietf_url_join(const char *base, const char *relative, ietf_arena *a)
{
    if (!base || !*base)
        return relative;
    if (!*relative)
        return base;
    url b = split_url(base, a);
    url r = split_url(relative, a);
    if (!*r.scheme)
        r.scheme = b.scheme;
    if (strcmp(r.scheme, b.scheme) != 0 || !is_hierarchical(r.scheme))
        return relative;
    if (*r.authority)
        return write_url(&r, a);
    r.authority = b.authority;
    if (!*r.path) {
        r.path = b.path;
        r.query = *r.query ? r.query : b.query;
        return write_url(&r, a);
    }
    bool merged = *r.path != '/';
    if (merged) {
        const char *slash = strrchr(b.path, '/');
        const char *folder =
            slash ? ietf_arena_strndup(a, b.path, (size_t)(slash - b.path) + 1) : "/";
        r.path = ietf_arena_join(a, slash || !*b.path ? folder : "", r.path, NULL);
    }
    r.path = resolve_path(r.path, merged, a);
    return write_url(&r, a);
}

/* The value of the first seriesInfo of that name anywhere in the reference. */
static const char *
series_value(const ietf_node *reference, const char *name)
{
    for (const ietf_node *n = reference;
         (n = ietf_node_following_kind(n, reference, IETF_EL_SERIESINFO)) != NULL;) {
        const char *value = ietf_node_get(n, IETF_AT_VALUE);
        if (ietf_node_is(n, IETF_AT_NAME, name))
            return value ? value : "None";
    }
    return NULL;
}

/* The anchor that RFCs and drafts give to the section. */
static const char *
section_anchor(const ietf_xref_job *job, const ietf_node *xref, const ietf_node *target)
{
    const char *section = ietf_node_get(xref, IETF_AT_SECTION);
    if (section && *section &&
        (series_value(target, "RFC") || series_value(target, "Internet-Draft")))
        return ietf_arena_join(job->arena,
                               ietf_is_digit(section[0]) ? "#section-" : "#appendix-",
                               ietf_str_title(job->arena, section), NULL);
    const char *name = ietf_node_get(xref, IETF_AT_TARGET);
    ietf_report(job->diagnostics, IETF_D_XREF_NO_RELATIVE, xref, ietf_kind_name(xref->kind),
                name ? name : "None");
    return NULL;
}

/* The base is a directory, whether it ends with a slash or not. */
static const char *
below(const char *base, const char *name, ietf_arena *a)
{
    const char *slash = ietf_str_ends(base, "/") ? "" : "/";
    return ietf_url_join(ietf_arena_join(a, base, slash, NULL), name, a);
}

const char *
ietf_xref_link(const ietf_xref_job *job, const ietf_node *xref, const ietf_node *target)
{
    const ietf_options *options = job->options;
    ietf_arena *a = job->arena;
    const char *relative = ietf_node_get(xref, IETF_AT_RELATIVE);
    if (!relative)
        relative = section_anchor(job, xref, target);
    if (!relative || !*relative)
        return NULL;
    const char *link = ietf_node_get(target, IETF_AT_TARGET);
    const char *number = series_value(target, "RFC");
    const char *draft = series_value(target, "Internet-Draft");
    if (number && options->rfc_reference_base_url && *options->rfc_reference_base_url)
        link =
            below(options->rfc_reference_base_url, ietf_arena_join(a, "rfc", number, NULL), a);
    if (draft && options->id_reference_base_url && *options->id_reference_base_url)
        link = below(options->id_reference_base_url, draft, a);
    if (!link) {
        const char *anchor = ietf_node_get(target, IETF_AT_ANCHOR);
        ietf_report(job->diagnostics, IETF_D_XREF_NO_URL, xref, anchor ? anchor : "None");
        return NULL;
    }
    return ietf_url_join(link, relative, a);
}

/* The src of artwork and sourcecode: files through the loader, data: URLs. */
#include "libietfdoc/passes/verbatim.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/uri.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* The length of the scheme of a URL, 0: none. */
static size_t
scheme_length(const char *url)
{
    size_t length = 0;

    if (!ietf_is_alpha((unsigned char)url[0]))
        return 0;
    while (ietf_is_alpha((unsigned char)url[length]) ||
           ietf_is_digit((unsigned char)url[length]) || url[length] == '+' ||
           url[length] == '-' || url[length] == '.')
        length++;
    return url[length] == ':' ? length : 0;
}

static const char *
path_of(ietf_prep *p, const char *text)
{
    if (text[0] == '/' && text[1] == '/') {
        text += 2;
        text += strcspn(text, "/?#");
    }
    return ietf_arena_strndup(p->arena, text, strcspn(text, "?#"));
}

static enum ietf_scheme
scheme_find(const char *name)
{
    static const struct {
        const char *name;
        enum ietf_scheme scheme;
    } rows[] = {
        {"", IETF_SCHEME_FILE},      {"file", IETF_SCHEME_FILE}, {"http", IETF_SCHEME_HTTP},
        {"https", IETF_SCHEME_HTTP}, {"data", IETF_SCHEME_DATA},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (ietf_str_eq(rows[i].name, name))
            return rows[i].scheme;
    return IETF_SCHEME_OTHER;
}

bool
ietf_source_get(ietf_prep *p, const ietf_node *n, ietf_source *out)
{
    const char *src = ietf_node_get(n, IETF_AT_SRC);
    const char *name;
    size_t length;

    out->text = src ? ietf_utf8_strip(p->arena, src) : "";
    if (*out->text == '\0')
        return false;
    length = scheme_length(out->text);
    name = ietf_str_lower(p->arena, ietf_arena_strndup(p->arena, out->text, length));
    out->scheme = scheme_find(name);
    out->path = path_of(p, out->text + (length ? length + 1 : 0));
    if (out->scheme == IETF_SCHEME_OTHER)
        ietf_report(p->diagnostics, IETF_D_PREP_SRC_SCHEME, n, ietf_kind_name(n->kind), name);
    return true;
}

static const char *
decode_data_url(ietf_prep *p, const char *url, ietf_loaded *out)
{
    ietf_data_url data;
    const char *problem = ietf_data_url_decode(url, &data, p->arena);

    if (problem)
        return problem;
    out->data = data.data;
    out->length = data.length;
    out->path = p->parse->path;
    out->media_type = data.media_type;
    return NULL;
}

static const char *
load(ietf_prep *p, const ietf_source *source, ietf_loaded *out)
{
    const ietf_loader *loader = p->parse->loader;

    if (source->scheme == IETF_SCHEME_DATA)
        return decode_data_url(p, source->text, out);
    if (!loader)
        return "there is nothing that loads files";
    return loader->load(loader,
                        source->scheme == IETF_SCHEME_FILE ? source->path : source->text,
                        p->parse->path, IETF_LOAD_ARTWORK, p->arena, out);
}

bool
ietf_source_load(ietf_prep *p, ietf_node *n, const ietf_source *source, ietf_loaded *out)
{
    const char *problem, *absolute;

    *out = (ietf_loaded){"", 0, NULL, NULL};
    if (source->scheme == IETF_SCHEME_OTHER)
        return false;
    problem = load(p, source, out);
    if (problem) {
        ietf_report(p->diagnostics, IETF_D_PREP_SRC, n, problem);
        return false;
    }
    if (source->scheme == IETF_SCHEME_FILE) {
        absolute = ietf_arena_join(p->arena, "file://", out->path, NULL);
        ietf_node_set(p->document, n, IETF_AT_SRC, absolute);
        if (!ietf_str_eq(absolute, source->text))
            ietf_node_set(p->document, n, IETF_AT_ORIGINALSRC, source->text);
    }
    return true;
}

static bool
stays_in_url(int c)
{
    return ietf_is_alpha(c) || ietf_is_digit(c) || (c && strchr("_.-~/", c));
}

const char *
ietf_source_data_url(ietf_prep *p, const ietf_loaded *loaded)
{
    static const char digits[] = "0123456789ABCDEF";
    ietf_buf b;

    ietf_buf_init(&b, p->arena);
    ietf_buf_addf(&b, "data:%s,", loaded->media_type ? loaded->media_type : "text/plain");
    for (size_t i = 0; i < loaded->length; i++) {
        unsigned char c = (unsigned char)loaded->data[i];
        if (stays_in_url(c))
            ietf_buf_addc(&b, (char)c);
        else
            ietf_buf_addf(&b, "%%%c%c", digits[c >> 4], digits[c & 15]);
    }
    return ietf_buf_copy(&b, p->arena);
}

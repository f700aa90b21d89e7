/* The source with its references to datatracker.ietf.org made references to bib.ietf.org, and
 * nothing else changed but what reading changes. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/util/str.h"

#define OLD_HOST   "datatracker.ietf.org"
#define NEW_PREFIX "https://bib.ietf.org/public/rfc/bibxml-ids/"

/* The file's name when the URL is one of the old host; NULL: it is not. */
static const char *
file_on_old_host(const char *url, ietf_arena *a)
{
    const char *host = strstr(url, "//"), *path, *slash;

    if (!host || (host > url && host[-1] != ':'))
        return NULL;
    host += 2;
    path = host + strcspn(host, "/?#");
    if ((size_t)(path - host) != strlen(OLD_HOST) || !ietf_str_starts(host, OLD_HOST))
        return NULL;
    path = ietf_arena_strndup(a, path, strcspn(path, "?#"));
    slash = strrchr(path, '/');
    path = slash ? slash + 1 : path;
    return ietf_arena_strndup(a, path, strcspn(path, ";"));
}

static bool
use_bib(ietf_prep *p)
{
    ietf_node *root = p->document->root;
    const char *version = ietf_node_get(root, IETF_AT_VERSION);

    if (version && !ietf_str_eq(version, "3")) {
        ietf_report(p->diagnostics, IETF_D_PREP_VERSION, root, version);
        return false;
    }
    for (ietf_node *n = root; (n = ietf_node_following_kind(n, root, IETF_XI_INCLUDE));)
        for (unsigned i = 0; i < n->attr_count; i++) {
            ietf_attr *attr = &n->attrs[i];
            const char *file = ietf_str_eq(attr->name, "href")
                                   ? file_on_old_host(attr->value, p->arena)
                                   : NULL;

            if (file)
                attr->value = ietf_arena_join(p->document->arena, NEW_PREFIX, file, NULL);
        }
    return true;
}

static bool
render_as_read(const ietf_render_job *job)
{
    static const ietf_write_style style = {
        .declaration = true, .doctype = true, .around_root = true};

    ietf_write(job->document, &style, job->out);
    return true;
}

const ietf_formatter ietf_formatter_use_bib = {
    .name = "use-bib",
    .suffix = ".bib.xml",
    .media_type = "application/rfc+xml",
    .help = "the source with bib.ietf.org for references to datatracker.ietf.org",
    .input = IETF_INPUT_OWN,
    .keep_cdata = true,
    .rework = use_bib,
    .render = render_as_read,
};

/* References are judged by the parser and the grammar that judge documents. What is kept is the
 * root element as it is written here, without what stands around it. */
#include "libietfdoc/fetch/judge.h"

#include "libietfdoc/model/write.h"
#include "libietfdoc/parse/parse.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/validate/validate.h"

static enum ietf_verdict
judge(ietf_arena *scratch, const char *data, size_t length, const char *url, ietf_arena *a,
      ietf_loaded *out)
{
    ietf_options options;
    ietf_diagnostics silent;
    ietf_parse_job job = {.options = &options,
                          .diagnostics = &silent,
                          .source = "",
                          .path = "",
                          .arena = scratch};
    ietf_document *d;
    ietf_buf b;

    ietf_options_init(&options, scratch);
    ietf_diagnostics_init(&silent, scratch, &options);
    d = ietf_parse(&job, data, length);
    if (!d)
        return IETF_NO_XML;
    if (d->root->kind != IETF_EL_REFERENCE && d->root->kind != IETF_EL_REFERENCEGROUP)
        return IETF_NO_REFERENCE;
    if (ietf_validate(d, IETF_VALIDATE_FRAGMENT, &silent).errors)
        return IETF_BAD_REFERENCE;
    if (url)
        ietf_node_set(d, d->root, IETF_AT_XML_BASE, url);
    ietf_buf_init(&b, a);
    ietf_write_node(d->root, &b);
    url = ietf_node_get(d->root, IETF_AT_XML_BASE);
    *out = (ietf_loaded){b.data, b.length, url ? ietf_arena_strdup(a, url) : NULL, NULL};
    return IETF_GOOD_REFERENCE;
}

enum ietf_verdict
ietf_judge(const char *data, size_t length, const char *url, ietf_arena *a, ietf_loaded *out)
{
    ietf_arena *scratch = ietf_arena_child(a);
    enum ietf_verdict verdict = judge(scratch, data, length, url, a, out);

    ietf_arena_free(scratch);
    return verdict;
}

static bool
starts_nocase(const char *data, size_t length, const char *prefix)
{
    size_t i = 0;

    for (; prefix[i] && i < length; i++)
        if (ietf_to_lower((unsigned char)data[i]) != (unsigned char)prefix[i])
            return false;
    return prefix[i] == '\0';
}

bool
ietf_looks_like_html(const char *data, size_t length, const char *media_type)
{
    if (media_type && (starts_nocase(media_type, strlen(media_type), "text/html") ||
                       starts_nocase(media_type, strlen(media_type), "application/xhtml")))
        return true;
    if (starts_nocase(data, length, "\xEF\xBB\xBF")) {
        data += 3;
        length -= 3;
    }
    while (length > 0 && ietf_is_space((unsigned char)*data)) {
        data++;
        length--;
    }
    return starts_nocase(data, length, "<!doctype html") ||
           starts_nocase(data, length, "<html");
}

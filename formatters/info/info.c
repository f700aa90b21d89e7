/* Where the sections are: a JSON object from their anchors to their numbers, for programs that
 * link to them. */
#include "libietfdoc/api/formatter.h"
#include "libietfdoc/util/map.h"
#include "libietfdoc/util/str.h"

/* A string as JSON has it; text beyond ASCII stays as it is. */
static void
add_string(ietf_buf *out, const char *text)
{
    static const char *const escapes[256] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n", ['\r'] = "\\r",
        ['\t'] = "\\t", ['\b'] = "\\b",  ['\f'] = "\\f",
    };

    ietf_buf_addc(out, '"');
    for (; *text; text++) {
        const char *escape = escapes[(unsigned char)*text];

        if (escape)
            ietf_buf_adds(out, escape);
        else
            ietf_buf_addc(out, *text);
    }
    ietf_buf_addc(out, '"');
}

/* Anchors and numbers of the sections in the middle, in document order. Made-up anchors say
 * nothing to anybody. */
static void
collect(const ietf_render_job *job, ietf_map *numbers)
{
    const ietf_node *middle = ietf_node_child(job->document->root, IETF_EL_MIDDLE);

    ietf_map_init(numbers, job->arena);
    for (const ietf_node *n = middle;
         n && (n = ietf_node_following_kind(n, middle, IETF_EL_SECTION));) {
        const char *anchor = ietf_node_get(n, IETF_AT_ANCHOR);
        const char *number = ietf_node_get(n, IETF_AT_PN);

        if (anchor && *anchor && number && *number && !ietf_str_starts(anchor, "anchor-"))
            ietf_map_set(numbers, anchor, ietf_str_replace(job->arena, number, "section-", ""));
    }
}

static bool
render_info(const ietf_render_job *job)
{
    ietf_map numbers;

    collect(job, &numbers);
    ietf_buf_adds(job->out, "{\n  \"version\": 1,\n  \"sections\": {");
    for (size_t i = 0; i < numbers.count; i++) {
        ietf_buf_adds(job->out, i ? ",\n    " : "\n    ");
        add_string(job->out, numbers.entries[i].key);
        ietf_buf_adds(job->out, ": ");
        add_string(job->out, numbers.entries[i].value);
    }
    ietf_buf_adds(job->out, numbers.count ? "\n  }\n}" : "}\n}");
    return true;
}

const ietf_formatter ietf_formatter_info = {
    .name = "info",
    .suffix = ".json",
    .media_type = "application/json",
    .help = "the numbers of the sections by their anchors, as JSON",
    .input = IETF_INPUT_REFINISHED,
    .render = render_info,
};

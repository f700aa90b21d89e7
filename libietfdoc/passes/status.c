/* Which stream, category and consensus the document has: they decide its Status of This Memo.
 * RFC 7998 leaves the combinations to RFC 7841. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/boilerplate.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

static bool
has(const char *const *list, const char *value)
{
    for (; value && list && *list; list++)
        if (strcmp(*list, value) == 0)
            return true;
    return false;
}

static const char *
join(ietf_prep *p, const char *const *list, const char *separator)
{
    ietf_buf text;

    ietf_buf_init(&text, p->arena);
    for (size_t i = 0; list && list[i]; i++) {
        ietf_buf_adds(&text, i ? separator : "");
        ietf_buf_adds(&text, list[i]);
    }
    return text.data;
}

static const char *
shown(const char *value)
{
    return value ? value : "None";
}

/* The stream's, as it stands or by default. */
static const char *
check_stream(ietf_prep *p)
{
    const ietf_node *root = p->document->root;
    const char *stream = ietf_node_get(root, IETF_AT_SUBMISSIONTYPE);
    const char *standard = ietf_attr_default(IETF_EL_RFC, IETF_AT_SUBMISSIONTYPE);

    if (has(ietf_boilerplate_streams(p->arena), stream))
        return stream;
    ietf_report(p->diagnostics, IETF_D_PREP_STREAM, root,
                join(p, ietf_boilerplate_streams(p->arena), ", "), shown(stream), standard);
    return standard;
}

/* Those streams never say anything of consensus. */
static bool
is_without_consensus(ietf_prep *p, const char *stream)
{
    const ietf_node *root = p->document->root, *front = ietf_node_child(root, IETF_EL_FRONT);
    const char *consensus = ietf_node_get(root, IETF_AT_CONSENSUS);
    bool given = consensus && *consensus;

    if (strcmp(stream, "IRTF") == 0 && !(front && ietf_node_child(front, IETF_EL_WORKGROUP))) {
        if (given) {
            ietf_mend_drop_attr(p, root, IETF_AT_CONSENSUS);
            ietf_report(p->diagnostics, IETF_D_PREP_CONSENSUS_IRTF, root, consensus);
        }
        return true;
    }
    if (strcmp(stream, "independent") == 0 || strcmp(stream, "editorial") == 0) {
        if (given) {
            ietf_mend_drop_attr(p, root, IETF_AT_CONSENSUS);
            ietf_report(p->diagnostics, IETF_D_PREP_CONSENSUS_GIVEN, root, stream, consensus);
        }
        return true;
    }
    return false;
}

/* What is meant where nothing is said: the only permitted value, or the default. */
static const char *
guess_consensus(ietf_prep *p, const char *stream, const char *category,
                const char *const *permitted, const char *standard)
{
    if (permitted && permitted[0] && !permitted[1]) {
        if (strcmp(permitted[0], standard) != 0) {
            ietf_mend_set_attr(p, p->document->root, IETF_AT_CONSENSUS, permitted[0]);
            ietf_report(p->diagnostics, IETF_D_PREP_CONSENSUS_SET, p->document->root,
                        permitted[0], stream, ietf_str_upper(p->arena, category));
        }
        return permitted[0];
    }
    return standard;
}

static void
check_consensus(ietf_prep *p, const char *stream, const char *category)
{
    ietf_node *root = p->document->root;
    const char *const *permitted = ietf_boilerplate_consensus(stream, category, p->arena);
    const char *standard = ietf_attr_default(IETF_EL_RFC, IETF_AT_CONSENSUS);
    const char *consensus = ietf_node_get(root, IETF_AT_CONSENSUS);

    if (is_without_consensus(p, stream))
        consensus = "n/a";
    else if (!consensus)
        consensus = guess_consensus(p, stream, category, permitted, standard);
    if (!has(permitted, consensus)) {
        ietf_report(p->diagnostics, IETF_D_PREP_CONSENSUS_NONE, root);
        p->stop = true;
        return;
    }
    if (strcmp(consensus, "true") == 0 || strcmp(consensus, "false") == 0)
        ietf_node_set(p->document, root, IETF_AT_CONSENSUS, consensus);
}

void
ietf_pass_status(ietf_prep *p)
{
    const ietf_node *root = p->document->root;
    const char *stream = check_stream(p);
    const char *category = ietf_node_get(root, IETF_AT_CATEGORY);
    const char *const *permitted = ietf_boilerplate_categories(stream, p->arena);

    if (!has(permitted, category)) {
        ietf_report(p->diagnostics, IETF_D_PREP_CATEGORY, root, stream, join(p, permitted, ","),
                    shown(category));
        p->stop = true;
        return;
    }
    check_consensus(p, stream, category);
}

/* A document that is none of the IETF's is a draft all the same. */
void
ietf_pass_docname(ietf_prep *p)
{
    const ietf_node *root = p->document->root;
    const char *name = ietf_node_get(root, IETF_AT_DOCNAME);

    if (!ietf_node_is(root, IETF_AT_IPR, ""))
        return;
    if (name && !ietf_str_blank(name, strlen(name))) {
        size_t length = strlen(name);
        if (strchr(name, '.')) {
            ietf_mend_extension(p, name);
            ietf_report(p->diagnostics, IETF_D_PREP_DOCNAME_EXTENSION, root);
        }
        if (length < 3 || name[length - 3] != '-' || !ietf_is_digit(name[length - 2]) ||
            !ietf_is_digit(name[length - 1]))
            ietf_report(p->diagnostics, IETF_D_PREP_DOCNAME_REVISION, root);
    } else if (!p->rfc) {
        ietf_mend_docname(p);
        ietf_report(p->diagnostics, IETF_D_PREP_DOCNAME_MISSING, root);
    }
}

/* Texts that hold a word or a name, and anchors: what the author wrote for the eye is taken
 * out, what cannot be meant is said. */
#include "libietfdoc/passes/pass.h"

#include "libietfdoc/compose/unicode.h"
#include "libietfdoc/model/write.h"
#include "libietfdoc/passes/mend.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

/* Elements whose line breaks and indentation mean nothing. city is not among them in the
 * reference either. */
static const bool is_item[IETF_KIND_COUNT] = {
    [IETF_EL_AREA] = true,         [IETF_EL_BCP14] = true,       [IETF_EL_CITYAREA] = true,
    [IETF_EL_CODE] = true,         [IETF_EL_COUNTRY] = true,     [IETF_EL_DATE] = true,
    [IETF_EL_EMAIL] = true,        [IETF_EL_EXTADDR] = true,     [IETF_EL_KEYWORD] = true,
    [IETF_EL_ORGANIZATION] = true, [IETF_EL_PHONE] = true,       [IETF_EL_POBOX] = true,
    [IETF_EL_POSTALLINE] = true,   [IETF_EL_SORTINGCODE] = true, [IETF_EL_STREET] = true,
    [IETF_EL_URI] = true,          [IETF_EL_WORKGROUP] = true,   [IETF_EL_REGION] = true,
    [IETF_EL_TITLE] = true,
};

/* Where text beyond ASCII needs no second look. */
static const bool takes_unicode[IETF_KIND_COUNT] = {
    [IETF_EL_ARTWORK] = true,     [IETF_EL_CITY] = true,
    [IETF_EL_CITYAREA] = true,    [IETF_EL_CODE] = true,
    [IETF_EL_COUNTRY] = true,     [IETF_EL_EMAIL] = true,
    [IETF_EL_EXTADDR] = true,     [IETF_EL_ORGANIZATION] = true,
    [IETF_EL_POBOX] = true,       [IETF_EL_POSTALLINE] = true,
    [IETF_EL_REFCONTENT] = true,  [IETF_EL_REGION] = true,
    [IETF_EL_SORTINGCODE] = true, [IETF_EL_SOURCECODE] = true,
    [IETF_EL_STREET] = true,      [IETF_EL_TITLE] = true,
    [IETF_EL_U] = true,
};

/* Blanks and line breaks become one space, or two behind a full stop that has at least two. */
static const char *
tidy(ietf_prep *p, const char *text)
{
    ietf_buf out;

    ietf_buf_init(&out, p->arena);
    for (const char *c = text; *c;) {
        if (!ietf_is_space((unsigned char)*c)) {
            ietf_buf_addc(&out, *c++);
            continue;
        }
        bool full_stop = c > text && c[-1] == '.';
        bool several = ietf_is_space((unsigned char)c[1]);
        while (ietf_is_space((unsigned char)*c))
            c++;
        ietf_buf_adds(&out, full_stop && several ? "  " : " ");
    }
    return ietf_utf8_strip(p->arena, out.data);
}

void
ietf_pass_items(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        if (!is_item[n->kind])
            continue;
        const char *text = ietf_node_text(n);
        const char *better = *text ? tidy(p, text) : text;
        if (strcmp(text, better) == 0)
            continue;
        ietf_node_set_text(p->document, n, better);
        if (!*better)
            n->flags |= IETF_NODE_OPEN;
    }
}

/* The text as the reference shows it, so that it stays on one line: as Python writes bytes,
 * with a question mark for each character beyond ASCII. */
static const char *
shown(const char *text, ietf_arena *a)
{
    char quote = strchr(text, '\'') && !strchr(text, '"') ? '"' : '\'';
    ietf_buf out;

    ietf_buf_init(&out, a);
    ietf_buf_addf(&out, "b%c", quote);
    for (const unsigned char *at = (const unsigned char *)text; *at; at++)
        if (*at >= 0xC0)
            ietf_buf_addc(&out, '?');
        else if (*at == quote || *at == '\\')
            ietf_buf_addf(&out, "\\%c", *at);
        else if (*at == '\n' || *at == '\t' || *at == '\r')
            ietf_buf_adds(&out, *at == '\n' ? "\\n" : *at == '\t' ? "\\t" : "\\r");
        else if (*at == 0x7F)
            ietf_buf_adds(&out, "\\x7f");
        else if (*at < 0x80)
            ietf_buf_addc(&out, (char)*at);
    ietf_buf_addc(&out, quote);
    return out.data;
}

void
ietf_pass_bare_unicode(ietf_prep *p)
{
    ietf_node *root = p->document->root;

    if (!p->options->warn_bare_unicode)
        return;
    for (ietf_node *n = root; n; n = ietf_node_following(n, root)) {
        if (!ietf_node_is_element(n) || takes_unicode[n->kind] ||
            (ietf_kind_traits(n->kind) & IETF_TRAIT_SVG))
            continue;
        const char *text = ietf_node_text(n);
        if (ietf_text_is_ascii(text))
            continue;
        ietf_mend_unicode(p, n);
        ietf_report(p->diagnostics, IETF_D_PREP_BARE_UNICODE, n, n->name,
                    shown(text, p->arena));
    }
}

/* RFC 2119 and RFC 8174. */
static bool
is_key_word(const char *text)
{
    static const char *const words[] = {
        "MUST",       "MUST NOT",    "REQUIRED",        "SHALL", "SHALL NOT", "SHOULD",
        "SHOULD NOT", "RECOMMENDED", "NOT RECOMMENDED", "MAY",   "OPTIONAL",
    };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

/* White space of any kind, NBSP too, is one space. */
static const char *
fold_space(ietf_prep *p, const char *text)
{
    const char *end = text + strlen(text);
    ietf_buf out;
    bool space = false;

    ietf_buf_init(&out, p->arena);
    while (text < end) {
        uint32_t c = ietf_utf8_next(&text, end);
        if (ietf_unicode_is_space(c) || c == IETF_NBSP) {
            space = true;
            continue;
        }
        if (space && out.length)
            ietf_buf_addc(&out, ' ');
        space = false;
        ietf_buf_add_utf8(&out, c);
    }
    return out.data;
}

void
ietf_pass_key_words(ietf_prep *p, ietf_node *n)
{
    const char *text = ietf_node_text(n);
    ietf_buf source;

    if (!*text && !(n->flags & IETF_NODE_OPEN)) {
        ietf_report(p->diagnostics, IETF_D_PREP_KEY_WORD_EMPTY, n);
        p->stop = true;
    } else if (!is_key_word(fold_space(p, text))) {
        const char *upper =
            ietf_str_upper(p->arena, ietf_str_trim(p->arena, fold_space(p, text)));

        if (is_key_word(upper))
            ietf_fix_set_text(
                ietf_fix_certain(p->diagnostics, "Write the key word in capitals"), n, upper);
        ietf_buf_init(&source, p->arena);
        ietf_write_node(n, &source);
        ietf_report(p->diagnostics, IETF_D_PREP_KEY_WORD, n, source.data);
    }
}

/* These begin the names that the prep tool itself gives: 7998 5.1.5. */
void
ietf_pass_anchors(ietf_prep *p)
{
    static const char *const reserved[] = {"section-", "figure-", "iref-", "table-", "u-"};
    ietf_node *root = p->document->root;

    if (p->prepped)
        return;
    for (ietf_node *n = root; (n = ietf_node_following(n, root));) {
        const char *anchor = ietf_node_is_element(n) ? ietf_node_get(n, IETF_AT_ANCHOR) : NULL;
        for (size_t i = 0; anchor && i < sizeof reserved / sizeof reserved[0]; i++)
            if (ietf_str_starts(anchor, reserved[i]))
                ietf_report(p->diagnostics, IETF_D_PREP_RESERVED_ANCHOR, n, anchor);
    }
}

/* What would mend a document that is not well-formed, where that can be told: fixes of the next
 * message. The parser ends at the first mistake of such a kind, so that a fix takes all of
 * them.
 */
#include "libietfdoc/parse/reader.h"

#include <libxml/xmlerror.h>
#include <string.h>

#include "libietfdoc/model/fix.h"
#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"
#include "libietfdoc/util/utf8.h"

static bool
is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

/* Every "&" that begins nothing. */
static void
mend_ampersands(ietf_diagnostics *x)
{
    ietf_fix *fix = ietf_fix_certain(x, "Write &amp; for &");
    const ietf_markup *m = &fix->markup;

    for (size_t at = 0; !fix->is_void && (at = ietf_markup_next(m, at)) < m->length; at++)
        if (m->bytes[at] == '&' && at + 1 < m->length && m->bytes[at + 1] != '#' &&
            !is_name_start(m->bytes[at + 1]))
            ietf_fix_replace(fix, at, at + 1, "&amp;");
}

/* A reference without ";" ends at `end`. In front of "=" it is part of an address. */
static void
mend_reference(ietf_diagnostics *x, const ietf_cursor *cursor, size_t end)
{
    bool sure = end < cursor->length && cursor->text[end] == '=';
    const char *sign = memrchr(cursor->text, '&', end);
    ietf_fix *fix = sure ? ietf_fix_certain(x, "Write &amp; for &")
                         : ietf_fix_possible(x, "Write &amp; for &");

    if (sign)
        ietf_fix_replace(fix, (size_t)(sign - cursor->text), (size_t)(sign - cursor->text) + 1,
                         "&amp;");
}

/* A prefix whose namespace everybody knows, declared in <rfc>. */
static void
mend_prefix(ietf_diagnostics *x, const char *prefix)
{
    static const struct {
        const char *prefix, *uri;
    } known[] = {{"svg", "http://www.w3.org/2000/svg"},
                 {"xlink", "http://www.w3.org/1999/xlink"}};
    ietf_fix *fix;
    const char *root;
    ietf_tag tag;

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (!ietf_str_eq(prefix, known[i].prefix))
            continue;
        fix = ietf_fix_certain(x, "Declare the prefix %s", prefix);
        root = fix->is_void ? NULL : memmem(fix->markup.bytes, fix->markup.length, "<rfc", 4);
        if (root && ietf_tag_read(&fix->markup, (size_t)(root - fix->markup.bytes), &tag))
            ietf_fix_replace(
                fix, tag.attrs_end, tag.attrs_end,
                ietf_arena_join(x->arena, " xmlns:", prefix, "=\"", known[i].uri, "\"", NULL));
    }
}

static bool
is_same(const ietf_markup *m, const ietf_tag_attr *one, const ietf_tag_attr *other, bool values)
{
    size_t a = values ? one->value : one->name, b = values ? other->value : other->name;
    size_t length = (values ? one->value_end : one->name_end) - a;

    return length == (values ? other->value_end : other->name_end) - b &&
           memcmp(m->bytes + a, m->bytes + b, length) == 0;
}

/* The second attribute of a name in the tag before `end`; certain when it says the same. */
static void
mend_twice(ietf_diagnostics *x, const ietf_cursor *cursor, size_t end)
{
    ietf_fix *fix = ietf_fix_possible(x, "Take the second of two attributes away");
    const char *sign = memrchr(cursor->text, '<', end);
    ietf_tag_attr first, second;
    ietf_tag tag;

    if (fix->is_void || !sign ||
        !ietf_tag_read(&fix->markup, (size_t)(sign - cursor->text), &tag))
        return;
    for (first = (ietf_tag_attr){0}; ietf_tag_next(&fix->markup, &tag, &first);)
        for (second = first; ietf_tag_next(&fix->markup, &tag, &second);)
            if (is_same(&fix->markup, &first, &second, false)) {
                fix->certain = is_same(&fix->markup, &first, &second, true);
                ietf_fix_replace(fix, second.start, second.value_end + 1, "");
                return;
            }
}

static void
mend_entity(const ietf_reader *r, const char *name)
{
    const char *text = ietf_standard_entity(name), *end;
    ietf_diagnostics *x = r->job->diagnostics;
    size_t length = strlen(name);
    ietf_buf numbers;
    ietf_fix *fix;

    if (!text || r->cursor.file != 0)
        return;
    ietf_buf_init(&numbers, x->arena);
    for (end = text + strlen(text); text < end;)
        ietf_buf_addf(&numbers, "&#%u;", (unsigned)ietf_utf8_next(&text, end));
    fix = ietf_fix_certain(x, "Write the character as %s", numbers.data);
    for (size_t at = 0; !fix->is_void; at++) {
        at = ietf_markup_next(&fix->markup, at);
        if (at + length + 1 >= fix->markup.length)
            return;
        if (fix->markup.bytes[at] == '&' &&
            memcmp(fix->markup.bytes + at + 1, name, length) == 0 &&
            fix->markup.bytes[at + 1 + length] == ';')
            ietf_fix_replace(fix, at, at + length + 2, numbers.data);
    }
}

void
ietf_reader_mend(const ietf_reader *r, xmlParserCtxtPtr context, const xmlError *error)
{
    const xmlParserInput *input = context->input;
    ietf_diagnostics *x = r->job->diagnostics;
    size_t offset;

    if (context != r->main || context->inputNr != 1 || r->cursor.file != 0)
        return;
    offset = input->consumed + (size_t)(input->cur - input->base);
    if (offset > r->cursor.length)
        return;
    switch (error->code) {
    case XML_ERR_NAME_REQUIRED:
        if (error->message && strstr(error->message, "EntityRef"))
            mend_ampersands(x);
        break;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        mend_reference(x, &r->cursor, offset);
        break;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
        if (error->str1)
            mend_prefix(x, error->str1);
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        mend_twice(x, &r->cursor, offset);
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        if (error->str1)
            mend_entity(r, error->str1);
        break;
    default:
        break;
    }
}

/* Where bib.ietf.org has the usual references. */
static const struct {
    const char *prefix, *folder;
} folders[] = {{"reference.RFC.", "bibxml/"}, {"reference.I-D.", "bibxml3/"}};

void
ietf_reader_mend_include(ietf_diagnostics *x, const ietf_node *n, const char *request)
{
    const char *suffix = ietf_str_ends(request, ".xml") ? "" : ".xml", *end;
    ietf_fix *fix;
    size_t start;

    for (size_t i = 0; n->file == 0 && i < sizeof folders / sizeof folders[0]; i++) {
        if (!ietf_str_starts(request, folders[i].prefix))
            continue;
        fix = ietf_fix_possible(x, "Use xi:include");
        if (fix->is_void)
            return;
        start = ietf_markup_offset(&fix->markup, n->line, n->column);
        end = memmem(fix->markup.bytes + start, fix->markup.length - start, "?>", 2);
        if (end && memcmp(fix->markup.bytes + start, "<?", 2) == 0)
            ietf_fix_replace(
                fix, start, (size_t)(end - fix->markup.bytes) + 2,
                ietf_arena_join(x->arena, "<xi:include href=\"https://bib.ietf.org/public/rfc/",
                                folders[i].folder, request, suffix, "\"/>", NULL));
    }
}

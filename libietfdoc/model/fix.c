/* The usual edits, made of what the markup says. */
#include "libietfdoc/model/fix.h"

#include <string.h>

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/str.h"

/* Of one fix; what is left is mended after it. */
enum { MOST_EDITS = 10000 };

/* A byte order mark does not count. */
bool
ietf_fix_markup(ietf_diagnostics *x, ietf_markup *m)
{
    static const char mark[] = "\xEF\xBB\xBF";
    const ietf_document *d = x->document;
    size_t skipped;

    if (!d || !d->bytes || d->recoded)
        return false;
    if (x->bytes != d->bytes)
        x->line = (ietf_line_start){0, 0};
    x->bytes = d->bytes;
    skipped = d->byte_count >= 3 && memcmp(d->bytes, mark, 3) == 0 ? 3 : 0;
    *m = (ietf_markup){d->bytes + skipped, d->byte_count - skipped, &x->line};
    return true;
}

static ietf_fix *
begin(ietf_diagnostics *x, bool certain, const char *format, va_list arguments)
{
    ietf_fix *f = IETF_NEW(x->arena, ietf_fix);

    *f = (ietf_fix){.certain = certain, .arena = x->arena};
    f->text = ietf_arena_vformat(x->arena, format, arguments);
    ietf_list_init(&f->edits, x->arena);
    f->is_void = !ietf_fix_markup(x, &f->markup);
    if (!f->is_void)
        f->skipped = (size_t)(f->markup.bytes - x->document->bytes);
    x->fix = f;
    return f;
}

ietf_fix *
ietf_fix_certain(ietf_diagnostics *x, const char *format, ...)
{
    va_list arguments;
    ietf_fix *f;

    va_start(arguments, format);
    f = begin(x, true, format, arguments);
    va_end(arguments);
    return f;
}

ietf_fix *
ietf_fix_possible(ietf_diagnostics *x, const char *format, ...)
{
    va_list arguments;
    ietf_fix *f;

    va_start(arguments, format);
    f = begin(x, false, format, arguments);
    va_end(arguments);
    return f;
}

bool
ietf_fix_tag(ietf_fix *f, const ietf_node *n, ietf_tag *tag)
{
    size_t length, start;

    if (f->is_void || n->file != 0 || n->flags & IETF_NODE_GENERATED) {
        f->is_void = true;
        return false;
    }
    length = strlen(n->name);
    start = ietf_markup_offset(&f->markup, n->line, n->column);
    f->is_void = !ietf_tag_read(&f->markup, start, tag) ||
                 tag->name_end - start - 1 != length ||
                 memcmp(f->markup.bytes + start + 1, n->name, length) != 0;
    return !f->is_void;
}

void
ietf_fix_replace(ietf_fix *f, size_t start, size_t end, const char *text)
{
    ietf_edit *e;
    size_t i;

    if (f->is_void || f->edits.count >= MOST_EDITS)
        return;
    e = IETF_NEW(f->arena, ietf_edit);
    *e = (ietf_edit){.offset = f->skipped + start, .length = end - start};
    e->text = ietf_arena_strdup(f->arena, text);
    ietf_markup_place(&f->markup, start, &e->line, &e->column);
    ietf_markup_place(&f->markup, end, &e->end_line, &e->end_column);
    ietf_list_add(&f->edits, e);
    for (i = f->edits.count - 1; i > 0; i--) {
        ietf_edit *before = f->edits.items[i - 1];

        if (before->offset <= e->offset)
            break;
        f->edits.items[i] = before;
        f->edits.items[i - 1] = e;
    }
}

/* A value as it stands between quotes of either kind. */
static const char *
escape(ietf_fix *f, const char *value)
{
    ietf_buf out;

    ietf_buf_init(&out, f->arena);
    for (; *value; value++)
        switch (*value) {
        case '&':
            ietf_buf_adds(&out, "&amp;");
            break;
        case '<':
            ietf_buf_adds(&out, "&lt;");
            break;
        case '"':
            ietf_buf_adds(&out, "&quot;");
            break;
        case '\'':
            ietf_buf_adds(&out, "&apos;");
            break;
        default:
            ietf_buf_addc(&out, *value);
        }
    return out.data;
}

/* The attribute, which the fix is void without. */
static bool
find(ietf_fix *f, const ietf_node *n, const char *name, ietf_tag_attr *a)
{
    ietf_tag tag;

    f->is_void = !ietf_fix_tag(f, n, &tag) || !ietf_tag_find(&f->markup, &tag, name, a);
    return !f->is_void;
}

void
ietf_fix_drop_attr(ietf_fix *f, const ietf_node *n, const char *name)
{
    ietf_tag_attr a;

    if (find(f, n, name, &a))
        ietf_fix_replace(f, a.start, a.value_end + 1, "");
}

void
ietf_fix_rename_attr(ietf_fix *f, const ietf_node *n, const char *name, const char *now)
{
    ietf_tag tag;
    ietf_tag_attr a, other;

    if (!ietf_fix_tag(f, n, &tag) || ietf_tag_find(&f->markup, &tag, now, &other))
        f->is_void = true;
    else if (find(f, n, name, &a))
        ietf_fix_replace(f, a.name, a.name_end, now);
}

void
ietf_fix_set_attr(ietf_fix *f, const ietf_node *n, const char *name, const char *value)
{
    ietf_tag tag;
    ietf_tag_attr a;

    if (!ietf_fix_tag(f, n, &tag))
        return;
    if (ietf_tag_find(&f->markup, &tag, name, &a))
        ietf_fix_replace(f, a.value, a.value_end, escape(f, value));
    else
        ietf_fix_replace(
            f, tag.attrs_end, tag.attrs_end,
            ietf_arena_join(f->arena, " ", name, "=\"", escape(f, value), "\"", NULL));
}

void
ietf_fix_strip_attr(ietf_fix *f, const ietf_node *n, const char *name)
{
    const char *bytes = f->markup.bytes;
    size_t start, end;
    ietf_tag_attr a;

    if (!find(f, n, name, &a))
        return;
    for (start = a.value; start < a.value_end && ietf_is_space((unsigned char)bytes[start]);)
        start++;
    for (end = a.value_end; end > start && ietf_is_space((unsigned char)bytes[end - 1]);)
        end--;
    /* white space may also be written as a reference, or be of another kind */
    f->is_void = start == a.value && end == a.value_end;
    if (start > a.value)
        ietf_fix_replace(f, a.value, start, "");
    if (end < a.value_end)
        ietf_fix_replace(f, end, a.value_end, "");
}

void
ietf_fix_rename(ietf_fix *f, const ietf_node *n, const char *now)
{
    size_t close;
    ietf_tag tag;

    if (!ietf_fix_tag(f, n, &tag))
        return;
    close = ietf_tag_close(&f->markup, &tag);
    ietf_fix_replace(f, tag.start + 1, tag.name_end, now);
    if (tag.empty)
        return;
    if (close == f->markup.length)
        f->is_void = true;
    else
        ietf_fix_replace(f, close + 2, close + 2 + (tag.name_end - tag.start - 1), now);
}

void
ietf_fix_drop(ietf_fix *f, const ietf_node *n)
{
    const char *bytes = f->markup.bytes, *end;
    size_t start, stop, before;
    ietf_tag tag;

    if (!ietf_fix_tag(f, n, &tag))
        return;
    stop = tag.end;
    if (!tag.empty) {
        size_t close = ietf_tag_close(&f->markup, &tag);

        end = memchr(bytes + close, '>', f->markup.length - close);
        f->is_void = !end;
        stop = end ? (size_t)(end - bytes) + 1 : 0;
    }
    start = before = tag.start;
    while (before > 0 && (bytes[before - 1] == ' ' || bytes[before - 1] == '\t'))
        before--;
    if (before > 0 && bytes[before - 1] == '\n' && stop < f->markup.length &&
        bytes[stop] == '\n') {
        start = before;
        stop++;
    }
    ietf_fix_replace(f, start, stop, "");
}

void
ietf_fix_set_text(ietf_fix *f, const ietf_node *n, const char *text)
{
    size_t close;
    ietf_tag tag;

    if (!ietf_fix_tag(f, n, &tag))
        return;
    close = ietf_tag_close(&f->markup, &tag);
    f->is_void = tag.empty || close == f->markup.length;
    ietf_fix_replace(f, tag.end, close, escape(f, text));
}

/* Which formatters there are: the rows that the build lists, then those of the context. */
#include "libietfdoc/api/context.h"

#include "libietfdoc/api/struct.h"
#include "libietfdoc/util/str.h"

const ietf_formatter *
ietf_formatter_find(const char *name)
{
    for (size_t i = 0; ietf_formatters[i]; i++)
        if (ietf_str_eq(ietf_formatters[i]->name, name))
            return ietf_formatters[i];
    return NULL;
}

static size_t
row_count(void)
{
    size_t count = 0;

    while (ietf_formatters[count])
        count++;
    return count;
}

static const ietf_formatter *
formatter_at(const ietfdoc_context *c, size_t index)
{
    size_t count = row_count();

    if (index < count)
        return ietf_formatters[index];
    index -= count;
    return index < c->customs.count ? &((ietf_custom *)c->customs.items[index])->row : NULL;
}

const ietf_formatter *
ietf_context_formatter(const ietfdoc_context *c, const char *name)
{
    const ietf_formatter *formatter;

    for (size_t i = 0; (formatter = formatter_at(c, i)); i++)
        if (ietf_str_eq(formatter->name, name))
            return formatter;
    return NULL;
}

size_t
ietfdoc_format_count(const ietfdoc_context *context)
{
    return row_count() + context->customs.count;
}

/* A row that the options change, being described. */
struct describing {
    ietfdoc_context *context;
    ietf_formatter row;
};

static ietfdoc_status
adapt(void *job)
{
    struct describing *d = job;

    d->row.adapt(&d->row, &d->context->options, d->context->arena);
    return IETFDOC_OK;
}

ietfdoc_status
ietfdoc_format_describe(ietfdoc_format *format, const ietfdoc_context *context, size_t index)
{
    const ietf_formatter *formatter = context ? formatter_at(context, index) : NULL;
    struct describing d = {.context = (ietfdoc_context *)context};
    ietfdoc_status status = IETFDOC_OK;
    ietfdoc_format own;

    if (!format || !formatter)
        return IETFDOC_E_ARGUMENT;
    d.row = *formatter;
    if (d.row.adapt)
        status = ietf_context_call(d.context, NULL, NULL, adapt, &d);
    if (status != IETFDOC_OK)
        return status;
    own = (ietfdoc_format){.name = d.row.name,
                           .suffix = d.row.suffix,
                           .media_type = d.row.media_type,
                           .help = d.row.help};
    return ietf_struct_give(format, IETF_STRUCT_LEAST(ietfdoc_format, help), &own, sizeof(own))
               ? IETFDOC_OK
               : IETFDOC_E_ARGUMENT;
}

struct asking { /* for what a format needs */
    ietfdoc_context *context;
    const ietf_formatter *formatter;
    const char *text;
};

static ietfdoc_status
ask(void *job)
{
    struct asking *q = job;

    q->text = q->formatter->requirements(&q->context->options, q->context->arena);
    return IETFDOC_OK;
}

ietfdoc_status
ietfdoc_format_requirements(const char **text, ietfdoc_context *context, const char *format)
{
    struct asking q = {.context = context, .text = ""};
    ietfdoc_status status = IETFDOC_OK;

    if (text)
        *text = NULL;
    if (context && format)
        q.formatter = ietf_context_formatter(context, format);
    if (!text || !q.formatter)
        return IETFDOC_E_ARGUMENT;
    if (q.formatter->requirements)
        status = ietf_context_call(context, NULL, NULL, ask, &q);
    if (status == IETFDOC_OK)
        *text = q.text;
    return status;
}

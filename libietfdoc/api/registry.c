/* Which formatters there are: the rows that the build lists, then those of the context. */
#include "libietfdoc/api/context.h"

#include "libietfdoc/util/str.h"

#define FORMATTER(name) extern const ietf_formatter ietf_formatter_##name;
#include "formatters/formatters.def"
#undef FORMATTER

const ietf_formatter *const ietf_formatters[] = {
#define FORMATTER(name) &ietf_formatter_##name,
#include "formatters/formatters.def"
#undef FORMATTER
    NULL,
};

static const size_t row_count = sizeof(ietf_formatters) / sizeof(ietf_formatters[0]) - 1;

const ietf_formatter *
ietf_formatter_find(const char *name)
{
    for (size_t i = 0; i < row_count; i++)
        if (ietf_str_eq(ietf_formatters[i]->name, name))
            return ietf_formatters[i];
    return NULL;
}

static const ietf_formatter *
formatter_at(const ietfdoc_context *c, size_t index)
{
    if (index < row_count)
        return ietf_formatters[index];
    index -= row_count;
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
    return row_count + context->customs.count;
}

ietfdoc_status
ietfdoc_format_describe(ietfdoc_format *format, const ietfdoc_context *context, size_t index)
{
    const ietf_formatter *formatter = context ? formatter_at(context, index) : NULL;

    if (!format || format->struct_size < sizeof(*format) || !formatter)
        return IETFDOC_E_ARGUMENT;
    format->name = formatter->name;
    format->suffix = formatter->suffix;
    format->media_type = formatter->media_type;
    format->help = formatter->help;
    return IETFDOC_OK;
}

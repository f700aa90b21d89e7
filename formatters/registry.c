/* The formatters that are built in, from the names in meson.build. */
#include "libietfdoc/api/formatter.h"

#define FORMATTER(name) extern const ietf_formatter ietf_formatter_##name;
#include "formatters/formatters.def"
#undef FORMATTER

const ietf_formatter *const ietf_formatters[] = {
#define FORMATTER(name) &ietf_formatter_##name,
#include "formatters/formatters.def"
#undef FORMATTER
    NULL,
};

// A module in C++ with two formatters and a destroy call for each; the second fails when it is told to.
#include <cstdio>
#include <cstring>

#include <ietfdoc/ietfdoc.h>

namespace {

ietfdoc_status
render(ietfdoc_output *output, const ietfdoc_document *, void *user)
{
    const char *name = static_cast<const char *>(user);
    const char *fail = ietfdoc_output_parameter(output, "fail");

    ietfdoc_output_write(output, name, std::strlen(name));
    if (fail && std::strcmp(fail, name) == 0) {
        ietfdoc_output_report(output, IETFDOC_ERROR, nullptr, "told to fail");
        return IETFDOC_E_INVALID;
    }
    return IETFDOC_OK;
}

void
destroy(void *user)
{
    std::fprintf(stderr, "bye %s\n", static_cast<const char *>(user));
}

ietfdoc_status
add(ietfdoc_context *context, char *name)
{
    ietfdoc_formatter formatter = IETFDOC_FORMATTER_INIT;

    formatter.name = name;
    formatter.render = render;
    formatter.user = name;
    formatter.destroy = destroy;
    return ietfdoc_context_add_formatter(context, &formatter);
}

ietfdoc_status
start(ietfdoc_context *context)
{
    static char one[] = "one", two[] = "two";
    ietfdoc_status status = add(context, one);

    return status == IETFDOC_OK ? add(context, two) : status;
}

} // namespace

IETFDOC_MODULE(start);

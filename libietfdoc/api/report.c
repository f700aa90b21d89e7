/* Diagnostics on their way out of the library. */
#include "libietfdoc/api/context.h"

ietfdoc_severity
ietf_severity_public(enum ietf_severity severity)
{
    static const ietfdoc_severity severities[] = {
        [IETF_NOTE] = IETFDOC_NOTE,   [IETF_WARNING] = IETFDOC_WARNING,
        [IETF_ERROR] = IETFDOC_ERROR, [IETF_FATAL] = IETFDOC_FATAL,
        [IETF_LIMIT] = IETFDOC_FATAL,
    };

    return severities[severity];
}

void
ietf_context_show(const ietf_diagnostic *d, void *user)
{
    ietfdoc_context *c = user;
    ietfdoc_diagnostic *shown = IETF_NEW(c->reports, ietfdoc_diagnostic);
    ietf_pause pause;

    *shown = (ietfdoc_diagnostic){.struct_size = sizeof(*shown),
                                  .severity = ietf_severity_public(d->severity),
                                  .code = d->name,
                                  .text = d->text,
                                  .file = d->file,
                                  .line = d->line,
                                  .column = d->column,
                                  .author_line = d->author_line};
    ietf_list_add(&c->shown, shown);
    if (!c->report.report)
        return;
    ietf_context_leave(c, &pause);
    c->report.report(shown, c->report.user);
    ietf_context_enter(c, &pause);
}

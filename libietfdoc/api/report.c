/* Diagnostics on their way out of the library. */
#include "libietfdoc/api/context.h"
#include "libietfdoc/model/fix.h"

/* A diagnostic with its edits behind it. */
struct shown {
    ietfdoc_diagnostic diagnostic; /* first: it is all that programs see */
    ietfdoc_edit edits[];
};

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

static struct shown *
make(ietf_arena *a, const ietf_diagnostic *d)
{
    size_t count = d->fix ? d->fix->edits.count : 0;
    struct shown *shown = ietf_arena_alloc(a, sizeof(*shown) + count * sizeof(*shown->edits));

    for (size_t i = 0; i < count; i++) {
        const ietf_edit *e = d->fix->edits.items[i];

        shown->edits[i] = (ietfdoc_edit){.struct_size = sizeof(shown->edits[i]),
                                         .offset = e->offset,
                                         .length = e->length,
                                         .text = e->text,
                                         .line = e->line,
                                         .column = e->column,
                                         .end_line = e->end_line,
                                         .end_column = e->end_column};
    }
    shown->diagnostic = (ietfdoc_diagnostic){.struct_size = sizeof(shown->diagnostic),
                                             .severity = ietf_severity_public(d->severity),
                                             .code = d->name,
                                             .text = d->text,
                                             .file = d->file,
                                             .line = d->line,
                                             .column = d->column,
                                             .author_line = d->author_line,
                                             .fix = d->fix ? d->fix->text : NULL,
                                             .is_fix_certain = d->fix && d->fix->certain,
                                             .edit_count = count,
                                             .shown_line = d->shown_line};
    return shown;
}

const ietfdoc_edit *
ietfdoc_diagnostic_edit(const ietfdoc_diagnostic *diagnostic, size_t index)
{
    return index < diagnostic->edit_count ? &((const struct shown *)diagnostic)->edits[index]
                                          : NULL;
}

void
ietf_context_show(const ietf_diagnostic *d, void *user)
{
    ietfdoc_context *c = user;
    ietfdoc_diagnostic *shown = &make(c->reports, d)->diagnostic;
    ietf_pause pause;

    ietf_list_add(&c->shown, shown);
    if (!c->report.report)
        return;
    ietf_context_leave(c, &pause);
    c->report.report(shown, c->report.user);
    ietf_context_enter(c, &pause);
}

/* The formatter: flow, engine, pages, file; and a second one that shows where everything
 * stands.
 */
#include <string.h>

#include "formatters/pdf/dump.h"
#include "formatters/pdf/writer.h"

typedef struct open_engine {
    const pdf_stack *stack;
    pdf_engine *engine;
} open_engine;

static void
engine_close(void *user)
{
    open_engine *open = user;

    if (open->engine)
        open->stack->close(open->engine);
    open->engine = NULL;
}

static void
complain(const ietf_render_job *job, enum pdf_complaint what, const ietf_node *n,
         const char *text)
{
    static const enum ietf_code codes[] = {
        [PDF_NO_FONT] = IETF_D_PDF_NO_FONT,
        [PDF_NO_GLYPH] = IETF_D_PDF_NO_GLYPH,
        [PDF_BAD_PICTURE] = IETF_D_PDF_BAD_PICTURE,
        [PDF_BROKEN] = IETF_D_PDF_BROKEN,
    };

    ietf_report(job->diagnostics, codes[what], n, text);
}

/* Everything up to the pages; NULL after reporting. */
static pdf_layout *
lay_out(const ietf_render_job *job, open_engine *open)
{
    const char *why = NULL;
    pdf_flow *flow;

    open->stack = ietf_pdf_stack_load(&why, job->arena);
    if (!open->stack) {
        ietf_report(job->diagnostics, IETF_D_PDF_NO_STACK, NULL, why);
        return NULL;
    }
    flow = pdf_flow_build(job);
    if (!flow)
        return NULL;
    open->engine = open->stack->open(flow, job->options->pdf_fonts, complain, job->arena);
    if (!open->engine)
        return NULL;
    return pdf_layout_make(flow, open->stack, open->engine);
}

static bool
render_pdf(const ietf_render_job *job)
{
    open_engine *open = IETF_NEW(job->arena, open_engine);
    pdf_layout *layout;
    bool made;

    ietf_arena_defer(job->arena, engine_close, open);
    layout = lay_out(job, open);
    made = layout && pdf_write(layout, job->out);
    engine_close(open);
    return made;
}

static bool
render_layout(const ietf_render_job *job)
{
    open_engine *open = IETF_NEW(job->arena, open_engine);
    pdf_layout *layout;

    ietf_arena_defer(job->arena, engine_close, open);
    layout = lay_out(job, open);
    if (layout)
        pdf_layout_dump(layout, job->out);
    engine_close(open);
    return layout != NULL;
}

static const char *
requirements(const ietf_options *options, ietf_arena *a)
{
    const char *why = NULL;
    const pdf_stack *stack = ietf_pdf_stack_load(&why, a);

    return stack ? stack->describe(options->pdf_fonts, a)
                 : ietf_arena_join(a, "PDF cannot be made: ", why, "\n", NULL);
}

const ietf_formatter ietf_formatter_pdf = {
    .name = "pdf",
    .suffix = ".pdf",
    .media_type = "application/pdf",
    .help = "PDF/A-3 with tags, for paper, archives and screen readers",
    .input = IETF_INPUT_PREPARED,
    .requirements = requirements,
    .render = render_pdf,
};

const ietf_formatter ietf_formatter_pdf_layout = {
    .name = "pdf-layout",
    .suffix = ".layout.txt",
    .media_type = "text/plain",
    .help = "where everything stands on the pages of the PDF, as text",
    .input = IETF_INPUT_PREPARED,
    .render = render_layout,
};

/* A library that was built without libxslt. */
#include "formatters/xslt/row.h"

bool
ietf_xslt_render(const ietf_render_job *job)
{
    ietf_report(job->diagnostics, IETF_D_XSLT_MISSING, NULL, "it was built without libxslt");
    return false;
}

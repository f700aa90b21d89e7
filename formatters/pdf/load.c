/* The module with Pango and Cairo, loaded when it is first needed. It stays loaded, as GLib
 * must.
 */
#include <dlfcn.h>
#include <string.h>

#include "formatters/pdf/stack.h"

const pdf_stack *
ietf_pdf_stack_load(const char **why, ietf_arena *a)
{
    void *module = dlopen(IETF_PDF_MODULE, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    const pdf_stack *stack = NULL;

    if (!module) {
        *why = ietf_arena_strdup(a, dlerror());
        return NULL;
    }
    stack = dlsym(module, "ietf_pdf_stack");
    if (!stack || stack->version != PDF_STACK_VERSION) {
        *why = IETF_PDF_MODULE " belongs to another version of the library";
        return NULL;
    }
    return stack;
}

/* Bytes as the file of a drawing, which is taken over into a PDF: the reader believes nothing.
 */
#include <stdint.h>

#include "formatters/pdf/write_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    const char *why = NULL;
    jmp_buf point;
    pdf_file file;
    ietf_buf out;

    if (!a)
        return 0;
    if (setjmp(point) == 0) {
        ietf_arena_unwind(a, &point);
        ietf_buf_init(&out, a);
        pdf_file_begin(&file, a, &out);
        if (!pdf_import(&file, (const char *)data, size, &why) && !why)
            __builtin_trap(); /* a refusal has a reason */
        pdf_file_end(&file, 1, 1);
    }
    ietf_arena_free(a);
    return 0;
}

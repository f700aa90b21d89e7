/* shape FILE [ROUNDS]: how fast the PDF formatter's stack shapes and breaks a text: paragraphs,
 * between empty lines, in serif; those with two spaces in a row as code. Prints the best of the
 * rounds, each with a new engine. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "formatters/pdf/stack.h"

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
complain(const ietf_render_job *job, enum pdf_complaint what, const ietf_node *n,
         const char *text)
{
}

/* The paragraphs of the file, code with its line ends, others without. */
static size_t
read_paragraphs(char *text, pdf_run *runs, size_t most)
{
    size_t count = 0;

    for (char *end = NULL; text && *text && count < most; text = end) {
        size_t length = 0, kept = 0;
        bool code = false;

        while (*text == '\n' || *text == '\f')
            text++;
        end = strstr(text, "\n\n");
        length = end ? (size_t)(end - text) : strlen(text);
        code = memmem(text + strspn(text, " "), length - strspn(text, " "), "  ", 2) &&
               memmem(text, length, "\n       ", 8);
        for (size_t i = 0; i < length && !code; i++) {
            char byte = text[i] == '\n' ? ' ' : text[i];

            if (byte != ' ' || (kept && text[kept - 1] != ' '))
                text[kept++] = byte;
        }
        runs[count++] =
            (pdf_run){.text = text, .length = (uint32_t)(code ? length : kept), .style = code};
    }
    return count;
}

static size_t
shape_all(const pdf_stack *stack, pdf_engine *e, pdf_run *runs, size_t count)
{
    size_t lines = 0;

    for (size_t i = 0; i < count; i++) {
        pdf_node n = {.box = PDF_TEXT};
        size_t more = 0;

        n.runs = &runs[i];
        n.run_count = 1;
        stack->break_lines(stack->shape(e, &n, runs[i].style == 1), 463 * PDF_POINT,
                           463 * PDF_POINT, &more);
        lines += more;
    }
    return lines;
}

int
main(int argc, char **argv)
{
    enum { MOST = 100000 };
    static const pdf_style styles[] = {
        {.family = PDF_FAMILY_SERIF, .size = 10 * PDF_POINT},
        {.family = PDF_FAMILY_MONO, .size = 19 * PDF_POINT / 2},
    };
    FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
    char *text = calloc(1, 64 << 20);
    ietf_arena *a = ietf_arena_new(&ietf_allocator_default);
    pdf_run *runs = IETF_NEW_ARRAY(a, pdf_run, MOST);
    pdf_flow flow = {.styles = styles, .style_count = 2};
    const char *why = "no such file";
    double start = now(), load = 0, open = 1e9, best = 1e9;
    const pdf_stack *stack = file ? ietf_pdf_stack_load(&why, a) : NULL;
    size_t count = 0, words = 0, lines = 0;

    load = now() - start;
    if (!stack) {
        fprintf(stderr, "%s\n", why);
        return 1;
    }
    fread(text, 1, (64 << 20) - 1, file);
    for (const char *word = strtok(strdup(text), " \n"); word; word = strtok(NULL, " \n"))
        words++;
    count = read_paragraphs(text, runs, MOST);
    for (int round = argc > 2 ? atoi(argv[2]) : 10; round > 0; round--) {
        ietf_arena *own = ietf_arena_new(&ietf_allocator_default);
        double begin = now(), middle = 0, end = 0;
        pdf_engine *e = stack->open(&flow, NULL, complain, own);

        middle = now();
        lines = e ? shape_all(stack, e, runs, count) : 0;
        end = now();
        open = middle - begin < open ? middle - begin : open;
        best = end - middle < best ? end - middle : best;
        if (e)
            stack->close(e);
        ietf_arena_free(own);
    }
    printf("%zu words in %zu lines: load %.2f ms, open %.2f ms, shape and break %.2f ms "
           "(%.1f million words/s)\n",
           words, lines, load, open, best, (double)words / best / 1000);
    return 0;
}

/* The PDF writer: values, trees, drawings taken over, and a whole file of a hand-made flow with
 * a stack of one font whose glyphs are the bytes of ASCII. Where WRITE_PDF names a file, the
 * whole file is kept there for other programs to look at. */
#include <stdio.h>
#include <stdlib.h>

#include "formatters/pdf/write_read.h"
#include "support.h"

#define POINTS(x) ((pdf_unit)((x)*PDF_POINT))

static const char *
put(struct fixture *f, void (*call)(ietf_buf *, const char *), const char *text)
{
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    call(&b, text);
    return b.data;
}

/* ---- values */

static void
numbers_are_short(void **state)
{
    static const struct {
        int64_t milli;
        const char *text;
    } cases[] = {{0, "0"},        {1000, "1"},    {-1000, "-1"},      {12345, "12.345"},
                 {500, ".5"},     {-500, "-.5"},  {120, ".12"},       {-1, "-.001"},
                 {100000, "100"}, {1010, "1.01"}, {595276, "595.276"}};
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ietf_buf b;
        ietf_buf_init(&b, f->arena);
        pdf_put_milli(&b, cases[i].milli);
        assert_string_equal(b.data, cases[i].text);
    }
    assert_int_equal(pdf_milli(1024), 1000);
    assert_int_equal(pdf_milli(-1024), -1000);
    assert_int_equal(pdf_milli(1), 1);
    assert_int_equal(pdf_milli(-1), -1);
    assert_int_equal(pdf_milli(512 + 1024 * 3), 3500);
}

static void
strings_are_escaped(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(put(f, pdf_put_text, "a (b) \\c"), "(a \\(b\\) \\\\c)");
    assert_string_equal(put(f, pdf_put_text, "a\xC3\xA9"), "<FEFF006100E9>");
    assert_string_equal(put(f, pdf_put_text, "\xF0\x9F\x98\x80"), "<FEFFD83DDE00>");
    assert_string_equal(put(f, pdf_put_text, ""), "()");
    assert_string_equal(put(f, pdf_put_name, "a b/c#"), "/a#20b#2Fc#23");
}

static void
addresses_are_ascii(void **state)
{
    struct fixture *f = *state;

    assert_string_equal(put(f, pdf_put_uri, "https://e.org/a(b"), "(https://e.org/a\\(b)");
    assert_string_equal(put(f, pdf_put_uri, "x:\xC3\xA9 %20%zz%"), "(x:%C3%A9%20%20%25zz%25)");
    assert_string_equal(put(f, pdf_put_uri, "a\\b\n<>"), "(a%5Cb%0A%3C%3E)");
}

static void
dates_are_of_the_calendar(void **state)
{
    struct fixture *f = *state;
    ietf_buf b;

    ietf_buf_init(&b, f->arena);
    pdf_put_date(&b, 1795219200);
    pdf_put_date(&b, 951782399); /* 2000-02-28 */
    pdf_put_date(&b, 951782400); /* a leap day */
    pdf_put_iso_date(&b, 0);
    assert_string_equal(b.data, "(D:20261121000000Z)(D:20000228235959Z)(D:20000229000000Z)"
                                "1970-01-01T00:00:00Z");
}

static void
trees_are_sorted_and_divided(void **state)
{
    struct fixture *f = *state;
    pdf_tree_entry entries[200];
    pdf_file file;
    ietf_buf out;
    uint32_t root;

    ietf_buf_init(&out, f->arena);
    pdf_file_begin(&file, f->arena, &out);
    for (int i = 0; i < 200; i++)
        entries[i] = (pdf_tree_entry){ietf_arena_format(f->arena, "k%d", i * 37 % 150), 0, "1"};
    assert_int_equal(pdf_tree_sort(entries, 200), 150);
    for (int i = 1; i < 150; i++)
        assert_true(strcmp(entries[i - 1].key, entries[i].key) < 0);
    root = pdf_tree_write(&file, entries, 150);
    assert_non_null(strstr(file.plain.data + file.objects[root].offset, "<</Kids["));
    assert_non_null(strstr(file.plain.data, "/Limits[(k0) (k"));
}

/* Object streams take numbers between those of the leaves. */
static void
long_trees_are_whole(void **state)
{
    enum { COUNT = 64 * 450 };
    struct fixture *f = *state;
    pdf_tree_entry *entries = IETF_NEW_ARRAY(f->arena, pdf_tree_entry, COUNT);
    const pdf_value *kids;
    pdf_reader reader;
    pdf_file file;
    ietf_buf out;
    uint32_t root, leaves = 0;

    ietf_buf_init(&out, f->arena);
    pdf_file_begin(&file, f->arena, &out);
    for (uint32_t i = 0; i < COUNT; i++)
        entries[i] = (pdf_tree_entry){NULL, i, "1"};
    root = pdf_tree_write(&file, entries, COUNT);
    pdf_file_end(&file, root, root);
    assert_true(pdf_reader_open(&reader, f->arena, out.data, out.length));
    kids = pdf_value_get(pdf_reader_object(&reader, root).value, "/Kids");
    assert_non_null(kids);
    for (const pdf_value *kid = kids->first; kid; kid = kid->next, leaves++) {
        const pdf_value *leaf = pdf_reader_object(&reader, kid->reference).value;
        assert_non_null(pdf_value_get(leaf, "/Nums"));
        assert_non_null(pdf_value_get(leaf, "/Limits"));
    }
    assert_int_equal(leaves, 450);
}

/* ---- drawings */

static const char drawing[] =
    "%PDF-1.5\n"
    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    "2 0 obj\n<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>\nendobj\n"
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 20 10 ] /Contents 4 0 R\n"
    "/Resources << /Font << /f-0-0 6 0 R >> >> >>\nendobj\n"
    "4 0 obj\n<< /Length 5 0 R >>\nstream\n0 0 20 10 re f\nendstream\nendobj\n"
    "5 0 obj\n   14\nendobj\n"
    "6 0 obj\n<< /Type /Font /Subtype /CIDFontType2 /Name (a\\)b) /Interpolate true "
    ">>\nendobj\n"
    "xref\n0 7\n"
    "0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000117 00000 n \n"
    "0000000246 00000 n \n0000000313 00000 n \n0000000334 00000 n \n"
    "trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n421\n%%EOF\n";

static void
drawings_are_taken_over(void **state)
{
    struct fixture *f = *state;
    const char *why;
    pdf_file file;
    ietf_buf out;

    ietf_buf_init(&out, f->arena);
    pdf_file_begin(&file, f->arena, &out);
    assert_int_not_equal(pdf_import(&file, drawing, sizeof drawing - 1, &why), 0);
    assert_null(why);
    assert_non_null(strstr(out.data, "/BBox[ 0 0 20 10]"));
    assert_non_null(strstr(out.data, "stream\n0 0 20 10 re f\nendstream"));
    assert_non_null(strstr(file.plain.data, "/CIDToGIDMap/Identity"));
    assert_non_null(strstr(file.plain.data, "/Name (a\\)b)"));
    assert_null(strstr(file.plain.data, "Interpolate"));
}

/* Every beginning of the file, and every byte of it changed, gives a drawing or a reason. */
static void
broken_drawings_are_refused(void **state)
{
    struct fixture *f = *state;
    char copy[sizeof drawing];
    unsigned refused = 0;

    for (size_t i = 0; i < 2 * sizeof drawing - 2; i++) {
        ietf_arena *a = ietf_arena_child(f->arena);
        const char *why;
        pdf_file file;
        ietf_buf out;
        size_t length = i < sizeof drawing - 1 ? i : sizeof drawing - 1;

        memcpy(copy, drawing, sizeof drawing);
        if (i >= sizeof drawing - 1)
            copy[i - (sizeof drawing - 1)] ^= 5;
        ietf_buf_init(&out, a);
        pdf_file_begin(&file, a, &out);
        if (!pdf_import(&file, copy, length, &why)) {
            assert_non_null(why);
            refused++;
        }
        ietf_arena_free(a);
    }
    assert_true(refused > sizeof drawing - 20);
}

/* ---- a whole file, with a stack that has one font */

struct pdf_engine {
    ietf_arena *arena;
};

static const pdf_face fake_face = {.name = "Fake-Regular",
                                   .family = "Fake",
                                   .units = 1000,
                                   .ascent = 800,
                                   .descent = -200,
                                   .cap_height = 700,
                                   .bbox = {0, -200, 600, 800},
                                   .weight = 400,
                                   .is_mono = true};

static size_t
fake_face_count(const pdf_engine *e)
{
    return 1;
}

static const pdf_face *
fake_face_get(const pdf_engine *e, size_t index)
{
    return &fake_face;
}

static void
fake_metrics(pdf_engine *e, uint16_t style, pdf_unit *ascent, pdf_unit *descent)
{
    *ascent = POINTS(8);
    *descent = POINTS(2);
}

/* Tables head, hhea and hmtx; every glyph is 600 wide. */
static const char *
fake_subset(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
            const uint32_t **new_ids, size_t *length)
{
    static const char rows[] = "\0\1\0\0\0\3\0\0\0\0\0\0"
                               "head\0\0\0\0\0\0\0\x3C\0\0\0\x36"
                               "hhea\0\0\0\0\0\0\0\x72\0\0\0\x24"
                               "hmtx\0\0\0\0\0\0\0\x96\0\0\0\4";
    char *data = ietf_arena_zalloc(e->arena, 0x9A);
    uint32_t *ids = ietf_arena_alloc(e->arena, count * sizeof *ids);

    memcpy(data, rows, sizeof rows - 1);
    memcpy(data + 0x3C + 18, "\x03\xE8", 2);
    memcpy(data + 0x72 + 34, "\0\1", 2);
    memcpy(data + 0x96, "\x02\x58\0\0", 4);
    for (size_t i = 0; i < count; i++)
        ids[i] = (uint32_t)i;
    *new_ids = ids;
    *length = 0x9A;
    return data;
}

static const char *
fake_broken_subset(pdf_engine *e, size_t face, const uint32_t *glyphs, size_t count,
                   const uint32_t **new_ids, size_t *length)
{
    const char *data = fake_subset(e, face, glyphs, count, new_ids, length);

    *length -= 4;
    return data;
}

static const pdf_stack fake_stack = {.version = PDF_STACK_VERSION,
                                     .metrics = fake_metrics,
                                     .face_count = fake_face_count,
                                     .face = fake_face_get,
                                     .subset = fake_subset};

static pdf_node *
node_new(pdf_flow *flow, pdf_node *parent, enum pdf_box box, enum pdf_role role)
{
    pdf_node *n = IETF_NEW(flow->job->arena, pdf_node);

    n->box = (uint8_t)box;
    n->role = (uint8_t)role;
    n->number = flow->node_count++;
    n->column_span = n->row_span = 1;
    n->page = -1;
    n->parent = parent;
    if (!parent)
        return n;
    if (parent->last)
        parent->last->next = n;
    else
        parent->first = n;
    parent->last = n;
    return n;
}

static void
node_name(pdf_flow *flow, pdf_node *n, const char *id)
{
    n->ids = IETF_NEW(flow->job->arena, pdf_ids);
    n->ids->id = id;
    ietf_map_add(&flow->ids, id, n);
}

/* A line of the runs from first on, a glyph for each byte. */
static const pdf_line *
line_new(ietf_arena *a, const pdf_node *n, size_t first, size_t count, uint32_t start)
{
    pdf_line *line = IETF_NEW(a, pdf_line);
    pdf_glyphs *parts = IETF_NEW_ARRAY(a, pdf_glyphs, count);

    line->glyphs = parts;
    line->count = (uint32_t)count;
    line->start = line->end = start;
    for (size_t i = 0; i < count; i++) {
        const pdf_run *run = &n->runs[first + i];
        pdf_glyph *glyphs = IETF_NEW_ARRAY(a, pdf_glyph, run->length);
        for (uint32_t at = 0; at < run->length; at++)
            glyphs[at] = (pdf_glyph){(unsigned char)run->text[at], POINTS(6), 0, 0, at};
        parts[i] = (pdf_glyphs){.run = run,
                                .text = run->text,
                                .length = run->length,
                                .count = run->length,
                                .glyphs = glyphs,
                                .width = POINTS(6) * (pdf_unit)run->length};
        line->end += run->length;
        line->width += parts[i].width;
    }
    return line;
}

static void
runs_set(pdf_flow *flow, pdf_node *n, const pdf_run *runs, size_t count)
{
    n->runs = ietf_arena_alloc(flow->job->arena, count * sizeof *runs);
    n->run_count = count;
    for (size_t i = 0; i < count; i++) {
        n->runs[i] = runs[i];
        n->runs[i].length = (uint32_t)strlen(runs[i].text);
        if (!n->runs[i].node)
            n->runs[i].node = n;
    }
}

static const pdf_picture fake_drawing = {.width = POINTS(20),
                                         .height = POINTS(10),
                                         .file = drawing,
                                         .file_length = sizeof drawing - 1};
static const pdf_picture fake_bitmap = {.width = POINTS(2),
                                        .height = POINTS(1),
                                        .is_bitmap = true,
                                        .columns = 2,
                                        .rows = 1,
                                        .colors = 3,
                                        .pixels = "\1\2\3\4\5\6",
                                        .pixels_length = 6,
                                        .alpha = "\1\2"};

/* A heading, a paragraph over two pages with two links, a figure with a drawing and a bitmap.
 */
static pdf_layout *
layout_new(ietf_render_job *job, pdf_engine *engine)
{
    static const pdf_style style = {.family = PDF_FAMILY_SERIF, .size = POINTS(10)};
    static const pdf_outline outline[] = {{"One (1)", "one", 0}, {"Two", "two", 1}};
    static const char *const authors[] = {"A. B. \xC3\x89", "C. D."};
    static pdf_attachment attachment = {
        "draft.xml", "The source", "application/xml", "Source", "<rfc/>", 6, NULL};
    ietf_arena *a = job->arena;
    pdf_flow *flow = IETF_NEW(a, pdf_flow);
    pdf_layout *layout = IETF_NEW(a, pdf_layout);
    pdf_page *pages = IETF_NEW_ARRAY(a, pdf_page, 2);
    pdf_node *title, *text, *link, *inner, *figure, *drawn, *bitmap;

    *flow = (pdf_flow){.job = job, .styles = &style, .style_count = 1};
    ietf_map_init(&flow->ids, a);
    flow->root = node_new(flow, NULL, PDF_BLOCK, PDF_ROLE_DOCUMENT);
    title = node_new(flow, flow->root, PDF_TEXT, PDF_ROLE_H1);
    runs_set(flow, title, (pdf_run[]){{.text = "Title"}}, 1);
    node_name(flow, title, "one");
    title->page = 0;
    title->top = POINTS(100);
    text = node_new(flow, flow->root, PDF_TEXT, PDF_ROLE_P);
    node_name(flow, text, "two");
    text->page = 0;
    link = node_new(flow, text, PDF_INLINE, PDF_ROLE_LINK);
    link->uri = "https://e.org/(\xC3\xA9)";
    link->title = "A place";
    inner = node_new(flow, text, PDF_INLINE, PDF_ROLE_LINK);
    inner->target = "one";
    node_new(flow, text, PDF_INLINE, PDF_ROLE_SPAN); /* empty: no element */
    runs_set(flow, text,
             (pdf_run[]){{.text = "See"},
                         {.text = " the", .node = link},
                         {.text = " "},
                         {.text = "place", .node = link},
                         {.text = " or "},
                         {.text = "one", .node = inner}},
             6);
    figure = node_new(flow, flow->root, PDF_BLOCK, PDF_ROLE_FIGURE);
    figure->alt = "A box";
    drawn = node_new(flow, figure, PDF_PICTURE, PDF_ROLE_NONE);
    bitmap = node_new(flow, figure, PDF_PICTURE, PDF_ROLE_NONE);
    flow->outline = outline;
    flow->outline_count = 2;
    flow->attachments = &attachment;
    flow->attachment_count = 1;
    flow->meta = (pdf_meta){.title = "T & <T>",
                            .authors = authors,
                            .author_count = 2,
                            .language = "en",
                            .producer = "p",
                            .made = 1795219200};
    pages[0].count = 6;
    pages[0].placed = memcpy(
        ietf_arena_alloc(a, 6 * sizeof(pdf_placed)),
        (pdf_placed[]){
            {.kind = PDF_PLACED_FILL, .artifact = true, .width = POINTS(9), .height = 512},
            {.kind = PDF_PLACED_LINE,
             .x = POINTS(72),
             .y = POINTS(110),
             .node = title,
             .line = line_new(a, title, 0, 1, 0)},
            {.kind = PDF_PLACED_LINE,
             .x = POINTS(72),
             .y = POINTS(130),
             .node = text,
             .line = line_new(a, text, 0, 2, 0)},
            {.kind = PDF_PLACED_PICTURE,
             .x = POINTS(72),
             .y = POINTS(140),
             .node = drawn,
             .width = POINTS(20),
             .height = POINTS(10),
             .picture = &fake_drawing},
            {.kind = PDF_PLACED_PICTURE,
             .x = POINTS(72),
             .y = POINTS(160),
             .node = bitmap,
             .width = POINTS(2),
             .height = POINTS(1),
             .picture = &fake_bitmap},
            {.kind = PDF_PLACED_LINE,
             .artifact = true,
             .x = POINTS(72),
             .y = POINTS(800),
             .line = line_new(a, title, 0, 1, 0)},
        },
        6 * sizeof(pdf_placed));
    pages[1].count = 1;
    pages[1].placed = memcpy(ietf_arena_alloc(a, sizeof(pdf_placed)),
                             &(pdf_placed){.kind = PDF_PLACED_LINE,
                                           .x = POINTS(72),
                                           .y = POINTS(100),
                                           .node = text,
                                           .line = line_new(a, text, 3, 3, 8)},
                             sizeof(pdf_placed));
    *layout = (pdf_layout){.flow = flow,
                           .stack = &fake_stack,
                           .engine = engine,
                           .width = POINTS(595),
                           .height = POINTS(842),
                           .pages = pages,
                           .page_count = 2};
    return layout;
}

static void
write_file(struct fixture *f, ietf_buf *out)
{
    pdf_engine engine = {f->arena};
    ietf_render_job job = {.arena = f->arena, .diagnostics = &f->diagnostics};

    ietf_buf_init(out, f->arena);
    assert_true(pdf_write(layout_new(&job, &engine), out));
}

static void
files_are_whole(void **state)
{
    struct fixture *f = *state;
    const char *path = getenv("WRITE_PDF");
    pdf_reader reader;
    ietf_buf out, again;

    write_file(f, &out);
    write_file(f, &again);
    assert_int_equal(out.length, again.length);
    assert_memory_equal(out.data, again.data, out.length);
    assert_true(ietf_str_starts(out.data, "%PDF-1.7\n"));
    assert_true(pdf_reader_open(&reader, f->arena, out.data, out.length));
    for (uint32_t i = 1; i < reader.count; i++)
        assert_non_null(pdf_reader_object(&reader, i).value);
    if (path) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(out.data, 1, out.length, file), out.length);
        assert_int_equal(fclose(file), 0);
    }
}

/* What is broken gives a message and no file. */
static void
faults_are_told(void **state)
{
    struct fixture *f = *state;
    pdf_engine engine = {f->arena};
    ietf_render_job job = {.arena = f->arena, .diagnostics = &f->diagnostics};
    pdf_layout *layout = layout_new(&job, &engine);
    pdf_stack broken = fake_stack;
    pdf_picture cut = fake_drawing, jpeg = {.is_jpeg = true};
    pdf_placed *placed = (pdf_placed *)layout->pages[0].placed;
    ietf_buf out;

    ietf_buf_init(&out, f->arena);
    layout->stack = &broken;
    broken.subset = fake_broken_subset;
    assert_false(pdf_write(layout, &out));
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PDF_FONT);
    layout->stack = &fake_stack;
    cut.file_length -= 30;
    placed[3].picture = &cut;
    assert_false(pdf_write(layout, &out));
    assert_int_equal(fixture_diagnostic(f, 1)->code, IETF_D_PDF_DRAWING);
    placed[3].picture = &jpeg;
    jpeg.pixels = "\xFF\xD8\xFF\xC0\0\x14\x08\0\1\0\1\4\0\0\0"; /* four colours */
    jpeg.pixels_length = 15;
    ietf_buf_clear(&out);
    assert_true(pdf_write(layout, &out));
    assert_int_equal(fixture_diagnostic(f, 2)->code, IETF_D_PDF_BITMAP);
    assert_int_equal(f->diagnostics.list.count, 3);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(numbers_are_short),
        FIXTURE_TEST(strings_are_escaped),
        FIXTURE_TEST(addresses_are_ascii),
        FIXTURE_TEST(dates_are_of_the_calendar),
        FIXTURE_TEST(trees_are_sorted_and_divided),
        FIXTURE_TEST(long_trees_are_whole),
        FIXTURE_TEST(drawings_are_taken_over),
        FIXTURE_TEST(broken_drawings_are_refused),
        FIXTURE_TEST(files_are_whole),
        FIXTURE_TEST(faults_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

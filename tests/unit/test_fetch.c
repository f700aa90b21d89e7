/* Where references may be, what they are called in caches, and which are fit to be kept. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "libietfdoc/fetch/candidate.h"
#include "libietfdoc/fetch/fetch.h"
#include "libietfdoc/fetch/judge.h"
#include "libietfdoc/fetch/pack.h"
#include "libietfdoc/util/sha1.h"
#include "libietfdoc/util/str.h"

#define GOOD                                                                                   \
    "<reference anchor='A'><front><title>T</title><author fullname='B'/>"                      \
    "<date year='2026'/></front></reference>"

static struct fixture *
fixture(void **state)
{
    return *state;
}

static void
assert_digest(const char *text, const char *expected)
{
    unsigned char digest[IETF_SHA1_SIZE];
    char hex[2 * IETF_SHA1_SIZE + 1];

    ietf_sha1(text, strlen(text), digest);
    for (size_t i = 0; i < IETF_SHA1_SIZE; i++)
        snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(hex, expected);
}

/* The first three are those of RFC 3174; the others end where a block does. */
static void
test_sha1(void **state)
{
    (void)state;
    assert_digest("abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
    assert_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    assert_digest("", "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    assert_digest("0123456701234567012345670123456701234567012345670123456701234567",
                  "e0c094e867ef46c350ef54a7f59dd60bed92ae83");
    assert_digest("0123456789012345678901234567890123456789012345678901234",
                  "9f3a4ce7f66b1b74c34da2c5d732c39f81e0f8df");
}

static const char *
name_of(struct fixture *f, const char *url)
{
    ietf_candidate out[IETF_MOST_CANDIDATES];
    size_t count = ietf_candidates(&f->options, url, IETF_LOAD_ARTWORK, f->arena, out);

    return out[count - 1].name;
}

static void
test_names_in_caches(void **state)
{
    struct fixture *f = fixture(state);

    assert_string_equal(name_of(f, "https://a.example/b/reference.RFC.2119.xml"),
                        "reference.RFC.2119.xml");
    assert_string_equal(name_of(f, "https://a.example/b/c#d"), "c");
    assert_string_equal(name_of(f, "https://a.example/b/c.xml?x=y&z=1.xml"),
                        "c-FchuHcpBPWYIKNSQNKCuFddUUPw=.xml");
    assert_null(name_of(f, "https://a.example"));
    assert_null(name_of(f, "https://a.example/"));
    assert_null(name_of(f, "https://a.example/b/"));
    assert_null(name_of(f, "https://a.example/b/.."));
    assert_null(name_of(f, "https://a.example/b/.hidden"));
    assert_null(name_of(f, "https://a.example/..\\c"));
}

static void
assert_urls(struct fixture *f, const char *reference, const char *first, size_t count)
{
    ietf_candidate out[IETF_MOST_CANDIDATES];

    assert_int_equal(ietf_candidates(&f->options, reference, IETF_LOAD_INCLUDE, f->arena, out),
                     count);
    assert_string_equal(out[0].url, first);
}

static void
test_where_to_ask(void **state)
{
    struct fixture *f = fixture(state);

    assert_urls(f, "reference.RFC.2119",
                "https://bib.ietf.org/public/rfc/bibxml/reference.RFC.2119.xml", 7);
    assert_urls(f, "reference.I-D.ietf-quic-http.xml",
                "https://bib.ietf.org/public/rfc/bibxml-ids/reference.I-D.ietf-quic-http.xml",
                7);
    assert_urls(f, "bibxml9/reference.STD.1.xml",
                "https://bib.ietf.org/public/rfc/bibxml9/reference.STD.1.xml", 1);
    assert_urls(f, "https://a.example/b", "https://a.example/b.xml", 2);
    assert_urls(f, "https://a.example/b.ent", "https://a.example/b.ent", 1);
    assert_string_equal(ietf_candidate_collection("reference.W3C.REC-xml.xml"), "bibxml-w3c");
    assert_string_equal(ietf_candidate_collection("reference.RFCX.1.xml"), "bibxml");
    ietf_options_set(&f->options, "reference-base-url", "http://mirror.example/refs");
    assert_urls(f, "https://bib.ietf.org/public/rfc/bibxml/reference.RFC.1.xml",
                "http://mirror.example/refs/bibxml/reference.RFC.1.xml", 1);
}

static enum ietf_verdict
verdict(struct fixture *f, const char *text, ietf_loaded *out)
{
    return ietf_judge(text, strlen(text), "https://a.example/r.xml", f->arena, out);
}

static void
test_judgement(void **state)
{
    struct fixture *f = fixture(state);
    ietf_loaded out;

    assert_int_equal(verdict(f, "<!-- c -->" GOOD, &out), IETF_GOOD_REFERENCE);
    assert_true(ietf_str_starts(
        out.data, "<reference anchor=\"A\" xml:base=\"https://a.example/r.xml\"><front>"));
    assert_string_equal(out.path, "https://a.example/r.xml");
    assert_int_equal(verdict(f, "<referencegroup anchor='G'>" GOOD "</referencegroup>", &out),
                     IETF_GOOD_REFERENCE);
    assert_int_equal(verdict(f, "<reference anchor='A'/>", &out), IETF_BAD_REFERENCE);
    assert_int_equal(verdict(f, "<t>Text.</t>", &out), IETF_NO_REFERENCE);
    assert_int_equal(verdict(f, "<reference", &out), IETF_NO_XML);
    assert_int_equal(verdict(f, "", &out), IETF_NO_XML);
    /* what a reference refers to may be outside it, and it is no matter of the user's */
    assert_int_equal(f->diagnostics.list.count, 0);
}

static bool
html(const char *text, const char *media_type)
{
    return ietf_looks_like_html(text, strlen(text), media_type);
}

static void
test_pages(void **state)
{
    (void)state;
    assert_true(html("<t/>", "text/html; charset=utf-8"));
    assert_true(html("<t/>", "application/xhtml+xml"));
    assert_true(html("\xEF\xBB\xBF \n<!DOCTYPE HTML>", NULL));
    assert_true(html("<HTML>", "text/xml"));
    assert_false(html("<!DOCTYPE reference>", "application/xml"));
    assert_false(html("<!DOC", NULL));
    assert_false(html("", NULL));
}

static void
put(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *out;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static const char *
packed(struct fixture *f, ietf_pack *p, const char *name)
{
    const char *problem = NULL;
    ietf_loaded out = {0};
    bool found = ietf_pack_find(p, name, f->arena, &out, &problem);

    assert_null(problem);
    return found ? ietf_arena_join(f->arena, out.path, " ", out.data, NULL) : NULL;
}

/* What is in a pack says where it is from: as it said itself, by its folder, or by its name. */
static void
test_pack(void **state)
{
    struct fixture *f = fixture(state);
    char folder[] = "/tmp/ietfdoc-pack-XXXXXX", path[64], command[128];
    const char *problem;
    unsigned count;
    ietf_pack *p;

    if (!ietf_pack_make("/nowhere", "/nowhere/pack", &f->options, &f->diagnostics, f->arena,
                        &count))
        fail();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/pack", folder);
    snprintf(command, sizeof(command), "mkdir %s/bibxml9 %s/.hidden", folder, folder);
    assert_int_equal(system(command), 0);
    put(folder, "reference.W3C.1.xml", GOOD);
    put(folder, "bibxml9/reference.STD.1.xml", GOOD);
    put(folder, "reference.RFC.1.xml",
        "<referencegroup anchor='G' xml:base='https://a.example/g.xml'>" GOOD
        "</referencegroup>");
    put(folder, "broken.xml", "<reference/>");
    put(folder, ".hidden/reference.RFC.2.xml", GOOD);
    put(folder, "notes.txt", GOOD);
    problem = ietf_pack_make(folder, path, &f->options, &f->diagnostics, f->arena, &count);
    if (problem && strstr(problem, "without SQLite"))
        skip();
    assert_null(problem);
    assert_int_equal(count, 3);
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PACK_LEFT_OUT);
    assert_null(fixture_diagnostic(f, 1));
    p = ietf_pack_open(path, f->arena, &problem);
    assert_non_null(p);
    assert_true(ietf_str_starts(
        packed(f, p, "reference.W3C.1.xml"),
        "https://bib.ietf.org/public/rfc/bibxml-w3c/reference.W3C.1.xml <reference "
        "anchor=\"A\" "
        "xml:base=\"https://bib.ietf.org/public/rfc/bibxml-w3c/reference.W3C.1.xml\">"));
    assert_true(ietf_str_starts(
        packed(f, p, "reference.STD.1.xml"),
        "https://bib.ietf.org/public/rfc/bibxml9/reference.STD.1.xml <reference "));
    assert_true(ietf_str_starts(packed(f, p, "reference.RFC.1.xml"),
                                "https://a.example/g.xml <referencegroup "));
    assert_null(packed(f, p, "reference.RFC.2.xml"));
    assert_null(packed(f, p, "broken.xml"));
    snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

/* What is no pack is told from one. */
static void
test_no_pack(void **state)
{
    struct fixture *f = fixture(state);
    const char *problem;

    assert_null(ietf_pack_open("/nowhere/pack", f->arena, &problem));
    assert_non_null(problem);
    assert_null(ietf_pack_open("/dev/null", f->arena, &problem));
    assert_non_null(problem);
}

/* A pack that cannot be used is an error of its own; the reference is looked for elsewhere. */
static void
test_unusable_pack(void **state)
{
    struct fixture *f = fixture(state);
    ietf_loaded out;

    ietf_options_set(&f->options, "reference-pack", "/nowhere/pack");
    ietf_options_set(&f->options, "no-network", "true");
    ietf_loader_init_local(&f->loader, &f->options, "/test.xml");
    ietf_fetch_attach(ietf_fetch_new(f->arena, &f->options, &f->diagnostics), &f->loader);
    for (int i = 0; i < 2; i++)
        assert_non_null(f->loader.load(&f->loader,
                                       i ? "reference.X.1.xml" : "reference.X.2.xml",
                                       "/test.xml", IETF_LOAD_INCLUDE, f->arena, &out));
    assert_int_equal(fixture_diagnostic(f, 0)->code, IETF_D_PACK_UNUSABLE);
    assert_null(fixture_diagnostic(f, 1));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha1),     FIXTURE_TEST(test_names_in_caches),
        FIXTURE_TEST(test_where_to_ask), FIXTURE_TEST(test_judgement),
        cmocka_unit_test(test_pages),    FIXTURE_TEST(test_pack),
        FIXTURE_TEST(test_no_pack),      FIXTURE_TEST(test_unusable_pack),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

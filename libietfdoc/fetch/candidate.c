/* Names of references and what they stand for. The names of cached files are those that
 * xml2rfc gives and kramdown-rfc shares: the last part of the URL's path, and before its
 * extension a digest of the query where there is one. */
#include "libietfdoc/fetch/candidate.h"

#include "libietfdoc/util/buf.h"
#include "libietfdoc/util/sha1.h"
#include "libietfdoc/util/str.h"

#define HOME "https://bib.ietf.org/public/rfc/"

enum { LONGEST_NAME = 200 };

/* The collections in the order in which a bare name is looked for; first where its beginning
 * says it is. */
static const struct {
    const char *name;
    const char *beginnings; /* divided by spaces */
} collections[] = {
    {"bibxml", "RFC"},
    {"bibxml-misc", ""},
    {"bibxml-ids", "I-D"},
    {"bibxml-w3c", "W3C"},
    {"bibxml-3gpp", "3GPP SDO-3GPP"},
    {"bibxml-ieee", "IEEE"},
    {"bibxml-rfcsubseries", "BCP FYI STD"},
};

enum { COLLECTIONS = sizeof(collections) / sizeof(collections[0]) };

static size_t
own_collection(const char *name)
{
    if (!ietf_str_starts(name, "reference."))
        return 0;
    name += strlen("reference.");
    for (size_t i = 0; i < COLLECTIONS; i++)
        for (const char *at = collections[i].beginnings; *at;) {
            size_t length = strcspn(at, " ");

            if (strncmp(name, at, length) == 0 && name[length] == '.')
                return i;
            at += length + (at[length] == ' ');
        }
    return 0;
}

const char *
ietf_candidate_collection(const char *name)
{
    return collections[own_collection(name)].name;
}

/* Base64 with the alphabet for URLs and file names (RFC 4648, section 5), padded. */
static void
add_base64(ietf_buf *b, const unsigned char *data, size_t length)
{
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    for (size_t i = 0; i < length; i += 3) {
        unsigned group = (unsigned)data[i] << 16;

        group |= i + 1 < length ? (unsigned)data[i + 1] << 8 : 0;
        group |= i + 2 < length ? (unsigned)data[i + 2] : 0;
        ietf_buf_addc(b, alphabet[group >> 18]);
        ietf_buf_addc(b, alphabet[group >> 12 & 63]);
        ietf_buf_addc(b, i + 1 < length ? alphabet[group >> 6 & 63] : '=');
        ietf_buf_addc(b, i + 2 < length ? alphabet[group & 63] : '=');
    }
}

/* Names that mean something to a file system are no names. */
static bool
is_file_name(const char *name)
{
    return *name && *name != '.' && strlen(name) <= LONGEST_NAME && !strchr(name, '\\');
}

static const char *
cache_name(const char *url, ietf_arena *a)
{
    const char *start = strstr(url, "://"), *name, *end, *dot;
    unsigned char digest[IETF_SHA1_SIZE];
    ietf_buf b;

    start = start ? start + 3 : url;
    start += strcspn(start, "/?#");
    end = start + strcspn(start, "?#");
    name = end;
    while (name > start && name[-1] != '/')
        name--;
    dot = memrchr(name, '.', (size_t)(end - name));
    if (!dot || dot == name || *end != '?')
        dot = end;
    ietf_buf_init(&b, a);
    ietf_buf_add(&b, name, (size_t)(dot - name));
    if (*end == '?' && end[1] && end[1] != '#') {
        ietf_sha1(end + 1, strcspn(end + 1, "#"), digest);
        ietf_buf_addc(&b, '-');
        add_base64(&b, digest, sizeof(digest));
    }
    ietf_buf_add(&b, dot, (size_t)(end - dot));
    return is_file_name(b.data) ? b.data : NULL;
}

static void
add(ietf_candidate *out, size_t *count, const char *url, ietf_arena *a)
{
    if (*count < IETF_MOST_CANDIDATES)
        out[(*count)++] = (ietf_candidate){url, cache_name(url, a)};
}

/* What lies at the usual place lies at its mirror as well, if there is one. */
static const char *
mirrored(const ietf_options *options, const char *url, ietf_arena *a)
{
    return ietf_str_starts(url, HOME)
               ? ietf_arena_join(a, options->reference_base_url, url + strlen(HOME), NULL)
               : url;
}

size_t
ietf_candidates(const ietf_options *options, const char *reference,
                enum ietf_load_purpose purpose, ietf_arena *a,
                ietf_candidate out[IETF_MOST_CANDIDATES])
{
    const char *base = options->reference_base_url;
    bool complete = ietf_str_ends(reference, ".xml") || ietf_str_ends(reference, ".ent") ||
                    ietf_str_ends(reference, ".dtd");
    const char *name = complete ? reference : ietf_arena_join(a, reference, ".xml", NULL);
    size_t count = 0, own;

    if (strstr(reference, "://")) {
        if (!complete && purpose != IETF_LOAD_ARTWORK)
            add(out, &count, mirrored(options, name, a), a);
        add(out, &count, mirrored(options, reference, a), a);
        return count;
    }
    if (strchr(reference, '/')) {
        add(out, &count, ietf_arena_join(a, base, name, NULL), a);
        return count;
    }
    own = own_collection(reference);
    add(out, &count, ietf_arena_join(a, base, collections[own].name, "/", name, NULL), a);
    for (size_t i = 0; i < COLLECTIONS; i++)
        if (i != own)
            add(out, &count, ietf_arena_join(a, base, collections[i].name, "/", name, NULL), a);
    return count;
}

/* How numbers, strings, names and trees of names stand in a file (ISO 32000-1, 7.3 and 7.9).
 * All arithmetic is in whole numbers. */
#include <stdlib.h>

#include "formatters/pdf/write.h"

enum { PER_LEAF = 64 };

int64_t
pdf_milli(pdf_unit unit)
{
    int64_t scaled = (int64_t)unit * 125;

    return scaled >= 0 ? (scaled + 64) / 128 : -((64 - scaled) / 128);
}

/* The digits before `end`, backwards; gives where they begin. */
static char *
digits_before(char *end, uint64_t number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

void
pdf_put_int(ietf_buf *b, int64_t number)
{
    char text[24];
    char *end = text + sizeof text;
    char *start = digits_before(end, number < 0 ? -(uint64_t)number : (uint64_t)number);

    if (number < 0)
        *--start = '-';
    ietf_buf_add(b, start, (size_t)(end - start));
}

void
pdf_put_milli(ietf_buf *b, int64_t milli)
{
    uint64_t size = milli < 0 ? -(uint64_t)milli : (uint64_t)milli;
    uint64_t whole = size / 1000;
    unsigned part = (unsigned)(size % 1000);
    char text[32];
    char *dot = text + 26, *end = dot, *start;

    if (part) {
        dot[0] = '.';
        dot[1] = (char)('0' + part / 100);
        dot[2] = (char)('0' + part / 10 % 10);
        dot[3] = (char)('0' + part % 10);
        for (end = dot + 4; end[-1] == '0'; end--)
            continue;
    }
    start = whole || !part ? digits_before(dot, whole) : dot;
    if (milli < 0)
        *--start = '-';
    ietf_buf_add(b, start, (size_t)(end - start));
}

void
pdf_put_unit(ietf_buf *b, pdf_unit unit)
{
    pdf_put_milli(b, pdf_milli(unit));
}

void
pdf_put_ref(ietf_buf *b, uint32_t number)
{
    char text[24] = " ";
    char *end = text + sizeof text;
    char *start = digits_before(end - 4, number);

    memcpy(end - 4, " 0 R", 4);
    *--start = ' ';
    ietf_buf_add(b, start, (size_t)(end - start));
}

/* Bytes on their way into a buffer, many at a time. */
typedef struct piece {
    ietf_buf *out;
    size_t count;
    char bytes[256];
} piece;

static void
piece_add(piece *p, char byte)
{
    if (p->count == sizeof p->bytes) {
        ietf_buf_add(p->out, p->bytes, p->count);
        p->count = 0;
    }
    p->bytes[p->count++] = byte;
}

static void
piece_end(piece *p)
{
    ietf_buf_add(p->out, p->bytes, p->count);
}

void
pdf_put_bytes(ietf_buf *b, const char *bytes, size_t length)
{
    piece p;

    p.out = b;
    p.count = 0;
    piece_add(&p, '(');
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < ' ' || byte > '~') {
            piece_add(&p, '\\');
            piece_add(&p, (char)('0' + (byte >> 6)));
            piece_add(&p, (char)('0' + (byte >> 3 & 7)));
            byte = (unsigned char)('0' + (byte & 7));
        } else if (byte == '(' || byte == ')' || byte == '\\') {
            piece_add(&p, '\\');
        }
        piece_add(&p, (char)byte);
    }
    piece_add(&p, ')');
    piece_end(&p);
}

static void
put_hex16(piece *p, unsigned value)
{
    for (int shift = 12; shift >= 0; shift -= 4)
        piece_add(p, "0123456789ABCDEF"[value >> shift & 15]);
}

void
pdf_put_utf16(ietf_buf *b, const char *text, size_t length)
{
    piece p;

    p.out = b;
    p.count = 0;
    for (const char *end = text + length; text < end;) {
        uint32_t c = ietf_utf8_next(&text, end);
        if (c >= 0x10000) {
            put_hex16(&p, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + (c & 0x3FF);
        }
        put_hex16(&p, c);
    }
    piece_end(&p);
}

void
pdf_put_text(ietf_buf *b, const char *text)
{
    size_t length = strlen(text);
    bool plain = true;

    for (size_t i = 0; i < length; i++)
        plain &= text[i] >= ' ' && text[i] <= '~';
    if (plain) {
        pdf_put_bytes(b, text, length);
        return;
    }
    ietf_buf_adds(b, "<FEFF");
    pdf_put_utf16(b, text, length);
    ietf_buf_addc(b, '>');
}

void
pdf_put_name(ietf_buf *b, const char *name)
{
    ietf_buf_addc(b, '/');
    for (; *name; name++) {
        unsigned char byte = (unsigned char)*name;
        if (ietf_is_alpha(byte) || ietf_is_digit(byte) || strchr("-+_.:", byte)) {
            ietf_buf_addc(b, (char)byte);
            continue;
        }
        ietf_buf_addc(b, '#');
        ietf_buf_addc(b, "0123456789ABCDEF"[byte >> 4]);
        ietf_buf_addc(b, "0123456789ABCDEF"[byte & 15]);
    }
}

static bool
is_hex(int c)
{
    return ietf_is_digit(c) || (ietf_to_lower(c) >= 'a' && ietf_to_lower(c) <= 'f');
}

/* RFC 3986: what may not stand in a URI is percent-encoded; a percent sign that encodes
 * something stays. */
void
pdf_put_uri(ietf_buf *b, const char *uri)
{
    ietf_buf_addc(b, '(');
    for (; *uri; uri++) {
        unsigned char byte = (unsigned char)*uri;
        bool encode = byte <= ' ' || byte > '~' || strchr("\"<>\\^`{|}", byte) ||
                      (byte == '%' && !(is_hex(uri[1]) && is_hex(uri[2])));
        if (encode) {
            ietf_buf_addc(b, '%');
            ietf_buf_addc(b, "0123456789ABCDEF"[byte >> 4]);
            ietf_buf_addc(b, "0123456789ABCDEF"[byte & 15]);
            continue;
        }
        if (byte == '(' || byte == ')')
            ietf_buf_addc(b, '\\');
        ietf_buf_addc(b, (char)byte);
    }
    ietf_buf_addc(b, ')');
}

/* Year, month, day, hour, minute, second (the proleptic Gregorian calendar, UTC). */
static void
calendar(int64_t seconds, int fields[6])
{
    int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
    int64_t rest = seconds - days * 86400;
    int64_t shifted = days + 719468; /* days since 0000-03-01 */
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t in_era = shifted - era * 146097;
    int64_t year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int64_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * in_year + 2) / 153;

    fields[2] = (int)(in_year - (153 * month + 2) / 5 + 1);
    fields[1] = (int)(month < 10 ? month + 3 : month - 9);
    fields[0] = (int)(year + era * 400 + (fields[1] <= 2));
    fields[3] = (int)(rest / 3600);
    fields[4] = (int)(rest / 60 % 60);
    fields[5] = (int)(rest % 60);
}

/* With the text of `separators` behind each field. */
static void
put_calendar(ietf_buf *b, int64_t seconds, const char *const separators[6])
{
    int fields[6];

    calendar(seconds < 0 || seconds > INT64_C(253402300799) ? 0 : seconds, fields);
    for (int i = 0; i < 6; i++) {
        for (int unit = i ? 10 : 1000; unit; unit /= 10)
            ietf_buf_addc(b, (char)('0' + fields[i] / unit % 10));
        ietf_buf_adds(b, separators[i]);
    }
}

void
pdf_put_date(ietf_buf *b, int64_t seconds)
{
    static const char *const separators[6] = {"", "", "", "", "", "Z)"};

    ietf_buf_adds(b, "(D:");
    put_calendar(b, seconds, separators);
}

void
pdf_put_iso_date(ietf_buf *b, int64_t seconds)
{
    static const char *const separators[6] = {"-", "-", "T", ":", ":", "Z"};

    put_calendar(b, seconds, separators);
}

static int
compare_keys(const void *left, const void *right)
{
    const pdf_tree_entry *l = left, *r = right;
    int order = strcmp(l->key, r->key); /* as unsigned bytes */

    return order ? order : (l->number > r->number) - (l->number < r->number);
}

size_t
pdf_tree_sort(pdf_tree_entry *entries, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        entries[i].number = (uint32_t)i;
    if (count)
        qsort(entries, count, sizeof *entries, compare_keys);
    for (size_t i = 0; i < count; i++)
        if (!kept || strcmp(entries[kept - 1].key, entries[i].key) != 0)
            entries[kept++] = entries[i];
    return kept;
}

static void
put_key(ietf_buf *b, const pdf_tree_entry *entry)
{
    if (entry->key)
        pdf_put_bytes(b, entry->key, strlen(entry->key));
    else
        pdf_put_int(b, entry->number);
}

/* A node of the tree over the entries from first to before end. */
static void
put_node(ietf_buf *b, const pdf_tree_entry *entries, size_t first, size_t end, bool limits)
{
    ietf_buf_adds(b, "<<");
    if (limits) {
        ietf_buf_adds(b, "/Limits[");
        put_key(b, &entries[first]);
        ietf_buf_addc(b, ' ');
        put_key(b, &entries[end - 1]);
        ietf_buf_addc(b, ']');
    }
    ietf_buf_adds(b, entries[first].key ? "/Names[" : "/Nums[");
    for (size_t i = first; i < end; i++) {
        put_key(b, &entries[i]);
        ietf_buf_addc(b, ' ');
        ietf_buf_adds(b, entries[i].value);
        ietf_buf_addc(b, ' ');
    }
    ietf_buf_adds(b, "]>>");
}

uint32_t
pdf_tree_write(pdf_file *f, const pdf_tree_entry *entries, size_t count)
{
    uint32_t root = pdf_file_number(f), leaf = root + 1;

    if (!count || count <= PER_LEAF) {
        if (count)
            put_node(pdf_object_begin(f, root), entries, 0, count, false);
        else
            ietf_buf_adds(pdf_object_begin(f, root), "<</Names[]>>");
        pdf_object_end(f);
        return root;
    }
    for (size_t i = 0; i < count; i += PER_LEAF)
        pdf_file_number(f); /* one after the other, from leaf on */
    for (size_t i = 0; i < count; i += PER_LEAF) {
        size_t end = i + PER_LEAF < count ? i + PER_LEAF : count;
        put_node(pdf_object_begin(f, leaf + (uint32_t)(i / PER_LEAF)), entries, i, end, true);
        pdf_object_end(f);
    }
    ietf_buf_adds(pdf_object_begin(f, root), "<</Kids[");
    for (size_t i = 0; i < count; i += PER_LEAF)
        pdf_put_ref(&f->plain, leaf + (uint32_t)(i / PER_LEAF));
    ietf_buf_adds(&f->plain, "]>>");
    pdf_object_end(f);
    return root;
}

/* Lines and columns of markup, exact through entities and included files. libxml2 calls back
 * when it has read a tag; the tag's start is found by looking backwards for its sign. */
#include <string.h>

#include "libietfdoc/parse/reader.h"
#include "libietfdoc/util/utf8.h"

/* Walks on to `offset`, which never moves back but within one tag. */
static void
cursor_advance(ietf_cursor *c, size_t offset)
{
    const char *at = c->text + c->offset, *end = c->text + offset, *line_end;

    if (offset < c->offset) {
        *c = (ietf_cursor){c->text, c->length, c->skipped, 0, 1, 1, c->file};
        at = c->text;
    }
    while ((line_end = memchr(at, '\n', (size_t)(end - at)))) {
        c->line++;
        c->column = 1;
        at = line_end + 1;
    }
    c->column += (unsigned)ietf_utf8_count(at, (size_t)(end - at));
    c->offset = offset;
}

/* Where the last `sign` before `end` begins. */
static size_t
find_back(const char *text, size_t end, const char *sign)
{
    size_t length = strlen(sign);

    while (length > 0 && end > 0) {
        const char *found = memrchr(text, sign[0], end);

        if (!found)
            return 0;
        end = (size_t)(found - text);
        if (strncmp(found, sign, length) == 0)
            break;
    }
    return end;
}

static ietf_position
cursor_position(ietf_cursor *c, xmlParserCtxtPtr context, const char *sign)
{
    const xmlParserInput *input = context->input;
    size_t offset =
        input ? c->skipped + input->consumed + (size_t)(input->cur - input->base) : c->length;

    if (offset > c->length)
        offset = c->length;
    cursor_advance(c, find_back(c->text, offset, sign));
    return (ietf_position){c->file, c->line, c->column};
}

/* The level of an entity's context, made when it is new. Contexts above it have ended. */
static ietf_entity_level *
level_of(ietf_reader *r, const void *context)
{
    ietf_entity_level *level;
    const ietf_cursor *file;

    for (size_t i = r->level_count; i > 0; i--)
        if (r->levels[i - 1].context == context) {
            r->level_count = i;
            return &r->levels[i - 1];
        }
    if (r->level_count == r->level_capacity) {
        size_t capacity = r->level_capacity ? r->level_capacity * 2 : 4;

        r->levels =
            ietf_arena_grow(r->job->arena, r->levels, r->level_capacity * sizeof(*r->levels),
                            capacity * sizeof(*r->levels));
        r->level_capacity = capacity;
    }
    level = &r->levels[r->level_count++];
    *level = (ietf_entity_level){.context = context};
    level->file = r->cursor.file;
    level->line = r->cursor.line;
    level->column = r->cursor.column;
    file = r->last_entity ? ietf_map_get(&r->entity_files, r->last_entity) : NULL;
    if (file) {
        level->has_file = true;
        level->cursor = *file;
    }
    return level;
}

ietf_position
ietf_reader_position(xmlParserCtxtPtr context, const char *sign)
{
    ietf_reader *r = ietf_reader_of(context);
    ietf_entity_level *level;

    if (context == r->main) {
        r->level_count = 0;
        if (context->inputNr <= 1)
            return cursor_position(&r->cursor, context, sign);
        return (ietf_position){r->cursor.file, r->cursor.line, r->cursor.column};
    }
    level = level_of(r, context);
    if (level->has_file)
        return cursor_position(&level->cursor, context, sign);
    return (ietf_position){level->file, level->line, level->column};
}

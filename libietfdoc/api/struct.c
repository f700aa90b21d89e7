/* The two ways through which structs of other sizes go. */
#include "libietfdoc/api/struct.h"

#include <string.h>

static size_t
size_of(const void *theirs)
{
    size_t size;

    memcpy(&size, theirs, sizeof(size));
    return size;
}

bool
ietf_struct_take(void *ours, size_t size, size_t least, const void *theirs)
{
    const char *bytes = theirs;
    size_t given = size_of(theirs);

    if (given < least)
        return false;
    for (size_t i = size; i < given; i++)
        if (bytes[i])
            return false;
    memset(ours, 0, size);
    memcpy(ours, theirs, given < size ? given : size);
    return true;
}

bool
ietf_struct_give(void *theirs, size_t least, const void *ours, size_t size)
{
    char *bytes = theirs;
    size_t wanted = size_of(theirs);
    size_t common = wanted < size ? wanted : size;

    if (wanted < least)
        return false;
    memcpy(bytes + sizeof(size_t), (const char *)ours + sizeof(size_t),
           common - sizeof(size_t));
    if (wanted > size)
        memset(bytes + size, 0, wanted - size);
    return true;
}

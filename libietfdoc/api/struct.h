/* Public structs that grow at their end: what a program compiled with another header gives or
 * wants fits all the same. Each begins with size_t struct_size, which the program has set. */
#ifndef IETF_STRUCT_H
#define IETF_STRUCT_H

#include <stdbool.h>
#include <stddef.h>

/* The size that the struct had in the first version, by its last member of then. */
#define IETF_STRUCT_LEAST(type, last) (offsetof(type, last) + sizeof(((type *)0)->last))

/* Reads the program's struct into ours of `size` bytes: what it lacks is 0. False when it is
 * smaller than `least`, or when it sets a member that this version does not know. */
bool ietf_struct_take(void *ours, size_t size, size_t least, const void *theirs);

/* Fills the program's struct from ours: members that it lacks are left out, members that we
 * lack become 0. False when it is smaller than `least`. */
bool ietf_struct_give(void *theirs, size_t least, const void *ours, size_t size);

#endif

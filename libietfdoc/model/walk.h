/* Visiting a subtree without recursion: the tree itself is the stack. */
#ifndef IETF_WALK_H
#define IETF_WALK_H

#include "libietfdoc/model/node.h"

typedef struct ietf_visitor {
    /* Called before and after the children of every node; text, comments and instructions get
     * enter only. enter returns false to skip the children (leave is still called). */
    bool (*enter)(ietf_node *n, void *user);
    void (*leave)(ietf_node *n, void *user);
} ietf_visitor;

/* Visits n and everything below it. leave may remove n itself; enter may change n's inside. */
void ietf_walk(ietf_node *n, const ietf_visitor *v, void *user);

#endif

/** \file
 * libietfdoc: RFCXML in; text, XML and more out. Make a context, read a document, render it:
 *
 *     ietfdoc_context_new(&context, NULL);
 *     ietfdoc_context_set_option(context, "date", "2026-01-15");
 *     ietfdoc_document_parse_file(&document, context, "draft.xml");
 *     ietfdoc_document_render(document, context, "text", write, user);
 *
 * Conventions. What ..._new and ..._parse make, the matching ..._free gives back; every other
 * pointer that comes out is borrowed. Strings are NUL-terminated UTF-8; what may be long or
 * hold a NUL (documents, output, files) is a pointer and a length. Structs start with
 * struct_size and grow at their end only: those that the caller fills or has filled have an
 * ..._INIT macro, and a program that was compiled with an older header keeps working.
 * Enumerations have the size of an int; a later version may have more values, never other
 * numbers for these. Callbacks get the `user` pointer that was registered with them as their
 * last argument; they must not unwind (longjmp, C++ exceptions) through the library, nor free
 * the context or document that is being worked on. Only the ..._free functions take NULL for an
 * object. The library has no global state, reads no clock and no environment (but for
 * references that it is told to fetch, whose age and proxies count), and knows no
 * locale. */
#ifndef IETFDOC_IETFDOC_H
#define IETFDOC_IETFDOC_H

#include "ietfdoc/base.h"
#include "ietfdoc/context.h"
#include "ietfdoc/document.h"
#include "ietfdoc/formatter.h"
#include "ietfdoc/message.h"
#include "ietfdoc/module.h"
#include "ietfdoc/node.h"
#include "ietfdoc/progress.h"
#include "ietfdoc/references.h"

#endif

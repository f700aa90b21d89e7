/* Pagination. */
#ifndef IETF_TEXT_PAGES_H
#define IETF_TEXT_PAGES_H

#include "formatters/text/text.h"

/* Appends the lines with page heads and feet, and page numbers in the table of contents. */
void ietf_text_paginate(ietf_text *x, const ietf_text_lines *lines, ietf_text_lines *out);

#endif

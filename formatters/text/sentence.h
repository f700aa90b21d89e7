/* Two blanks after a sentence: which one-blank chunks between words become two blanks. */
#ifndef IETF_TEXT_SENTENCE_H
#define IETF_TEXT_SENTENCE_H

#include "formatters/text/wrap.h"

void ietf_sentences_space(ietf_slice *chunks, size_t count);

#endif

/* The table of looks. */
#include "formatters/pdf/flow.h"

const pdf_look pdf_looks[PDF_LOOK_COUNT] = {
#define LOOK(name, ...) [PDF_LOOK_##name] = {__VA_ARGS__},
#include "formatters/pdf/looks.def"
#undef LOOK
};

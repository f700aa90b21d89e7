/* How wide boxes want to be: for the columns of tables. */
#include "formatters/pdf/build.h"

static void
widen(pdf_unit *width, pdf_unit other)
{
    if (*width < other)
        *width = other;
}

static void
measure_text(pdf_maker *m, pdf_node *n, pdf_unit *least, pdf_unit *most)
{
    m->stack->widths(pdf_maker_text(m, n), least, most);
}

static void
measure_picture(pdf_maker *m, pdf_node *n, pdf_unit *least, pdf_unit *most)
{
    const pdf_picture *picture = pdf_maker_picture(m, n);

    *most = picture ? picture->width : 0;
    *least = *most < 72 * PDF_POINT ? *most : 72 * PDF_POINT;
}

/* A label may stand beside the body. */
static void
measure_item(pdf_maker *m, pdf_node *n, pdf_unit *least, pdf_unit *most)
{
    pdf_unit label_least = 0, label_most = 0, body_least = 0, body_most = 0;

    if (!n->first)
        return;
    pdf_measure(m, n->first, &label_least, &label_most);
    for (pdf_node *body = n->first->next; body; body = body->next) {
        pdf_unit one = 0, other = 0;

        pdf_measure(m, body, &one, &other);
        widen(&body_least, one);
        widen(&body_most, other);
    }
    *least = body_least + n->indent;
    *most = body_most + (label_most + n->gap > n->indent ? label_most + n->gap : n->indent);
    widen(least, label_least);
    widen(most, label_most);
}

void
pdf_measure(pdf_maker *m, pdf_node *n, pdf_unit *least, pdf_unit *most)
{
    const pdf_look *look = &pdf_looks[n->look];
    pdf_unit around = pdf_inset(m, n, PDF_LEFT) + pdf_inset(m, n, PDF_RIGHT) +
                      pdf_em(m, n, look->margin[PDF_LEFT] + look->margin[PDF_RIGHT]) +
                      (n->box == PDF_ITEM ? 0 : n->indent);

    *least = *most = 0;
    if (n->box == PDF_TEXT)
        measure_text(m, n, least, most);
    else if (n->box == PDF_PICTURE)
        measure_picture(m, n, least, most);
    else if (n->box == PDF_ITEM)
        measure_item(m, n, least, most);
    else
        for (pdf_node *child = n->first; child; child = child->next) {
            pdf_unit one = 0, other = 0;

            pdf_measure(m, child, &one, &other);
            widen(least, one);
            widen(most, other);
        }
    *least += around;
    *most += around;
}

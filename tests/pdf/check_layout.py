#!/usr/bin/env python3
"""check_layout.py DUMP…: looks for bad pages in what --pdf-layout wrote.

Faults: a heading at the foot of a page, fewer than three lines of a paragraph alone on a page, text
on text, text beyond the margins, pages without text. Exits with 1 when there are any."""
import re
import sys

LINE = re.compile(r'  line (\S+) (\S+) (\S+) (\S+) (\d+)/(\d+) of (\S+) (\S+) (\S+)( again)? "(.*)"$')
PICTURE = re.compile(r'  picture (\S+) (\S+) (\S+) (\S+) (\S+) (\S+) (\S+)$')
LINES_TOGETHER = 3
SLACK = 0.75  # points: borders, rounding


class Line:
    def __init__(self, match):
        self.x, self.baseline, self.width, self.height = map(float, match.groups()[:4])
        self.number, self.count = int(match[5]), int(match[6])
        self.node, self.look, self.role = match[7], match[8], match[9]
        self.again, self.text = bool(match[10]), match[11]
        # the ink of ordinary letters
        self.top = self.baseline - self.height * 0.55
        self.bottom = self.baseline + self.height * 0.1


class Page:
    def __init__(self, number, held):
        self.number, self.held = number, held
        self.lines, self.pictures = [], []


def read(path):
    """The pages of a dump, and the box of the text: left, top, right, bottom."""
    pages, box = [], None
    with open(path, encoding='utf-8') as file:
        rows = file.read().rstrip('\n').split('\n')
    for row in rows:
        if row.startswith('paper'):
            box = tuple(map(float, row.split()[4:8]))
        elif row.startswith('page'):
            words = row.split()
            pages.append(Page(int(words[1]), words[5]))
        elif match := LINE.match(row):
            pages[-1].lines.append(Line(match))
        elif match := PICTURE.match(row):
            pages[-1].pictures.append(tuple(map(float, match.groups()[:4])))
        elif not row.startswith('  fill'):
            raise SystemExit(f'{path}: cannot read: {row}')
    return pages, box


def text_lines(page):
    return [line for line in page.lines if line.node != '-' and not line.again]


def headings_at_foot(pages):
    for page in pages[:-1]:
        lines = text_lines(page)
        if not lines:
            continue
        last = max(lines, key=lambda line: line.baseline)
        below = [picture for picture in page.pictures if picture[1] > last.baseline]
        if re.match(r'heading|title', last.look) and not below:
            yield f'page {page.number}: the heading "{last.text}" stands at the foot'


def lonely_lines(pages):
    for page in pages:
        here = {}
        for line in text_lines(page):
            here.setdefault(line.node, []).append(line)
        for lines in here.values():
            first, last = lines[0], lines[-1]
            alone = len(lines) < LINES_TOGETHER and len(lines) < first.count
            if alone and (last.number < first.count or first.number > 1):
                yield (f'page {page.number}: {len(lines)} of {first.count} lines of '
                       f'{first.look} alone: "{first.text}"')


def overlaps(pages):
    for page in pages:
        lines = sorted((line for line in page.lines if line.text.strip()), key=lambda line: line.top)
        for i, one in enumerate(lines):
            for other in lines[i + 1:]:
                if other.top >= one.bottom - SLACK:
                    break
                if other.x < one.x + one.width - SLACK and one.x < other.x + other.width - SLACK:
                    yield f'page {page.number}: "{one.text}" and "{other.text}" overlap'
        for x, top, width, height in page.pictures:
            for line in lines:
                if (line.top < top + height - SLACK and top < line.bottom - SLACK and
                        line.x < x + width - SLACK and x < line.x + line.width - SLACK):
                    yield f'page {page.number}: "{line.text}" stands on a picture'


def beyond_margins(pages, box):
    left, top, right, bottom = box
    for page in pages:
        for line in page.lines:
            if line.node == '-':
                continue
            if line.x < left - 30 or line.x + line.width > right + SLACK:
                yield f'page {page.number}: "{line.text}" goes beyond the margin'
            if line.top < top - SLACK or line.bottom > bottom + SLACK:
                yield f'page {page.number}: "{line.text}" stands outside the text'
        for x, y, width, height in page.pictures:
            if x < left - SLACK or x + width > right + SLACK or y + height > bottom + SLACK:
                yield f'page {page.number}: a picture goes beyond the margin'


def empty_pages(pages):
    for page in pages:
        if not text_lines(page) and not page.pictures:
            yield f'page {page.number}: empty'


def faults(path):
    pages, box = read(path)
    yield from headings_at_foot(pages)
    yield from lonely_lines(pages)
    yield from overlaps(pages)
    yield from beyond_margins(pages, box)
    yield from empty_pages(pages)


def main(paths):
    found = 0
    for path in paths:
        for fault in faults(path):
            print(f'{path}: {fault}')
            found += 1
    print(f'{len(paths)} layouts, {found} faults')
    return found > 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))

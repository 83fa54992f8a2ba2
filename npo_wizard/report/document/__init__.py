"""The document: strict XHTML in a small vocabulary, read into the tree of `nodes`.

Anything that is not named here raises `DocumentError(line, what)`. Names and classes are exact;
every element and attribute not listed is refused. Text is escaped by the template, white space is
folded, characters that cannot be printed are dropped. Entities: only `&amp; &lt; &gt; &quot;`,
`&apos;` and numbers (`&#160;` is a fixed space).

    html lang                    > head, body
    head                         > title, meta name content
                                   names: subject author keywords foot status draft paper
                                   foot: text at the left of the running foot; draft: yes or no;
                                   paper: a4 or a3
    body                         > section
    section class=cover|summary|contents|chapter|annex|part [id] [data-stage=join|needs|plan|last]
                                   all but part begin on a new page; part stands inside another
                                 > h1-h4 p ul ol table figure logo room contents section.part
    h1 h2 h3 h4 [id]             > inline; a level is never skipped; numbers are part of the text
    p [class=eyebrow|lead|small|empty|warn|subtitle]
                                 > inline; an eyebrow stands right above a heading
    ul ol                        > li > inline, or inline then ul/ol, or p/ul/ol
    ul class=tiles               > li > strong (the figure) then inline (its words)
    inline                       = text, strong, em, a href, span lang, br
    a href [class=page]            #id of this document, https:, http: or mailto:
                                   page: paper says on which page the place is
    table class=grid|facts|cover [data-label]
                                 > [caption] [colgroup] [thead] tbody [tfoot]
                                   grid: a caption, or data-label when the heading above names it
    colgroup > col width           relative numbers, one per column
    thead tbody tfoot > tr [class=total] > th td
    th scope=col|row, td         [class=num|warn|"num warn"] [colspan] [rowspan]
                                 > inline or p/ul/ol
    figure kind alt [figcaption as last child > inline]
      kind=bars                  > item label value text [tone=1..6]
      kind=stacked               > item label part value [tone=1..6] [total]
                                   total: printed at the end of the bar, on one item per label
      kind=gantt [from to: years]
                                 > item label start end (ISO days) [tone=1..6 | stage]
      kind=thread [columns="A|B|C"]
                                 > item id label column=1.. [missing=yes], link from to
    logo alt                     the logo of the house style, first on a cover or summary
    room lines=1-40              room to write by hand; also in a cell
    contents                     the list of contents, only in section.contents

Paragraphs, list items and lists that turn out to be empty are left out; a heading, caption
or title without text becomes "Zonder titel".
"""

from npo_wizard.report.document.nodes import Document, DocumentError
from npo_wizard.report.document.reader import parse

__all__ = ["Document", "DocumentError", "parse"]

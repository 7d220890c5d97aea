"""Makes a flat OpenDocument of a report that diachron extracted: numbers by automatic numbering,
headings by style, footnotes and tables as such. LibreOffice makes DOCX, PDF and HTML of it."""

from xml.sax.saxutils import escape

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    ])

ALIGNMENT = """<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">
<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="1.6cm"
 fo:margin-left="0cm" fo:text-indent="0cm"/></style:list-level-properties>"""

HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph" style:class="text">
 <style:paragraph-properties fo:margin-bottom="0.2cm" fo:text-align="justify"/>
 <style:text-properties fo:font-size="10pt" fo:language="en" fo:country="GB" fo:hyphenate="{{hyphenate}}"/>
</style:style>
{{headings}}
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
 <style:paragraph-properties fo:margin-bottom="0cm" fo:margin-left="0.6cm" fo:text-indent="-0.6cm"/>
 <style:text-properties fo:font-size="8pt"/>
</style:style>
<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Standard"/>
<text:notes-configuration text:note-class="footnote" style:num-format="1"
 text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles>
<text:list-style style:name="Numbers">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{ALIGNMENT}</text:list-level-style-number>
 <text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix=".">{ALIGNMENT}</text:list-level-style-number>
</text:list-style>
<style:page-layout style:name="Page">
 <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
  fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/>
 <style:header-style/><style:footer-style/>
</style:page-layout>
<style:style style:name="Cell" style:family="table-cell">
 <style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/>
</style:style>
<style:style style:name="Columns" style:family="section">
 <style:section-properties><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties>
</style:style>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="Page">
 <style:header><text:p text:style-name="Head">{{running}}</text:p></style:header>
 <style:footer><text:p text:style-name="Head"><text:page-number/></text:p></style:footer>
</style:master-page>
</office:master-styles>
<office:body><office:text>
"""

HEADING = """<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}"
 style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="{level}">
 <style:paragraph-properties fo:keep-with-next="always" fo:margin-top="0.4cm" fo:text-align="start"/>
 <style:text-properties fo:font-weight="bold" fo:font-size="{size}pt"/>
</style:style>"""


def note(mark, text):
    return (f'<text:note text:note-class="footnote"><text:note-citation'
            f'{"" if mark.isdigit() else f" text:label={chr(34)}{escape(mark)}{chr(34)}"}>{escape(mark)}'
            f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">'
            f'{escape(text)}</text:p></text:note-body></text:note>')


def paragraphs_of(text, notes):
    """The lines of a paragraph: its items stand on lines of their own."""
    lines = text.split("\n")
    parts = [f'<text:p text:style-name="Standard">{escape(line)}' for line in lines]
    parts[-1] += "".join(note(n["label"] or "*", n["text"]) for n in notes)
    return [part + "</text:p>" for part in parts]


def numbered(label, parts, is_typed):
    """An automatic number: 12, or 124.17 as the second level of a list whose first level is at 124.
    HTML has no numbers of two levels, so there they are typed."""
    numbers = label.split(".")
    if len(numbers) > 2 or (len(numbers) == 2 and is_typed):
        first, rest = parts[0].split(">", 1)
        return "".join([f"{first}>{label} {rest}"] + parts[1:])
    item = f'<text:list-item text:start-value="{numbers[-1]}">{"".join(parts)}</text:list-item>'
    if len(numbers) == 2:
        item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
    return f'<text:list text:style-name="Numbers" text:continue-numbering="true">{item}</text:list>'


def table(text, notes):
    rows = [row.split("\t") for row in text.split("\n")]
    width = max(2, *(len(row) for row in rows))  # a table of one column would be a frame
    out = [f'<table:table><table:table-column table:number-columns-repeated="{width}"/>']
    for row in rows:
        span = f' table:number-columns-spanned="{width}"' if len(row) == 1 and width > 2 else ""
        cells = "".join(f'<table:table-cell table:style-name="Cell"{span}><text:p text:style-name="Head">'
                        f"{escape(cell)}</text:p></table:table-cell>"
                        for cell in (row if span else row + [""] * (width - len(row))))
        out.append(f"<table:table-row>{cells}</table:table-row>")
    marks = "".join(note(n["label"] or "*", n["text"]) for n in notes)
    return "".join(out).replace("</text:p>", marks + "</text:p>", 1) + "</table:table>"


def make(document, columns=1, hyphenate=False, is_typed=False):
    headings = "\n".join(HEADING.format(level=i, size=15 - i) for i in range(1, 9))
    out = [HEAD.format(headings=headings, running=escape(document["id"]),
                       hyphenate="true" if hyphenate else "false")]
    if columns > 1:
        out.append('<text:section text:style-name="Columns" text:name="Columns">')
    section = []
    paragraphs = document["paragraphs"]
    for i, paragraph in enumerate(paragraphs):
        if paragraph["kind"] == "footnote":
            continue
        notes = []
        for following in paragraphs[i + 1:]:
            if following["kind"] != "footnote":
                break
            notes.append(following)
        same = 0
        while (same < min(len(section), len(paragraph["section"]))
               and section[same] == paragraph["section"][same]):
            same += 1
        for level, title in enumerate(paragraph["section"][same:], same + 1):
            out.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
                       f"{escape(title)}</text:h>")
        section = paragraph["section"]
        if paragraph["kind"] == "table":
            out.append(table(paragraph["text"], notes))
        elif paragraph["label"]:
            out.append(numbered(paragraph["label"], paragraphs_of(paragraph["text"], notes),
                                is_typed))
        else:
            out.extend(paragraphs_of(paragraph["text"], notes))
    if columns > 1:
        out.append("</text:section>")
    return "\n".join(out) + "\n</office:text></office:body></office:document>\n"

"""DOCX and PDF made of a few lines, for tests of the command line."""
import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>
</w:num></w:numbering>"""
LINKS = '<Relationships><Relationship Type="x/numbering" Target="numbering.xml"/></Relationships>'


def run(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(content):
    """A paragraph that Word numbers; its content is text, or runs."""
    content = content if content.startswith("<") else run(content)
    return f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{content}</w:p>'


def docx(paragraphs):
    """The bytes of a DOCX of <w:p> elements; the same each time."""
    file = io.BytesIO()
    parts = {"word/document.xml": f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
             "word/numbering.xml": NUMBERING, "word/_rels/document.xml.rels": LINKS}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def escape(line):
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def write_pdf(streams, fonts):
    """The bytes of a PDF: a page for each stream of operators, and fonts {name: base font} that they may name."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} >>" for font in fonts.values()]
    names = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(fonts, 3))
    kids = []
    for stream in streams:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
                       f"/Resources << /Font << {names} >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return (out + f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n").encode()


def pdf(pages, font="Helvetica"):
    """The bytes of a PDF; a page is a list of lines, set below each other."""
    texts = ["".join(f"1 0 0 1 70 {780 - 12 * i} Tm ({escape(line)}) Tj\n" for i, line in enumerate(lines)) for lines in pages]
    return write_pdf([f"BT /F 10 Tf\n{text}ET" for text in texts], {"F": font})

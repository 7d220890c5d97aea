"""Writes a report that diachron extracted as Markdown and as Akoma Ntoso."""

from xml.sax.saxutils import escape, quoteattr


def walk(document):
    """Each paragraph with the headings that open before it and its footnotes."""
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
        section = paragraph["section"]
        yield paragraph, same, section[same:], notes


def markdown(document):
    out = []
    for paragraph, depth, headings, notes in walk(document):
        for level, title in enumerate(headings, depth + 1):
            out.append(f"{'#' * min(level, 6)} {title}\n")
        marks = "".join(f"[^{note['label'] or '*'}]" for note in notes)
        text = paragraph["text"].replace("*", "\\*").replace("_", "\\_").replace("<", "\\<")
        if paragraph["kind"] == "table":
            rows = [row.split("\t") for row in text.replace("|", "\\|").split("\n")]
            width = max(len(row) for row in rows)
            rows = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in rows]
            out.append("\n".join([rows[0], "|" + "---|" * width] + rows[1:]) + "\n")
        else:
            lines = text.split("\n")
            label = paragraph["label"]
            if label:
                lines[0] = f"{label}{'' if '.' in label else '.'} {lines[0]}"
            elif lines[0][:1] in "-+#>•":
                lines[0] = "\\" + lines[0]
            indent = " " * (len(label) + 2) if label and "." not in label else ""
            items = [line if n == 0 else "\n" + indent + ("\\" if line[0] in "-+" else "") + line
                     for n, line in enumerate(lines)]
            out.append("\n".join(items) + marks + "\n")
        out.extend(f"[^{note['label'] or '*'}]: {note['text']}\n" for note in notes)
    return "\n".join(out)


def akn(document):
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n'
           '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
           '<statement name="report"><mainBody>']
    n_open = 0
    for paragraph, depth, headings, notes in walk(document):
        out.extend(["</hcontainer>"] * (n_open - depth))
        n_open = depth + len(headings)
        out.extend(f'<hcontainer name="section"><heading>{escape(title)}</heading>'
                   for title in headings)
        inner = "".join(f"<authorialNote marker={quoteattr(note['label'] or '*')}>"
                        f"<p>{escape(note['text'])}</p></authorialNote>" for note in notes)
        lines = [escape(line) for line in paragraph["text"].split("\n")]
        if paragraph["kind"] == "table":
            lines[0] = lines[0] + inner if "\t" not in lines[0] else lines[0].replace("\t", inner + "\t", 1)
            out.append("<table>" + "".join(
                "<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in line.split("\t")) + "</tr>"
                for line in lines) + "</table>")
            continue
        lines[-1] += inner
        content = "".join(f"<p>{line}</p>" for line in lines)
        number = f"<num>{paragraph['label']}.</num>" if paragraph["label"] else ""
        out.append(f"<paragraph>{number}<content>{content}</content></paragraph>\n"
                   if number else content + "\n")
    out.extend(["</hcontainer>"] * n_open + ["</mainBody></statement></akomaNtoso>\n"])
    return "".join(out)

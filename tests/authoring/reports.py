"""Reports of every form that a test imports: what they say in, their bytes out. All of it is invented."""

import io
from collections.abc import Sequence

from docx import Document

TITLE = "Norway names its delegation for the mackerel talks"
PARAGRAPHS = (
    "Norway has named its delegation for the mackerel talks with Iceland, which open in Bergen on 9 March.",
    "Kari Nes, director at the Ministry of Fisheries, will lead it. Ola Vik, the minister, will not come, as a "
    "spokesman of the government said to reporters in the harbour on Monday morning.",
    "Norway demands that the quota be cut by a tenth. Iceland has rejected any cut before the summer survey, and has "
    "asked for a meeting of the two ministers at which all of this can be settled at once.",
)
TEXT = "\n\n".join([TITLE, "By Jane Roe and John Doe", "2 March 2026", *PARAGRAPHS])


def page(
    *, head: str = '<meta property="article:published_time" content="2026-03-02T08:00:00Z">', body: str = ""
) -> bytes:
    """A web page with a menu, scripts and a footer around the report."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:site_name" content="Harbour Gazette"><meta name="author" content="Jane Roe">{head}
<script>alert("stolen")</script><style>p {{ color: red }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport and weather</a></li></ul></nav>
<article><h1>{TITLE}</h1>{paragraphs}<script>track()</script>{body}</article>
<footer><p>All rights reserved. Cookies. Imprint.</p></footer></body></html>""".encode()


def word() -> bytes:
    """A DOCX file with the title as a heading."""
    document = Document()
    document.core_properties.author = "Jane Roe"
    document.add_heading(TITLE, 0)
    document.add_paragraph("2 March 2026")
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Quota", "a tenth less"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def pdf(paragraphs: Sequence[str] = (TITLE, "2 March 2026", *PARAGRAPHS), info: str = "") -> bytes:
    """A PDF of one page, each paragraph in lines of 80 letters with a space below."""
    drawn, at = [], 780
    for paragraph in paragraphs:
        line = ""
        for part in [*paragraph.split(), ""]:
            if not part or len(line) + len(part) > 80:
                escaped = line.strip().replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
                drawn.append(f"BT /F1 10 Tf 50 {at} Td ({escaped}) Tj ET")
                at, line = at - 12, ""
            line += f"{part} "
        at -= 18
    stream = "\n".join(drawn)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< {info} >>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF"
    return made.encode("latin-1")

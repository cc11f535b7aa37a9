"""What makes a PDF more than ink: tags, reading order, metadata, the attached credential.

reportlab draws pages but has no tagged structure, no XMP and no attachments of its own, so
these objects are written here, in the words of ISO 32000-1, 14.7 to 14.9 (tags) and of
ISO 19005-3, annex E (associated files). Nothing here claims that a file conforms to PDF/A
or PDF/UA: neither could be checked.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

ATTACHMENT = "kredensial.json"
PRODUCER = "Literasi"


@dataclass(slots=True)
class Node:
    """An element of the structure. ``marks``: (page, number) of its marked content."""

    role: str
    alt: str = ""
    kids: list["Node"] = field(default_factory=list)
    mark: tuple[int, int] | None = None


class Tags:
    """Marks what is drawn on a canvas, and at the end writes the tree it makes."""

    def __init__(self, canvas):
        self.canvas = canvas
        self.root = Node("Document")
        self._open = [self.root]
        self._marked: list[list[Node]] = [[]]

    def next_page(self) -> None:
        self._marked.append([])

    @contextmanager
    def group(self, role: str):
        """Hold the elements that are drawn meanwhile: a section, a table, a row."""
        node = Node(role)
        self._open[-1].kids.append(node)
        self._open.append(node)
        yield
        self._open.pop()

    @contextmanager
    def element(self, role: str, alt: str = ""):
        """Mark what is drawn meanwhile as one element; ``alt`` says what a picture shows."""
        marked = self._marked[-1]
        node = Node(role, alt, mark=(len(self._marked) - 1, len(marked)))
        self._open[-1].kids.append(node)
        self.canvas.addLiteral(f"/{role} <</MCID {len(marked)}>> BDC")
        marked.append(node)
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def artifact(self):
        """Mark what is drawn meanwhile as mere ornament, or as repeated on every page."""
        self.canvas.addLiteral("/Artifact BMC")
        yield
        self.canvas.addLiteral("EMC")

    def write(self) -> None:
        """Write the tree into the document, once all pages are there."""
        document = self.canvas._doc
        pages = document.Pages.pages
        made: dict[int, PDFDictionary] = {}
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(tree)
        top = self._written(self.root, reference, pages, made)
        tree["K"] = PDFArray([top])
        numbers: list = []
        for number, (page, nodes) in enumerate(zip(pages, self._marked, strict=False)):
            numbers += [number, PDFArray([made[id(node)] for node in nodes])]
            _allow(page, StructParents=number, Tabs=PDFName("S"))
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _written(self, node: Node, parent, pages, made):
        document = self.canvas._doc
        element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role)})
        reference = made[id(node)] = document.Reference(element)
        element["P"] = parent
        if node.alt:
            element["Alt"] = PDFString(node.alt)
        if node.mark:
            page, number = node.mark
            element["Pg"] = document.Reference(pages[page])
            element["K"] = number
        else:
            kids = [self._written(kid, reference, pages, made) for kid in node.kids]
            element["K"] = PDFArray(kids)
        return reference


def _allow(thing, **entries) -> None:
    """Set entries of a catalog or page that reportlab does not know."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *entries]
    for name, value in entries.items():
        setattr(thing, name, value)


@dataclass(frozen=True, slots=True)
class About:
    """What a document says of itself. ``written`` is a day, so that bytes stay the same."""

    title: str
    author: str
    subject: str
    written: datetime


class _Moment:
    """A fixed time, in the shape reportlab keeps its own."""

    tzname, dhh, dmm = "UTC", 0, 0

    def __init__(self, moment: datetime):
        utc = moment.astimezone(UTC)
        self.t, self.lt = utc.timestamp(), utc.timetuple()
        self.YMDhms = tuple(self.lt)[:6]


def describe(canvas, about: About) -> None:
    """Write title, author, subject and time, for old readers and, as XMP, for new ones."""
    document = canvas._doc
    document._timeStamp = _Moment(about.written)
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stream = PDFStream(content=_xmp(about).encode(), filters=[])
    stream.dictionary["Type"] = PDFName("Metadata")
    stream.dictionary["Subtype"] = PDFName("XML")
    document.Catalog.Metadata = stream


XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>id</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{written}</xmp:CreateDate><xmp:ModifyDate>{written}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _xmp(about: About) -> str:
    return XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        subject=escape(about.subject),
        written=about.written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
    )


def attach(canvas, text: str, description: str) -> None:
    """Attach a JSON document that says in machine's words what the pages say in people's."""
    document, data = canvas._doc, text.encode()
    stream = PDFStream(content=data, filters=[PDFZCompress])
    stream.dictionary["Type"] = PDFName("EmbeddedFile")
    stream.dictionary["Subtype"] = "/application#2Fvc+ld+json"  # PDFName leaves a slash as it is
    stream.dictionary["Params"] = PDFDictionary({"Size": len(data)})
    held = document.Reference(stream)
    entry = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(ATTACHMENT),
            "UF": PDFString(ATTACHMENT),
            "Desc": PDFString(description),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": held, "UF": held}),
        }
    )
    reference = document.Reference(entry)
    names = PDFDictionary({"Names": PDFArray([PDFString(ATTACHMENT), reference])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": names})
    _allow(document.Catalog, AF=PDFArray([reference]))

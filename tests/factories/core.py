"""Factories for core: contacts, and one for every block editors write with."""

import datetime

import factory
import wagtail_factories
from wagtail.rich_text import RichText

from literasi.core import blocks, models

CHECKED = datetime.date(2026, 11, 23)


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Contact

    key = factory.Sequence(lambda n: f"kontak-{n}")
    name = factory.Sequence(lambda n: f"Kontak {n}")
    description = "Untuk bertanya."
    channel = models.Contact.Channel.WEB
    value = "lapor.go.id"
    url = "https://www.lapor.go.id"
    checked_on = CHECKED


class HeadingBlockFactory(wagtail_factories.CharBlockFactory):
    class Meta:
        model = blocks.HeadingBlock

    value = "Mengapa kabar bohong cepat menyebar"


class TextBlockFactory(wagtail_factories.blocks.BlockFactory):
    class Meta:
        model = blocks.TextBlock

    value = RichText("<p>Berhenti <b>sejenak</b> sebelum meneruskan.</p>")


class ImageBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.ImageBlock

    image = factory.SubFactory(
        wagtail_factories.ImageBlockFactory, decorative=False, alt_text="Sawah berteras"
    )
    caption = "Terasering Panyaweuyan"
    credit = "Diskominfo"


class QuoteBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.QuoteBlock

    text = "Jalan depan rumah saya rusak."
    source = "Contoh komentar warga"


class CalloutBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.CalloutBlock

    tone = "tip"
    title = "Coba sekarang"
    text = RichText("<p>Tekan lama tautannya.</p>")


class StepBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.StepBlock

    title = "Berhenti"
    text = "Letakkan jempol."


class StepsBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.StepsBlock

    title = "Dua langkah"
    steps = wagtail_factories.ListBlockFactory(
        StepBlockFactory, **{"0__title": "Berhenti", "1__title": "Telusuri"}
    )


class ChecklistBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.ChecklistBlock

    title = "Sebelum mengunggah"
    items = ("Sumber jelas", "Izin ada")


class TableBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.TableBlock

    caption = "Apa yang dipancing?"
    header = "Pancingan | Ingat"
    rows = "Marah | Cari rekaman utuhnya\nTakut | Periksa BPBD"


class CopyTextBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.CopyTextBlock

    title = "Balasan pertama"
    text = "Terima kasih atas laporannya, [nama]."


class ExplainedPartBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.mock_post.ExplainedPartBlock

    role = "text"
    text = "Sebarkan sebelum dihapus!"
    why = "Pesan mendesak."


class MockPostBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.MockPostBlock

    form = "whatsapp"
    parts = wagtail_factories.ListBlockFactory(
        ExplainedPartBlockFactory,
        **{
            "0__role": "sender",
            "0__text": "Info Warga",
            "0__why": "",
            "1__text": "Sebarkan sebelum dihapus!",
            "2__role": "link",
            "2__text": "bantuan-warga.example/klaim",
            "2__why": "Alamatnya bukan milik instansi.",
        },
    )


class LegalNoteBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.LegalNoteBlock

    text = RichText("<p>Badan publik wajib menjawab.</p>")
    basis = "Pasal 22 UU 14/2008"
    certainty = "verified"
    reviewed_on = CHECKED


class DocumentBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.DocumentBlock

    document = factory.SubFactory(wagtail_factories.DocumentChooserBlockFactory)
    title = "Templat pernyataan awal"


class VideoBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.VideoBlock

    url = "https://example.org/video"
    title = "Cara memeriksa gambar"
    duration = "3.20"
    megabytes = 12
    summary = "Tekan lama gambarnya, lalu cari."


class ContactsBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.ContactsBlock

    contacts = factory.LazyFunction(lambda: [ContactFactory()])


class SourceBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.SourceBlock

    title = "UU 14/2008 tentang Keterbukaan Informasi Publik"
    publisher = "Republik Indonesia"
    url = "https://example.org/uu"
    checked_on = CHECKED


class SourcesBlockFactory(wagtail_factories.StructBlockFactory):
    class Meta:
        model = blocks.SourcesBlock

    items = wagtail_factories.ListBlockFactory(SourceBlockFactory, **{"0__publisher": "RI"})

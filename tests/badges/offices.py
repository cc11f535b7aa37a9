"""Key pairs for tests that seal or read seals: an authority of our own, and what it issues."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

PASSWORD = "rahasia"
DAY = timedelta(days=1)
OFFICE = "Diskominfo Contoh"


@dataclass(frozen=True)
class Party:
    """Somebody with a key and a certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def plain(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))


def _party(name, issuer=None, start=-DAY, end=90 * DAY, purpose=None):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    signs = issuer.key if issuer else key
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + start)
        .not_valid_after(now + end)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(_usage(is_authority=issuer is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signs.public_key()), False
        )
    )
    if purpose:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return Party(key, builder.sign(signs, hashes.SHA256()))


def _usage(*, is_authority):
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


@lru_cache(maxsize=1)
def authority() -> Party:
    return _party("Otoritas Contoh")


@lru_cache(maxsize=8)
def office(start=-DAY, end=90 * DAY, name=OFFICE) -> Party:
    return _party(name, authority(), start, end)


def bundle(party: Party) -> bytes:
    """Return a party's key pair as a PKCS#12 file."""
    lock = serialization.BestAvailableEncryption(PASSWORD.encode())
    chain = [authority().certificate]
    return pkcs12.serialize_key_and_certificates(b"", party.key, party.certificate, chain, lock)


@lru_cache(maxsize=1)
def clock() -> DummyTimeStamper:
    """Return a time-stamping authority that is not on any network."""
    party = _party("Waktu Contoh", authority(), purpose=ExtendedKeyUsageOID.TIME_STAMPING)
    der = party.key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return DummyTimeStamper(party.plain, asn1_keys.PrivateKeyInfo.load(der))


def signed(data: bytes, party: Party) -> bytes:
    """Return a PDF that somebody has signed with a program of theirs."""
    signer = SimpleSigner.load_pkcs12_data(bundle(party), [], PASSWORD.encode())
    about = PdfSignatureMetadata(field_name="Pejabat", md_algorithm="sha256")
    return sign_pdf(IncrementalPdfFileWriter(BytesIO(data)), about, signer=signer).getvalue()


def verdict(data: bytes):
    """Return what pyHanko's validator says of a PDF's only signature."""
    (seal,) = PdfFileReader(BytesIO(data)).embedded_signatures
    trust = ValidationContext(trust_roots=[authority().plain])
    return validate_pdf_signature(seal, trust, trust)

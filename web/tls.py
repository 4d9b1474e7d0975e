"""A certificate for a server in a hall, where nobody has a name for it. Phones refuse a service worker and a wake lock
without TLS, so a certificate that must be accepted by hand is better than none."""

from __future__ import annotations

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

VALID = timedelta(days=397)
"""Longer ones are refused by some phones."""


def local_certificate(folder: Path, names: tuple[str, ...]) -> tuple[Path, Path]:
    """The files of a certificate and its key for these names and addresses: those of last time if they still hold,
    else new ones."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    if certificate.exists() and key.exists() and _holds(certificate, names):
        return certificate, key
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    private = ec.generate_private_key(ec.SECP256R1())
    key.touch(mode=0o600)
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    certificate.write_bytes(_signed(private, names).public_bytes(serialization.Encoding.PEM))
    return certificate, key


def fingerprint(certificate: Path) -> str:
    """What a careful person compares before accepting: the SHA-256 in pairs."""
    digest = x509.load_pem_x509_certificate(certificate.read_bytes()).fingerprint(hashes.SHA256())
    return digest.hex(":").upper()


def _signed(private: ec.EllipticCurvePrivateKey, names: tuple[str, ...]) -> x509.Certificate:
    ours = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Polder")])
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(ours)
        .issuer_name(ours)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName([_alternative(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(private, hashes.SHA256())
    )


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _holds(certificate: Path, names: tuple[str, ...]) -> bool:
    found = x509.load_pem_x509_certificate(certificate.read_bytes())
    there = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    ours = {_alternative(name) for name in names}
    return found.not_valid_after_utc > datetime.now(UTC) + timedelta(days=7) and ours <= set(there)

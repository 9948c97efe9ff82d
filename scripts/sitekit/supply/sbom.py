"""The bill of materials, in CycloneDX: the same bytes for the same parts."""

from __future__ import annotations

import datetime
import os
import uuid
from collections.abc import Iterable

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from .parts import NOT_HERE, NOT_SAID, Part

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "still-near")


def bill(name: str, version: str, license_: str, found: Iterable[Part]) -> str:
    """The bill of one release, as JSON."""
    bom = Bom()
    bom.metadata.component = Component(
        name=name,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=name,
        licenses=[LicenseFactory().make_from_string(license_)],
    )
    for part in found:
        bom.components.add(_component(part))
    bom.register_dependency(bom.metadata.component, bom.components)
    said = "".join(sorted(f"{part.bom_ref}{part.hashes}" for part in bom.components))
    bom.serial_number = uuid.uuid5(NAMESPACE, f"{version}{said}")
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    bom.metadata.timestamp = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    return str(JsonV1Dot6(bom).output_as_string(indent=2)) + "\n"


def _component(part: Part) -> Component:
    purl = PackageURL(part.kind, None, part.name, part.version)
    known = part.license not in {NOT_SAID, NOT_HERE}
    hashes = {Property(name="still-near:sha256", value=digest) for digest in part.hashes}
    one = len(part.hashes) == 1  # else it comes in a file for each system
    return Component(
        name=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED if part.shipped else ComponentScope.EXCLUDED,
        bom_ref=purl.to_string(),
        purl=purl,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.hashes[0])] if one else [],
        properties=[] if one else hashes,
        licenses=[LicenseFactory().make_from_string(part.license)] if known else [],
    )

#!/usr/bin/env python3
"""image.py OUT.tar NAME:TAG LAYER.tar CONFIG-JSON: writes an image with one layer as an archive for `ctr images import`."""

import hashlib
import io
import json
import sys
import tarfile


def digest(path: str) -> str:
    sha256 = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            sha256.update(block)
    return sha256.hexdigest()


def main(out: str, reference: str, layer: str, config: str) -> None:
    layer_id = digest(layer)
    made = "2024-01-01T00:00:00Z"
    image = json.dumps(
        {
            "architecture": "amd64",
            "os": "linux",
            "created": made,
            "config": json.loads(config),
            "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer_id}"]},
            "history": [{"created": made}],
        }
    ).encode()
    image_name = hashlib.sha256(image).hexdigest() + ".json"
    manifest = [{"Config": image_name, "RepoTags": [reference], "Layers": [f"{layer_id}.tar"]}]

    with tarfile.open(out, "w") as archive:

        def add(name: str, content: bytes) -> None:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))

        archive.add(layer, arcname=f"{layer_id}.tar", recursive=False)
        add(image_name, image)
        add("manifest.json", json.dumps(manifest).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])

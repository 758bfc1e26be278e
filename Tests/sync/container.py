"""What the kubelet makes of the rendered container: the image's own files, read-only, a UID of the namespace's range, a process
tree of its own, and the volumes where the cluster mounts them."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
POD = yaml.safe_load((ROOT / "environments/dev/ecrsync.yml").read_text())["spec"]["template"]["spec"]["containers"][0]
PROBES = {name: POD[name]["exec"]["command"] for name in ("startupProbe", "readinessProbe", "livenessProbe")}
UID = 1000680000
# Every program that the stock image has and the script may use
PROGRAMS = ["aws", "bash", "cat", "curl", "jq", "mkdir", "rm", "sha256sum", "sleep", "timeout"]
ACCOUNT = "run/secrets/kubernetes.io/serviceaccount"
IDENTITY = "run/secrets/eks.amazonaws.com/serviceaccount"

ENTER = """
set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin
root=$1 volumes=$2 user=$3
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount --bind "$volumes/token" "$root/token"
mount --bind "$volumes/account" "$root/ACCOUNT"
mount --bind "$volumes/identity" "$root/IDENTITY"
mount --bind "$volumes/hosts" "$root/etc/hosts"
[ -z "$5" ] || mount --bind "$5" "$root/etc/ssl/certs"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
PATH=/programs
exec /usr/bin/setpriv --no-new-privs /usr/sbin/chroot --userspec="$user:0" --groups=0 "$root" /bin/bash -c "$4"
""".replace("ACCOUNT", ACCOUNT).replace("IDENTITY", IDENTITY)


def unpacked_image(state: Path) -> Path:
    """The lab's image `docker.io/amazon/aws-cli`, unpacked once for all who test side by side."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    archive = cache / "ecr-artifacts/lab/aws-cli.tar"
    root = state / f"aws-cli-{archive.stat().st_mtime_ns}"
    with (state / "run/aws-cli.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            unpack(archive, root.with_suffix(".new"))
            root.with_suffix(".new").rename(root)
    return root


def unpack(archive: Path, root: Path) -> None:
    subprocess.run(["rm", "-rf", root], check=True)
    (root / "programs").mkdir(parents=True)
    listing = subprocess.run(["tar", "xOf", archive, "manifest.json"], check=True, capture_output=True).stdout
    for layer in json.loads(listing)[0]["Layers"]:
        subprocess.run(f"tar xOf '{archive}' '{layer}' | tar x -C '{root}'", shell=True, check=True)
    for folder in ("token", ACCOUNT, IDENTITY, "dev", "proc"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "etc/hosts").touch()
    for name in PROGRAMS:
        (root / "programs" / name).symlink_to(f"/usr/bin/{name}")


def rendered_environment() -> dict[str, str]:
    return {variable["name"]: variable["value"] for variable in POD["env"]}


def command(root: Path, volumes: Path, text: str, store: Path | None = None) -> list[str]:
    """What starts it.

    - store: a folder of authorities in place of the image's own.
    """
    enter = ["/bin/bash", "-c", ENTER, "enter", str(root), str(volumes), str(UID), text, str(store or "")]
    return ["/usr/bin/unshare", "--mount", "--pid", "--fork", "--kill-child", *enter]

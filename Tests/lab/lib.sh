# shellcheck shell=bash
# Shared by the lab's scripts: paths, and functions to start, watch and stop processes.

LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
PROJECT=$(cd "$LAB/../.." && pwd)
# LANE names a second lab of the same clone, for tests in parallel
STATE=$PROJECT/.lab${LANE:+/$LANE}
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/ecr-artifacts/lab
VENV=$PROJECT/.venv
PKI=$STATE/pki
BIN=$STATE/bin
# Debian packages are unpacked, not installed: installing them would start services
ROOT=$CACHE/root
# Two clones of the project may run their labs at the same time
LAB_ID=ecr-lab-$(printf '%s' "$STATE" | cksum | cut -d ' ' -f 1)
export LAB PROJECT STATE CACHE VENV PKI BIN ROOT LAB_ID

NODE_IP=10.88.0.1
REGISTRY_HOST=818140567777.dkr.ecr.us-east-1.amazonaws.com
export NODE_IP REGISTRY_HOST

say() { printf '%(%H:%M:%S)T lab: %s\n' -1 "$*" >&2; }
fail() { say "$*"; exit 1; }

# "$@" of a script that takes no arguments. Unexpected arguments must not start a cluster: Ansible, for example, runs every
# executable in an inventory folder with --list
no_arguments() {
  (($# == 0)) || { say "usage: $0 (it takes no arguments)"; exit 64; }
}

# Refuses to run outside the lab's namespaces
only_inside() {
  [ "$(readlink /proc/1/exe)" = "$CACHE/pause" ] || fail "$0 only runs inside the lab: $LAB/up starts it there"
}

# FILE WHAT: waits until no other script holds the lock on the file, and holds it until this one exits
hold() {
  mkdir -p "$(dirname "$1")"
  exec 9>"$1"
  if ! flock --nonblock 9; then
    say "waiting for another $2 to finish"
    flock 9
  fi
}

# WHAT COMMAND...: prints a line per minute, so that a long step does not look like a hang
patiently() {
  local what=$1 began=$SECONDS next=60 status=0
  shift
  "$@" &
  local pid=$!
  # The user's Ctrl-C does not reach a background process
  trap 'kill "$pid" 2>/dev/null || true' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if ((SECONDS - began >= next)); then
      say "still $what ($((SECONDS - began)) s)"
      next=$((next + 60))
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  return "$status"
}

# PID: prints when it started, or nothing if it has exited; a reused PID has a different start time
started() {
  awk '{ sub(/^.*\) /, ""); if ($1 != "Z" && $1 != "X") print $20 }' "/proc/$1/stat" 2>/dev/null
}

# NAME: whether the process launched under this name is still running
alive() {
  local pid start
  read -r pid start 2>/dev/null <"$STATE/pids/$1" || return 1
  [ -n "$start" ] && [ "$(started "$pid")" = "$start" ]
}

# NAME COMMAND...: starts the command unless it is already running
launch() {
  local name=$1
  shift
  if alive "$name"; then return; fi
  # 9: a background process must not keep the lock of `hold`
  setsid "$@" >>"$STATE/logs/$name.log" 2>&1 </dev/null 9>&- &
  local pid=$!
  disown "$pid"
  sleep 0.05
  echo "$pid $(started "$pid")" >"$STATE/pids/$name"
}

# NAME SECONDS COMMAND...: waits until the command succeeds
await() {
  local name=$1 seconds=$2 i
  shift 2
  for ((i = 0; i < seconds * 10; i++)); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    alive "$name" || break
    sleep 0.1
  done
  say "$name is not ready; the end of $STATE/logs/$name.log:"
  tail -n 20 "$STATE/logs/$name.log" >&2
  return 1
}

# NAME: stops the process launched under this name, and nothing else
end() {
  local pid start i
  alive "$1" || { rm -f "$STATE/pids/$1"; return 0; }
  read -r pid start <"$STATE/pids/$1"
  kill -TERM "$pid" 2>/dev/null || true
  for ((i = 0; i < 100; i++)); do
    [ "$(started "$pid")" = "$start" ] || break
    sleep 0.1
  done
  if [ "$(started "$pid")" = "$start" ]; then kill -KILL "$pid"; fi
  rm -f "$STATE/pids/$1"
}

# The issuer in the environment's values: the lab's API server uses it
issuer() {
  local found
  found=$(sed -n 's/^ *oidc_endpoint_url: *"\{0,1\}\(https:[^" #]*\).*/\1/p' \
    "$PROJECT/environments/dev/deployment-values.yaml" | head -n 1)
  [ -n "$found" ] || fail "environments/dev/deployment-values.yaml does not set oidc_endpoint_url"
  printf '%s\n' "$found"
}

# PACKAGE...: installs Debian packages
install_packages() {
  say "installing $*"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update
  apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "$@" >/dev/null
}

# The Debian 12 mirror that this machine uses
debian_mirror() {
  local found
  found=$(known_mirror)
  if [ -z "$found" ]; then
    apt-get -qq update
    found=$(known_mirror)
  fi
  [ -n "$found" ] || fail "apt has no mirror of bookworm: the lab needs packages of Debian 12"
  printf '%s\n' "$found"
}

# Lists only indexes that have been fetched
known_mirror() {
  # shellcheck disable=SC2016 # apt's own format, not the shell's
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 'Component: main' |
    awk '$1 == "bookworm" { print $2; exit }'
}

# NAME SUBJECT USAGE [ALTERNATIVE-NAMES]: a certificate in the current folder, signed by the authority there
certificate() {
  openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  {
    echo basicConstraints=critical,CA:FALSE
    echo keyUsage=critical,digitalSignature
    echo "extendedKeyUsage=$3"
    echo authorityKeyIdentifier=keyid
    [ -z "${4:-}" ] || echo "subjectAltName=$4"
  } >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -sha256 -days 3650 \
    -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm -f "$1.csr" "$1.ext"
}

authority() {
  openssl ecparam -name prime256v1 -genkey -noout -out ca.key
  openssl req -x509 -new -key ca.key -sha256 -days 3650 -subj "/CN=$LAB_ID" -out ca.crt \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

# FILE SERVER USER: a kubeconfig with embedded certificates
kubeconfig() {
  local config
  config=("$BIN/kubectl" config --kubeconfig="$1")
  {
    "${config[@]}" set-cluster lab --server="$2" --certificate-authority=ca.crt --embed-certs=true
    "${config[@]}" set-credentials "$3" --client-certificate="$3.crt" --client-key="$3.key" \
      --embed-certs=true
    "${config[@]}" set-context lab --cluster=lab --user="$3"
    "${config[@]}" use-context lab
  } >/dev/null
  chmod 600 "$1"
}

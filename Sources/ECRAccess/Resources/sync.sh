# shellcheck shell=bash
# Keeps an ECR pull secret fresh in every target namespace. Runs as /bin/bash -c SCRIPT in the stock amazon/aws-cli image.
# The probes read $HOME/ready-until and $HOME/alive-until, each a Unix time.
set -u -o pipefail
umask 077 && ulimit -c 0
: "${EPOCHSECONDS:?bash 5 or newer is needed}" "${HOME:?}" "${REGION:?}" "${REGISTRY_HOST:?}" "${PULL_SECRET:?}"
: "${TARGET_NAMESPACES:?}" "${REFRESH_SECONDS:?}" "${OWNER:?}" "${KUBERNETES_SERVICE_HOST:?}" "${KUBERNETES_SERVICE_PORT:?}"
export LC_ALL=C TZ=UTC TMPDIR=$HOME/work AWS_REGION=$REGION AWS_DEFAULT_REGION=$REGION AWS_EC2_METADATA_DISABLED=true
export AWS_STS_REGIONAL_ENDPOINTS=${AWS_STS_REGIONAL_ENDPOINTS:-regional}

readonly LIFE=43200     # an ECR token is valid for 12 hours
readonly PATIENCE=36000 # without a success for this long, the container exits and is restarted
readonly CALL=30        # timeout of one call of aws or curl
readonly RETRY=5        # longest wait after the first failure; doubles with each further one, up to LOOK
readonly LOOK=300       # how often the secrets are checked between two refreshes
account=/var/run/secrets/kubernetes.io/serviceaccount
server=https://${KUBERNETES_SERVICE_HOST/#*:*/[$KUBERNETES_SERVICE_HOST]}:$KUBERNETES_SERVICE_PORT # IPv6 in brackets
work=$HOME/work       # files that may contain credentials: emptied after each refresh
written=$HOME/written # one file per namespace: when its secret is due, when it expires, the checksum of our entry
read -ra targets <<<"$TARGET_NAMESPACES"

# LEVEL TEXT: logs one line of printable ASCII
log() {
  local words && read -ra words <<<"${2//[^[:graph:]]/ }"
  printf '%(%FT%TZ)T %s %.800s\n' -1 "$1" "${words[*]}"
}

# FILE TIME: writes a time for a probe. Written in place with a fixed length: the file is never empty, and a full volume is no obstacle
promise() { printf '%010d\n' "$2" 2>/dev/null 1<>"$HOME/$1"; }
# SECONDS: promises the next sign of life within this time plus a minute
beat() { promise alive-until "$((EPOCHSECONDS + $1 + 60))"; }

# COMMAND...: runs a long command in the background, since bash only handles signals between commands or in wait. With -m it has
# its own process group, so that one kill ends all of it
await() { set -m && { "$@" & } && set +m && wait "$!"; }

clear_state() { rm -rf -- "$work" "$written" "$HOME/ready-until" "$HOME/alive-until" "$HOME/ca.crt"; }

stop() {
  trap '' TERM INT && exec 2>/dev/null # bash would report what is killed
  kill -KILL -- "-${!:-}" && wait      # KILL, so that nothing is written while the files are removed
  log info "told to stop; the secrets stay as they are"
  exit 0
}

# NAMESPACE [TYPE [QUERY]]: sends $work/body as a PATCH. Without a type, sends an empty patch, which returns the secret unchanged (the
# Role does not allow get). Sets $code to the HTTP status and $reason to the error message, and writes the response to $work/answer
patch() {
  beat "$CALL"
  code=000 reason="$account/token cannot be read, or $HOME is full"
  : >"$work/answer"
  [[ ${2:-} ]] || printf '{}' >"$work/body" || return
  # The token is read each time because the kubelet rotates it. --capath: do not trust the image's authorities besides the cluster's
  { printf 'Authorization: Bearer ' && cat -- "$account/token"; } >"$work/authorization" || return
  code=$(curl -q --silent --show-error --noproxy '*' --connect-timeout 5 --max-time "$CALL" --cacert "$account/ca.crt" \
    --capath /dev/null --request PATCH --header @"$work/authorization" --header "Content-Type: application/${2:-merge-patch+json}" \
    --data-binary @"$work/body" --output "$work/answer" --write-out '%{http_code}' \
    "$server/api/v1/namespaces/$1/secrets/$PULL_SECRET?fieldManager=cf-deployment-sync${3:-}" 2>"$work/error")
  case $?:$code in
    0:20?) reason="the answer of the API server is no secret" ;;
    0:*) # only a Status is quoted: anything else may contain the secret
      reason="HTTP $code $(jq -r 'select(.kind == "Status") | "\(.reason): \(.message)"' "$work/answer" 2>/dev/null)" ;;
    *) code=000 reason=$(<"$work/error") && reason=${reason:-"curl could not write to $HOME"} ;;
  esac
}

# The checksum of our entry in the API server's response
entry_sum() {
  jq -c --arg host "$REGISTRY_HOST" '.data[".dockerconfigjson"] // "e30=" | @base64d | fromjson | .auths[$host]' \
    "$work/answer" 2>/dev/null | sha256sum
}

# Gets a registry password: writes it to $work/password, and sets $born to the time of the request
login() {
  local password status=0 file=${AWS_WEB_IDENTITY_TOKEN_FILE:-}
  if [[ -z ${AWS_ROLE_ARN:-} || ! -r $file || ! -s $file ]]; then
    reason="AWS was not called, since pod-identity-webhook gave this pod no AWS_ROLE_ARN or no token file ($file): check"
    reason+=" the annotation eks.amazonaws.com/role-arn of its service account, then delete the pod (only new pods are injected)"
    return 1
  fi
  beat "$((CALL + 5))" && born=$EPOCHSECONDS
  # HOME: the credentials that the CLI caches are removed with the work folder
  HOME=$work timeout --foreground --kill-after=2 "$CALL" aws ecr get-login-password --region "$REGION" \
    --cli-connect-timeout 5 --cli-read-timeout 20 >"$work/login" 2>"$work/error" || status=$?
  ((status != 124 && status != 137)) || printf 'no answer within %s s' "$CALL" >"$work/error"
  reason=$(<"$work/error")
  reason="aws exits with $status: ${reason:-without a word, see whether $HOME is full}"
  ((status == 0)) || return 1
  password=$(<"$work/login")
  reason="what aws ecr get-login-password printed is no password, or $HOME is full"
  [[ $password =~ ^[[:graph:]]+$ ]] && printf '%s' "$password" >"$work/password"
}

# NAMESPACE: from the secret in $work/answer ({} if it does not exist), composes the next patch: its type in $verdict, its body in
# $work/body. If no patch is possible, $verdict says why. Entries of other registries are kept
compose() {
  reason="nothing can be made of its content: delete it, or see whether $HOME is full"
  jq -cr --rawfile password "$work/password" --arg namespace "$1" --arg name "$PULL_SECRET" --arg host "$REGISTRY_HOST" \
    --arg owner "$OWNER" --argjson born "$born" --argjson expires "$((born + LIFE))" '
    "kubernetes.io/dockerconfigjson" as $type | "kubectl.kubernetes.io/last-applied-configuration" as $copy # of an older token
    | (.metadata | {resourceVersion} | del(.[] | nulls)) as $unchanged
    | if . != {} and .kind != "Secret" then error
      elif . != {} and .type != $type then "it is of type \(.type): delete it, or name another one in ecr.pull_secret"
      elif .immutable then "it is immutable: delete it, then it is made anew"
      elif .metadata.annotations[$copy] then "merge-patch+json", {metadata: ($unchanged + {annotations: {($copy): null}})}
      else "apply-patch+yaml", {apiVersion: "v1", kind: "Secret", type: $type,
        metadata: ($unchanged + {$namespace, $name, labels: {"managed-by": "cf-deployment"}, annotations: {
          "cf-deployment/owner": $owner, "cf-deployment/registry": $host,
          "cf-deployment/refreshed-at": ($born | todate), "cf-deployment/expires-at": ($expires | todate)}}),
        data: {".dockerconfigjson": (.data[".dockerconfigjson"] // "e30=" | @base64d | fromjson | .auths[$host] =
          {username: "AWS", password: $password, auth: ("AWS:" + $password | @base64)} | tojson | @base64)}} end' \
    "$work/answer" >"$work/composed" 2>/dev/null && { read -r verdict && cat >"$work/body"; } <"$work/composed"
}

# NAMESPACE: writes the password to its secret, and reads the secret again if it has changed in the meantime
write_secret() {
  local force verdict sum
  for _ in 1 2 3 4 5; do
    patch "$1"
    [[ $code == 200 || $code == 404 ]] || return 1
    force=true # not for a new secret: if another one has been created in the meantime, that is a conflict
    [[ $code == 200 ]] || { force=false && printf '{}' >"$work/answer"; }
    compose "$1" || return 1
    case $verdict in
      merge-*) patch "$1" "$verdict" ;;
      apply-*) patch "$1" "$verdict" "&force=$force" ;;
      *) reason=$verdict && return 1 ;;
    esac
    [[ $code == 409 || $verdict:$code == merge-*:200 ]] && continue
    [[ $code == 20? ]] && sum=$(entry_sum) && printf '%s\n' "$((born + pause)) $((born + LIFE)) $sum" 1<>"$written/$1"
    return
  done
  return 1
}

# NAMESPACE: whether its secret must be written: not written yet, due, or changed by others
due() {
  local next sum found
  read -r next _ sum 2>/dev/null <"$written/$1" && ((EPOCHSECONDS < next)) || return 0
  patch "$1"
  [[ $code == 200 || $code == 404 ]] && found=$(entry_sum) && [[ $found != "$sum" ]] || return 1
  rm -f -- "$written/$1"
  log warning "$1/$PULL_SECRET was deleted or changed by somebody else, refreshing now"
}

# Gets one token for all namespaces that are due. A failure in one namespace does not affect the others
refresh() {
  local namespace failed=0 todo=() again="next try within $retry s"
  for namespace in "${targets[@]}"; do due "$namespace" && todo+=("$namespace"); done
  ((${#todo[@]})) || return 0
  login || { log error "no token for $REGISTRY_HOST: ${reason:0:500}; secrets stay as they are, $again" && return 1; }
  for namespace in "${todo[@]}"; do
    if write_secret "$namespace"; then
      log info "$namespace/$PULL_SECRET refreshed for $REGISTRY_HOST, next refresh in $pause s"
    else
      failed=1
      log error "$namespace/$PULL_SECRET not refreshed: ${reason:0:500}; it stays as it is, $again"
    fi
  done
  return "$failed"
}

# From the files of all namespaces: seconds until one is due ($next), when the first expires ($first), the latest $success
assess() {
  local namespace due expires all=1
  next=$LOOK first=$((EPOCHSECONDS + LIFE))
  for namespace in "${targets[@]}"; do
    read -r due expires _ 2>/dev/null <"$written/$namespace" || { all=0 && continue; }
    ((next <= due - EPOCHSECONDS)) || next=$((due - EPOCHSECONDS))
    ((first <= expires)) || first=$expires
    ((success >= expires - LIFE)) || success=$((expires - LIFE))
  done
  promise ready-until "$((all * first))"
}

# Sets $most, the longest wait after a failure: doubles, up to a third of the time until the first secret expires
bound() {
  local third=$(((first - EPOCHSECONDS) / 3)) backoff=$((failures < 6 ? RETRY << failures : LOOK))
  most=$((third < 0 || backoff <= third ? backoff : third < 1 ? 1 : third))
}

trap stop TERM INT
trap clear_state EXIT
clear_state && mkdir -p -- "$work" "$written"
# A CA bundle is a path or, without a volume to mount, the content in base64: PEM always begins with these letters
[[ ${AWS_CA_BUNDLE:-} != LS0t* ]] || { jq -nr 'env.AWS_CA_BUNDLE | @base64d' >"$HOME/ca.crt" && AWS_CA_BUNDLE=$HOME/ca.crt; }
log info "keeping $PULL_SECRET in ${targets[*]} fresh for $REGISTRY_HOST, every $REFRESH_SECONDS s"
failures=0 success=$EPOCHSECONDS first=$((EPOCHSECONDS + LIFE))
until ((failures > 20 && EPOCHSECONDS - success > PATIENCE)); do
  bound && pause=$((REFRESH_SECONDS - RANDOM % (REFRESH_SECONDS / 10 + 1))) retry=$((1 + RANDOM % most))
  # Everything worth reporting is logged; messages of bash itself, about a full volume, are not log lines
  if await refresh 2>/dev/null; then failures=0; else ((failures += 1)); fi
  { rm -rf -- "$work" && mkdir -- "$work"; } 2>/dev/null
  assess && bound # again, because a refresh may take minutes
  next=$((failures == 0 ? next > 0 ? next : 1 : retry < most ? retry : most))
  beat "$next"
  await sleep "$next"
done
log error "no success for $PATIENCE s: the container ends, the secrets stay as they are" && false # exit status 1

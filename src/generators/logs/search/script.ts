/** Puts what stands in its directory into the domain. */
export const putScript = `#!/usr/bin/env bash
# Tells the domain of the logs what to keep, for how long, and who may do what. Runs again and again: what is there already stays.
set -euo pipefail

eval "$(aws configure export-credentials --format env)"
answer=$(mktemp)

# ask METHOD PATH [FILE]: prints the status; the answer is in the file.
ask() {
  local body=()
  [ $# -lt 3 ] || body=(--header 'content-type: application/json' --data-binary "@$3")
  curl --silent --show-error --max-time 60 --output "$answer" --write-out '%{http_code}' \\
    --aws-sigv4 "aws:amz:$LOG_SEARCH_REGION:es" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
    --header "x-amz-security-token: $AWS_SESSION_TOKEN" \\
    --request "$1" "\${body[@]}" "$LOG_SEARCH_ENDPOINT/$2"
}

put() {
  local code
  code=$(ask PUT "$1" "$2")
  case $code in
    20?) echo "put $1" ;;
    *)
      echo "PUT $1: $code $(head -c 500 "$answer")" >&2
      exit 1
      ;;
  esac
}

# A policy has a version that whoever changes it has to name, and indexes keep the one that they began with.
policy() {
  local name=$1 pattern=$2 file mark code
  file=$(mktemp)
  mark=$(sha256sum <"/keep/$name.policy.json" | cut -c1-16)
  sed "s/@digest@/$mark/" "/keep/$name.policy.json" >"$file"
  code=$(ask GET "_plugins/_ism/policies/$name")
  if [ "$code" = 404 ]; then
    put "_plugins/_ism/policies/$name" "$file"
  elif [ "$code" != 200 ]; then
    echo "GET policy $name: $code $(head -c 500 "$answer")" >&2
    exit 1
  elif ! grep -q "$mark" "$answer"; then
    local number term
    number=$(grep -o '"_seq_no":[0-9]*' "$answer" | head -n 1 | cut -d: -f2)
    term=$(grep -o '"_primary_term":[0-9]*' "$answer" | head -n 1 | cut -d: -f2)
    put "_plugins/_ism/policies/$name?if_seq_no=$number&if_primary_term=$term" "$file"
    printf '{"policy_id":"%s"}' "$name" >"$file"
    [ "$(ask POST "_plugins/_ism/change_policy/$pattern" "$file")" = 200 ]
  fi
}

# The first index of an alias; the others come by themselves.
begin() {
  local file
  [ "$(ask GET "_alias/$1")" = 404 ] || return 0
  file=$(mktemp)
  printf '{"aliases":{"%s":{"is_write_index":true}}}' "$1" >"$file"
  put "$1-000001" "$file"
}

for alias in $ALIASES; do
  put "_index_template/$alias" "/keep/$alias.template.json"
  policy "$alias" "$alias-*"
  begin "$alias"
done
[ ! -e /keep/jaeger.policy.json ] || policy jaeger 'jaeger-*'

put _plugins/_security/api/audit/config /roles/audit.json

# Who writes and reads comes last: nothing is written before it is known how it is kept.
for file in /roles/*.role.json; do
  put "_plugins/_security/api/roles/$(basename "$file" .role.json)" "$file"
done
for file in /roles/*.holders.json; do
  sed "s|@roles@|$LOG_SEARCH_ROLES|g" "$file" >"$answer.holders"
  put "_plugins/_security/api/rolesmapping/$(basename "$file" .holders.json)" "$answer.holders"
done
`

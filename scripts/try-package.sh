#!/usr/bin/env bash
# Packs, installs the tarball into an empty directory and runs it from there.
set -euo pipefail
export MILLWRIGHT_CACHE=off
root=$(pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
npm pack --silent --pack-destination "$place" >/dev/null
cd "$place"
mkdir user && cd user
npm init -y >/dev/null
npm install --silent --no-audit --no-fund "$place"/millwright-*.tgz
npx millwright --version
npx devops demo >/dev/null
test -s out/crm/report.html
du -sh node_modules | cut -f1 | sed 's/^/installed size /'
cd "$root"

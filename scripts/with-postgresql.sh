#!/usr/bin/env bash
# with-postgresql.sh COMMAND...: runs it with TEST_DATABASE_URL, a PostgreSQL of Debian's own on loopback, made for this and gone afterwards.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "There is no PostgreSQL on this machine (Debian: postgresql)." >&2; exit 2; }

folder=$(mktemp -d)
chmod 711 "$folder"
as=()
# PostgreSQL refuses to run as root.
if [ "$(id -u)" = 0 ]; then
  install -d -o postgres "$folder/data"
  as=(runuser -u postgres --)
fi
port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
trap '"${as[@]}" "$bin/pg_ctl" stop -D "$folder/data" -m immediate -s || true; rm -rf "$folder"' EXIT
"${as[@]}" "$bin/initdb" -D "$folder/data" -U tester -A trust -E UTF8 --locale=C >/dev/null
"${as[@]}" "$bin/pg_ctl" start -D "$folder/data" -w -s -l "$folder/data/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories="

TEST_DATABASE_URL="postgres://tester@127.0.0.1:$port/postgres" "$@"

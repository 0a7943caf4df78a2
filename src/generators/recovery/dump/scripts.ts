/** What dumps run, step by step. They are the same for every database; names come from the environment. */

const field = `field() { sed -n "s/.*\\"$1\\" *: *\\"\\{0,1\\}\\([^\\",}]*\\)\\"\\{0,1\\}.*/\\1/p" "$SHARED/secret.json"; }`

const open = `#!/bin/bash
# Fetches how STORE is reached, into memory.
set -euo pipefail
umask 077

aws secretsmanager get-secret-value --secret-id "$CONNECTION" --query SecretString --output text > "$SHARED/secret.json"
chmod 644 "$SHARED/secret.json"
`

const dump = `#!/bin/bash
# Writes STORE out as it is at one moment, and reads back what it wrote.
set -euo pipefail

${field}
PGHOST=$(field host)
PGPORT=$(field port)
PGDATABASE=$(field database)
PGUSER=$(field username)
PGPASSWORD=$(field password)
export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD PGSSLMODE=require PGCONNECT_TIMEOUT=30
rm -f "$SHARED/secret.json"

pg_dump --format=custom --compress=6 --no-owner --no-privileges --lock-wait-timeout=60s --file="$WORK/dump"
pg_restore --list "$WORK/dump" > "$WORK/list"
grep -q 'TABLE DATA' "$WORK/list" || { echo "the dump of $STORE has no table with rows"; exit 1; }
echo "$STORE: $(grep -c 'TABLE DATA' "$WORK/list") tables, $(stat -c %s "$WORK/dump") bytes"
`

const keep = `#!/bin/bash
# Puts the dump where nobody can delete it before its time.
set -euo pipefail

to="s3://$BUCKET/$STORE/$(date -u +%Y-%m-%dT%H%M%SZ).dump"
aws s3 cp "$WORK/dump" "$to" --no-progress --checksum-algorithm SHA256
echo "kept as $to"
`

const fetch = `#!/bin/bash
# Brings the newest dump of STORE, which is of last night.
set -euo pipefail

read -r key at < <(aws s3api list-objects-v2 --bucket "$BUCKET" --prefix "$STORE/" --output text \\
  --query 'sort_by(Contents, &LastModified)[-1].[Key, LastModified]')
age=$(($(date +%s) - $(date -d "$at" +%s)))
[ "$age" -lt 172800 ] || { echo "the newest dump of $STORE is $age seconds old"; exit 1; }
aws s3 cp "s3://$BUCKET/$key" "$WORK/dump" --no-progress
`

const restore = `#!/bin/bash
# Restores the dump into an empty server of its own, and asks what came back.
set -euo pipefail

export PGDATA="$WORK/data" PGHOST="$WORK" PGUSER=trial PGDATABASE=trial
initdb --username=trial --auth=trust --encoding=UTF8 > /dev/null
pg_ctl --wait --log="$WORK/log" --options="-c listen_addresses='' -c unix_socket_directories=$WORK" start > /dev/null
createdb trial
began=$(date +%s)
pg_restore --exit-on-error --no-owner --no-privileges --jobs=2 --dbname=trial "$WORK/dump"
vacuumdb --analyze-only --quiet trial
echo "$STORE came back in $(($(date +%s) - began)) seconds"

wrong=0
for file in /questions/*.sql; do
  answers=$(psql --no-psqlrc --tuples-only --no-align --field-separator=' | ' --set ON_ERROR_STOP=1 --file "$file")
  echo "$answers"
  if grep . <<< "$answers" | grep -qvE ' \\| t( \\||$)'; then wrong=1; fi
done
pg_ctl --mode=fast stop > /dev/null
exit "$wrong"
`

/** By the names of the steps. */
export const dumpScripts = { open, dump, keep, fetch, restore }

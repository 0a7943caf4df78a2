/** What a drill runs, step by step. They are the same for every database; names come from the environment. */

export const restoreScript = `#!/bin/bash
# Restores the newest moment of SOURCE into COPY, and says how long that took and how much would have been lost.
set -euo pipefail

say() { echo "$(date -u +%FT%TZ) $*"; }
remove() {
  aws rds delete-db-instance --db-instance-identifier "$COPY" --skip-final-snapshot --delete-automated-backups > /dev/null 2>&1 || return 0
  aws rds wait db-instance-deleted --db-instance-identifier "$COPY"
}

# What a drill that broke off left behind, and what this one would leave.
remove
trap 'say "The restore broke off"; remove; exit 1' ERR

read -r newest subnets groups < <(aws rds describe-db-instances --db-instance-identifier "$SOURCE" --output text \\
  --query "DBInstances[0].[LatestRestorableTime, DBSubnetGroup.DBSubnetGroupName, join(',', VpcSecurityGroups[].VpcSecurityGroupId)]")
lost=$(($(date +%s) - $(date -d "$newest" +%s)))
say "$SOURCE can be restored to $newest, $lost seconds ago"

began=$(date +%s)
IFS=, read -ra group <<< "$groups"
aws rds restore-db-instance-to-point-in-time --source-db-instance-identifier "$SOURCE" --target-db-instance-identifier "$COPY" \\
  --use-latest-restorable-time --db-instance-class "$CLASS" --no-multi-az --no-publicly-accessible --no-deletion-protection \\
  --db-subnet-group-name "$subnets" --vpc-security-group-ids "\${group[@]}" --tags Key=purpose,Value=drill > /dev/null
until aws rds wait db-instance-available --db-instance-identifier "$COPY"; do
  [ $(($(date +%s) - began)) -lt 14400 ]
  sleep 60
done
took=$(($(date +%s) - began))
say "$COPY serves after $took seconds"

aws rds describe-db-instances --db-instance-identifier "$COPY" --query 'DBInstances[0].Endpoint.Address' --output text > "$SHARED/host"
aws secretsmanager get-secret-value --secret-id "$CONNECTION" --query SecretString --output text > "$SHARED/secret.json"
echo "$lost" > "$SHARED/lost"
echo "$took" > "$SHARED/took"
`

export const askScript = `#!/bin/bash
# Asks the restored database. Writes what it found and never ends in failure: the next step reports, and takes the copy away.
set -uo pipefail

field() { sed -n "s/.*\\"$1\\" *: *\\"\\{0,1\\}\\([^\\",}]*\\)\\"\\{0,1\\}.*/\\1/p" "$SHARED/secret.json"; }
PGHOST=$(cat "$SHARED/host")
PGPORT=$(field port)
PGDATABASE=$(field database)
PGUSER=$(field username)
PGPASSWORD=$(field password)
export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD PGSSLMODE=require PGCONNECT_TIMEOUT=30
rm -f "$SHARED/secret.json"

# Of tables that are young or quiet the server has not counted the rows yet.
psql --no-psqlrc --quiet --command analyze > /dev/null 2>&1 || true

: > "$SHARED/answers"
for file in /questions/*.sql; do
  if psql --no-psqlrc --tuples-only --no-align --field-separator=' | ' --set ON_ERROR_STOP=1 --file "$file" >> "$SHARED/answers" 2>&1; then continue; fi
  echo "$(basename "$file") | f | could not be asked" >> "$SHARED/answers"
done
cat "$SHARED/answers"
`

export const reportScript = `#!/bin/bash
# Says what came of it where alarms look, then takes the copy away.
set -euo pipefail

verified=1
grep -q . "$SHARED/answers" || verified=0
if grep -qvE ' \\| t( \\||$)' "$SHARED/answers"; then verified=0; fi
put() { aws cloudwatch put-metric-data --namespace "$METRICS" --metric-name "$1" --dimensions "Store=$STORE" --value "$2" --unit "$3"; }
put RestoreVerified "$verified" None
put RestoreSeconds "$(cat "$SHARED/took")" Seconds
put RecoveryPointSeconds "$(cat "$SHARED/lost")" Seconds
echo "$STORE: verified $verified, back after $(cat "$SHARED/took") of $RTO seconds promised, lost $(cat "$SHARED/lost") of $RPO seconds promised"
aws rds delete-db-instance --db-instance-identifier "$COPY" --skip-final-snapshot --delete-automated-backups > /dev/null
[ "$verified" = 1 ]
`

/** What holds for any database: each line answers \`name | t or f | what was found\`. */
export const questions = `-- What every database must answer after a restore: name, whether it holds, what was found.
select 'it has tables', count(*) > 0, count(*) from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema');
select 'its tables have rows', coalesce(sum(reltuples), 0) > 0, coalesce(sum(reltuples), 0) from pg_class where relkind in ('r', 'p') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema');
select 'its foreign keys hold', count(*) = 0, count(*) from pg_constraint where contype = 'f' and not convalidated;
select 'its indexes are whole', count(*) = 0, count(*) from pg_index where not indisvalid;
`

export const ownQuestions = `-- Yours: what must be true of your data after a restore. Each row: name, whether it holds, what was found.
-- The most telling one is how old the newest row is, such as:
-- select 'the newest order is of today', max(created_at) > now() - interval '1 day', max(created_at) from orders;
`

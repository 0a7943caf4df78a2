export const failbackScript = `#!/usr/bin/env bash
# Brings everything back to the region that was lost, once it works again. Without --execute it says what it would do.
# It begins days before users notice: the data is copied back first. Run it until \`wait\` says that it has caught up.
#
#   --from STEP  go on with a step: gate copy wait fence drain promote start look switch verify protect
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"

# Both regions must work, and this one must be the one that is written to.
gate() {
  local entry replica _
  aws rds describe-db-instances --region "$FROM_REGION" --max-items 1 > /dev/null || stop "$FROM_REGION does not answer"
  on FROM -n "$FROM_NAMESPACE" get deployments > /dev/null || stop "the cluster of $FROM_STAGE does not answer"
  for entry in "\${DATABASES[@]}"; do
    read -r _ replica <<< "$entry"
    if is_replica "$TO_REGION" "$replica"; then stop "$replica is a replica: nothing was moved, so there is no way back"; fi
  done
}

# What was written to the old database and never arrived stays in it, under another name, for people to look through.
copy() {
  local entry source replica account before
  account=$(aws sts get-caller-identity --query Account --output text)
  for entry in "\${DATABASES[@]}"; do
    read -r source replica <<< "$entry"
    if [ "$(instance "$FROM_REGION" "$source" ReadReplicaSourceDBInstanceIdentifier 2> /dev/null || true)" = "arn:aws:rds:$TO_REGION:$account:db:$replica" ]; then say "$source follows $replica already"; continue; fi
    before="$source-before-$(date -u +%Y%m%d)"
    read -r class subnets key groups < <(instance "$FROM_REGION" "$source" "[DBInstanceClass, DBSubnetGroup.DBSubnetGroupName, KmsKeyId, join(',', VpcSecurityGroups[].VpcSecurityGroupId)]")
    change aws rds modify-db-instance --region "$FROM_REGION" --db-instance-identifier "$source" --new-db-instance-identifier "$before" --apply-immediately || return 1
    [ "$EXECUTE" = no ] || until instance "$FROM_REGION" "$before" DBInstanceStatus > /dev/null 2>&1; do sleep "\${PAUSE:-15}"; done
    IFS=, read -ra group <<< "$groups"
    change aws rds create-db-instance-read-replica --region "$FROM_REGION" --source-region "$TO_REGION" --db-instance-identifier "$source" \\
      --source-db-instance-identifier "arn:aws:rds:$TO_REGION:$account:db:$replica" --db-instance-class "$class" \\
      --db-subnet-group-name "$subnets" --kms-key-id "$key" --vpc-security-group-ids "\${group[@]}" || return 1
  done
}

lag() { # IDENTIFIER: seconds, -1 when nobody measured
  aws cloudwatch get-metric-statistics --region "$FROM_REGION" --namespace AWS/RDS --metric-name ReplicaLag \\
    --dimensions "Name=DBInstanceIdentifier,Value=$1" --statistics Maximum --period 60 --output json \\
    --start-time "$(date -u -d '-10 minutes' +%FT%TZ)" --end-time "$(date -u +%FT%TZ)" |
    jq '[.Datapoints | sort_by(.Timestamp) | .[].Maximum] | last // -1 | floor'
}

wait() {
  local entry source behind _
  for entry in "\${DATABASES[@]}"; do
    read -r source _ <<< "$entry"
    [ "$EXECUTE" = yes ] || { say "would: see that $source is less than 30 seconds behind"; continue; }
    behind=$(lag "$source")
    if [ "$behind" -lt 0 ] || [ "$behind" -gt 30 ]; then stop "$source is $behind seconds behind (-1: not measured yet). Come back when it has caught up: --from wait"; fi
    say "$source is $behind seconds behind"
  done
}

# From here on users wait.
fence() {
  local entry source replica
  freeze
  for entry in "\${DATABASES[@]}"; do
    read -r source replica <<< "$entry"
    close_database "$TO_REGION" "$replica" || { open_database "$TO_REGION" "$replica"; return 1; }
    open_database "$FROM_REGION" "$source"
  done
}

# Everything that was written must have arrived; else the old order is put back, and users go on.
drain() {
  local entry source replica
  for entry in "\${DATABASES[@]}"; do
    read -r source replica <<< "$entry"
    [ "$EXECUTE" = yes ] || { say "would: wait until $source has everything"; continue; }
    for _ in $(seq 1 20); do [ "$(lag "$source")" = 0 ] && break; sleep "\${PAUSE:-15}"; done
    if [ "$(lag "$source")" != 0 ]; then
      open_database "$TO_REGION" "$replica"
      stop "$source did not catch up in five minutes; $replica is open again and users go on. Nothing has moved"
    fi
  done
}

promote() {
  local entry source _
  for entry in "\${DATABASES[@]}"; do
    read -r source _ <<< "$entry"
    promote_replica "$FROM_REGION" "$source"
  done
}

start() {
  automation FROM '{"prune":true,"selfHeal":true}' || return 1
  scale_pods FROM 2 || return 1
  start_pods FROM
}

look() {
  local entry from path _
  for entry in "\${HOSTS[@]}"; do
    read -r _ from _ path <<< "$entry"
    if [ "$EXECUTE" = yes ] && ! answers "$from" "$path"; then stop "$from does not answer 200 on $path: nobody is sent there"; fi
    say "$from answers"
  done
}

switch() { turn_switch 0; }

verify() {
  local entry host path _
  for entry in "\${HOSTS[@]}"; do
    read -r host _ _ path <<< "$entry"
    [ "$EXECUTE" = yes ] || { say "would: see that https://$host$path answers 200"; continue; }
    for _ in $(seq 1 20); do answers "$host" "$path" && break; sleep "\${PAUSE:-15}"; done
    answers "$host" "$path" || stop "https://$host$path does not answer"
    say "https://$host answers"
  done
}

# The other region follows again; what served there is kept under another name until somebody deletes it.
protect() {
  local entry source replica account
  account=$(aws sts get-caller-identity --query Account --output text)
  for entry in "\${DATABASES[@]}"; do
    read -r source replica <<< "$entry"
    read -r class subnets key groups < <(instance "$TO_REGION" "$replica" "[DBInstanceClass, DBSubnetGroup.DBSubnetGroupName, KmsKeyId, join(',', VpcSecurityGroups[].VpcSecurityGroupId)]")
    change aws rds modify-db-instance --region "$TO_REGION" --db-instance-identifier "$replica" --new-db-instance-identifier "$replica-before-$(date -u +%Y%m%d)" --apply-immediately || return 1
    [ "$EXECUTE" = no ] || until instance "$TO_REGION" "$replica-before-$(date -u +%Y%m%d)" DBInstanceStatus > /dev/null 2>&1; do sleep "\${PAUSE:-15}"; done
    IFS=, read -ra group <<< "$groups"
    change aws rds create-db-instance-read-replica --region "$TO_REGION" --source-region "$FROM_REGION" --db-instance-identifier "$replica" \\
      --source-db-instance-identifier "arn:aws:rds:$FROM_REGION:$account:db:$source" --db-instance-class "$class" \\
      --db-subnet-group-name "$subnets" --kms-key-id "$key" --vpc-security-group-ids "\${group[@]}" || return 1
    open_database "$TO_REGION" "$replica"
  done
  thaw
}

arguments "$@"
trap 'tell "Back from $TO_STAGE to $FROM_STAGE"' EXIT
say "Back from $TO_STAGE in $TO_REGION to $FROM_STAGE in $FROM_REGION; execute: $EXECUTE"
steps gate copy wait fence drain promote start look switch verify protect
say "Next: Terraform knows the instances by an id that has changed: \\\`terraform state rm\\\` and \\\`terraform import\\\` for each database in both stacks, then a plan that shows nothing"
`

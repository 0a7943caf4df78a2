export const failbackScript = `#!/usr/bin/env bash
# Brings everything back to the region that was lost, once it works again. Without --execute it says what it would do.
# It begins days before users notice: the data is copied back first. Run it until \`wait\` says that it has caught up.
#
#   --from STEP  go on with a step: gate copy wait fence drain promote start look switch sites verify protect
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"

# Both regions must work, and this one must be the one that is written to.
gate() {
  aws rds describe-db-instances --region "$FROM_REGION" --max-items 1 > /dev/null || stop "$FROM_REGION does not answer"
  on FROM -n "$FROM_NAMESPACE" get deployments > /dev/null || stop "the cluster of $FROM_STAGE does not answer"
  each moved_database "\${DATABASES[@]}"
  each moved_cluster "\${CLUSTERS[@]}"
}

moved_database() { # FROM TO
  if is_replica "$TO_REGION" "$2"; then stop "$2 is a replica: nothing was moved, so there is no way back"; fi
}

# Aurora takes the old cluster in again by itself once its region works; what it had alone is left as a snapshot.
moved_cluster() { # GLOBAL FROM TO
  local arn
  if [ "$(leader "$1")" != "$(cluster "$TO_REGION" "$3" DBClusterArn)" ]; then stop "$3 does not lead $1: nothing was moved, or it was detached (docs/recovery.md says how a global cluster is made of it)"; fi
  arn=$(cluster "$FROM_REGION" "$2" DBClusterArn)
  [ -n "$arn" ] || stop "$2 is not there"
  aws rds describe-global-clusters --region "$TO_REGION" --global-cluster-identifier "$1" --query 'GlobalClusters[0].GlobalClusterMembers[].DBClusterArn' --output text | grep -qw -- "$arn" ||
    stop "$2 does not follow $1 yet. Aurora takes it in again by itself; if it has not within hours, delete it and let terraform apply make it anew"
}

# What was written to the old database and never arrived stays in it, under another name, for people to look through.
copy() { each copy_database "\${DATABASES[@]}"; }

copy_database() { follow "$FROM_REGION" "$1" "$TO_REGION" "$2"; } # FROM TO

account() { aws sts get-caller-identity --query Account --output text; }

# Sets an instance aside under another name, and makes a replica of the other that is called as it was. Whatever of it was done before stays.
follow() { # REGION IDENTIFIER REGION-OF-SOURCE SOURCE
  local aside class subnets key groups group
  if [ "$(instance "$1" "$2" ReadReplicaSourceDBInstanceIdentifier 2> /dev/null || true)" = "arn:aws:rds:$3:$(account):db:$4" ]; then say "$2 follows $4 already"; return 0; fi
  aside=$2
  instance "$1" "$2" DBInstanceStatus > /dev/null 2>&1 || aside=$(aws rds describe-db-instances --region "$1" --query "sort_by(DBInstances[?starts_with(DBInstanceIdentifier, '$2-before-')], &DBInstanceIdentifier)[-1].DBInstanceIdentifier" --output text)
  [ "$aside" != None ] || stop "$2 is not there, nor what was set aside of it"
  read -r class subnets key groups < <(instance "$1" "$aside" "[DBInstanceClass, DBSubnetGroup.DBSubnetGroupName, KmsKeyId, join(',', VpcSecurityGroups[].VpcSecurityGroupId)]")
  if [ "$aside" = "$2" ]; then
    aside="$2-before-$(date -u +%Y%m%d%H%M)"
    change aws rds modify-db-instance --region "$1" --db-instance-identifier "$2" --new-db-instance-identifier "$aside" --apply-immediately
    [ "$EXECUTE" = no ] || until instance "$1" "$aside" DBInstanceStatus > /dev/null 2>&1; do sleep "\${PAUSE:-15}"; done
  fi
  IFS=, read -ra group <<< "$groups"
  change aws rds create-db-instance-read-replica --region "$1" --source-region "$3" --db-instance-identifier "$2" \\
    --source-db-instance-identifier "arn:aws:rds:$3:$(account):db:$4" --db-instance-class "$class" \\
    --db-subnet-group-name "$subnets" --kms-key-id "$key" --vpc-security-group-ids "\${group[@]}"
}

wait() {
  each wait_database "\${DATABASES[@]}"
  each wait_cluster "\${CLUSTERS[@]}"
}

wait_database() { near "$1" "$(recent lag "$1")"; } # FROM TO
wait_cluster() { near "$2" "$(recent cluster_lag "$2")"; } # GLOBAL FROM TO
recent() { "$1" "$FROM_REGION" '-10 minutes' now "$2"; } # lag|cluster_lag IDENTIFIER

near() { # IDENTIFIER SECONDS
  [ "$EXECUTE" = yes ] || { say "would: see that $1 is less than 30 seconds behind"; return 0; }
  if [ "$2" -lt 0 ] || [ "$2" -gt 30 ]; then stop "$1 is $2 seconds behind (-1: not measured yet). Come back when it has caught up: --from wait"; fi
  say "$1 is $2 seconds behind"
}

# From here on users wait.
fence() {
  freeze
  each change_over "\${DATABASES[@]}"
  each change_over_cluster "\${CLUSTERS[@]}"
  FENCED=$(date +%s)
}

change_over() { # FROM TO
  close_database "$TO_REGION" "$2" || { open_database "$TO_REGION" "$2"; return 1; }
  open_database "$FROM_REGION" "$1"
}

change_over_cluster() { # GLOBAL FROM TO
  close_database "$TO_REGION" "$3" cluster || { open_database "$TO_REGION" "$3" cluster; return 1; }
  open_database "$FROM_REGION" "$2" cluster
}

# Everything that was written must have arrived; else the old order is put back, and users go on. A global cluster waits for it by itself.
drain() { each drain_database "\${DATABASES[@]}"; }

# RDS writes a line of its own every five minutes: a copy that has one from after the fence has all that came before it.
drain_database() { # FROM TO
  [ "$EXECUTE" = yes ] || { say "would: wait until $1 has everything"; return 0; }
  for _ in $(seq 1 48); do [ "$(reached "$FROM_REGION" "$1")" -gt "$FENCED" ] && return 0; sleep "\${PAUSE:-15}"; done
  open_database "$TO_REGION" "$2"
  stop "$1 did not catch up in twelve minutes; $2 is open again and users go on. Nothing has moved"
}

start() {
  automation FROM '{"prune":true,"selfHeal":true}' || return 1
  scale_pods FROM 2 || return 1
  start_pods FROM
}

# The other region follows again; an instance that served there is kept under another name until somebody deletes it.
protect() {
  each protect_database "\${DATABASES[@]}"
  each protect_cluster "\${CLUSTERS[@]}"
  thaw
}

protect_database() { # FROM TO
  follow "$TO_REGION" "$2" "$FROM_REGION" "$1"
  open_database "$TO_REGION" "$2"
}

protect_cluster() { open_database "$TO_REGION" "$3" cluster; } # GLOBAL FROM TO

arguments "$@"
direction TO FROM
# A run that goes on with a later step was fenced before it began.
PLANNED=yes FENCED=$STARTED
trap 'tell "Back from $TO_STAGE to $FROM_STAGE"' EXIT
say "Back from $TO_STAGE in $TO_REGION to $FROM_STAGE in $FROM_REGION; execute: $EXECUTE"
steps gate copy wait fence drain promote start look switch sites verify protect
say "Next: Terraform knows the instances by an id that has changed: \\\`terraform state rm\\\` and \\\`terraform import\\\` for each database in both stacks, then a plan that shows nothing. Clusters of Aurora keep theirs"
`

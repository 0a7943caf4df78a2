export const failoverScript = `#!/usr/bin/env bash
# Moves what users reach from the region that is lost to the other one. Without --execute it says what it would do.
#
#   --planned         the region works: a drill, or a move on purpose. Nothing may be lost then
#   --source-is-gone  the region cannot be reached to be fenced, and somebody has seen that nothing in it writes
#   --accept-loss     go on although more would be lost than was promised
#   --since TIME      when it began (such as 2026-11-27T09:10:00Z): the replica is judged by how it stood then
#   --from STEP       go on with a step: gate fence weigh promote start look switch sites verify
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"

# Is it lost, seen from here, from around the world, and by the interfaces of the region? Two of three must say so, and nobody may reach it.
gate() {
  if [ "$PLANNED" = yes ]; then say "Planned: the region is not asked whether it is lost"; return 0; fi
  local down=0 entry host from to path check share
  for entry in "\${HOSTS[@]}"; do
    read -r host from to path <<< "$entry"
    for _ in 1 2 3; do
      if answers "$from" "$path"; then stop "$from answers from here: $host is not lost. A move would do harm"; fi
      sleep "\${PAUSE:-10}"
    done
  done
  say "From here: down"; down=$((down + 1))
  for entry in "\${HOSTS[@]}"; do
    read -r host from to path <<< "$entry"
    check=$(aws route53 list-health-checks --query "HealthChecks[?HealthCheckConfig.FullyQualifiedDomainName=='$from'].Id | [0]" --output text) || { say "From around the world: nobody can be asked"; continue; }
    share=$(aws route53 get-health-check-status --health-check-id "$check" --output json |
      jq '[.HealthCheckObservations[].StatusReport.Status | startswith("Success")] | if length == 0 then empty else 100 * (map(select(.)) | length) / length | floor end') || share=""
    [ -n "$share" ] || { say "From around the world: nobody can be asked"; continue; }
    if [ "$share" -gt 20 ]; then stop "$from answers $share % of those who look from around the world. A move would do harm"; fi
    say "From around the world: down for all but $share %"; down=$((down + 1)); break
  done
  if aws rds describe-db-instances --region "$FROM_REGION" --cli-connect-timeout 10 --cli-read-timeout 10 --max-items 1 > /dev/null 2>&1; then
    say "The interfaces of $FROM_REGION answer"
  else
    say "The interfaces of $FROM_REGION do not answer"; down=$((down + 1))
  fi
  [ "$down" -ge 2 ] || stop "only one of three says that $FROM_REGION is lost. Wait, or look by yourself and call it --planned"
}

# Nothing may write to the old database any more: two that are written to cannot be joined.
fence() {
  local entry source _
  freeze
  if automation FROM null && scale_pods FROM 0; then say "$FROM_STAGE runs nothing any more"; else say "The cluster of $FROM_STAGE cannot be reached"; fi
  for entry in "\${DATABASES[@]}"; do
    read -r source _ <<< "$entry"
    if close_database "$FROM_REGION" "$source"; then continue; fi
    [ "$GONE" = yes ] || stop "$source cannot be fenced, and nobody has said --source-is-gone: it may be written to still"
    say "$source could not be fenced; somebody has seen that nothing writes to it"
  done
}

# How far behind the replicas were when it began.
weigh() {
  local entry replica lag _
  for entry in "\${DATABASES[@]}"; do
    read -r _ replica <<< "$entry"
    is_replica "$TO_REGION" "$replica" || { say "$replica is no replica any more"; continue; }
    lag=$(aws cloudwatch get-metric-statistics --region "$TO_REGION" --namespace AWS/RDS --metric-name ReplicaLag \\
      --dimensions "Name=DBInstanceIdentifier,Value=$replica" --statistics Maximum --period 60 --output json \\
      --start-time "$(date -u -d "$SINCE - 15 minutes" +%FT%TZ)" --end-time "$(date -u -d "$SINCE" +%FT%TZ)" |
      jq '[.Datapoints | sort_by(.Timestamp) | .[].Maximum] | last // -1 | floor')
    if [ "$lag" -ge 0 ] && [ "$lag" -le "$RPO_SECONDS" ]; then say "$replica was $lag seconds behind; $RPO_SECONDS may be lost"; continue; fi
    [ "$ACCEPT_LOSS" = yes ] || stop "$replica was $lag seconds behind (-1: nobody measured), and $RPO_SECONDS may be lost. Say when it began with --since, or --accept-loss"
    say "$replica was $lag seconds behind; the loss was accepted"
  done
}

promote() {
  local entry replica _
  for entry in "\${DATABASES[@]}"; do
    read -r _ replica <<< "$entry"
    promote_replica "$TO_REGION" "$replica"
  done
}

start() { start_pods TO; }

# Before anybody is sent there.
look() {
  local entry to path _
  for entry in "\${HOSTS[@]}"; do
    read -r _ _ to path <<< "$entry"
    if [ "$EXECUTE" = yes ] && ! answers "$to" "$path"; then stop "$to does not answer 200 on $path: nobody is sent there"; fi
    say "$to answers"
  done
}

switch() { turn_switch 1; }

# Sites move by name. Where CloudFront takes no changes, they stay; what they call has moved.
sites() {
  local entry host own id address zone
  for entry in "\${SITES[@]}"; do
    read -r host own <<< "$entry"
    read -r id address < <(aws cloudfront list-distributions --output text --query "DistributionList.Items[?contains(Aliases.Items || \\\`[]\\\`, '$own')].[Id, DomainName]" || true) || true
    zone=$(aws route53 list-hosted-zones-by-name --dns-name "$ZONE_NAME" --query 'HostedZones[0].Id' --output text || true)
    if [ -z "\${id:-}" ] || [ -z "$zone" ]; then say "$host stays where it is: CloudFront or Route 53 cannot be asked. Tell people https://$own"; continue; fi
    if change aws route53 change-resource-record-sets --hosted-zone-id "$zone" --change-batch "$(jq -n --arg host "$host" --arg address "$address" '{Changes: [
        {Name: "_\\($host)", Type: "TXT", TTL: 60, ResourceRecords: [{Value: "\\"\\($address)\\""}]},
        ({Name: $host, Type: ("A", "AAAA"), AliasTarget: {DNSName: $address, HostedZoneId: "Z2FDTNDATAQYW2", EvaluateTargetHealth: false}})
      ] | map({Action: "UPSERT", ResourceRecordSet: .})}')" && change aws cloudfront associate-alias --target-distribution-id "$id" --alias "$host"; then say "$host moves"; else say "$host could not be moved. Tell people https://$own"; fi
  done
}

# As users see it, until the old answer of the name service has been forgotten everywhere.
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

arguments "$@"
trap 'tell "$TO_STAGE takes over from $FROM_STAGE"' EXIT
say "From $FROM_STAGE in $FROM_REGION to $TO_STAGE in $TO_REGION; execute: $EXECUTE, planned: $PLANNED"
steps gate fence weigh promote start look switch sites verify
say "Next: take \\\`replica_of\\\` from the databases in terraform/stacks, for they are replicas no more. The way back: failback.sh"
`

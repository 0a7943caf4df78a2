export const failoverScript = `#!/usr/bin/env bash
# Moves what users reach from the region that is lost to the other one. Without --execute it says what it would do.
#
#   --planned         the region works: a drill, or a move on purpose. Nothing may be lost then
#   --source-is-gone  the region cannot be reached to be fenced, and somebody has seen that nothing in it writes
#   --accept-loss     go on although more would be lost than was promised
#   --since TIME      when it began (such as 2026-11-27T09:10:00Z): the replica is judged by how it stood then
#   --detach          take a cluster of Aurora out of its global one, where AWS cannot fail it over: then the way back is longer
#   --from STEP       go on with a step: gate fence weigh promote start look switch sites verify
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"

# Is it lost, seen from here, from around the world, and by the interfaces of the region? Two of three must say so, and nobody may reach it.
gate() {
  if [ "$PLANNED" = yes ]; then say "Planned: the region is not asked whether it is lost"; return 0; fi
  local down=0 entry host from path check share _
  for entry in "\${HOSTS[@]}"; do
    read -r host from _ path <<< "$entry"
    for _ in 1 2 3; do
      if answers "$from" "$path"; then stop "$from answers from here: $host is not lost. A move would do harm"; fi
      sleep "\${PAUSE:-10}"
    done
  done
  say "From here: down"; down=$((down + 1))
  for entry in "\${HOSTS[@]}"; do
    read -r host from _ path <<< "$entry"
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
  freeze
  if automation FROM null && scale_pods FROM 0; then say "$FROM_STAGE runs nothing any more"; else say "The cluster of $FROM_STAGE cannot be reached"; fi
  each fence_database "\${DATABASES[@]}"
  each fence_cluster "\${CLUSTERS[@]}"
}

fence_database() { fence_one "$1" instance; } # FROM TO
fence_cluster() { fence_one "$2" cluster; } # GLOBAL FROM TO

fence_one() { # IDENTIFIER instance|cluster
  if close_database "$FROM_REGION" "$1" "$2"; then return 0; fi
  [ "$GONE" = yes ] || stop "$1 cannot be fenced, and nobody has said --source-is-gone: it may be written to still"
  say "$1 could not be fenced; somebody has seen that nothing writes to it"
}

# How far behind the copies were when it began. A planned move of a global cluster waits for the last write by itself.
weigh() {
  each weigh_database "\${DATABASES[@]}"
  if [ "$PLANNED" = no ]; then each weigh_cluster "\${CLUSTERS[@]}"; fi
}

weigh_database() { # FROM TO
  is_replica "$TO_REGION" "$2" || { say "$2 is no replica any more"; return 0; }
  bearable "$2" "$(lag "$TO_REGION" "$SINCE - 15 minutes" "$SINCE" "$2")"
}

weigh_cluster() { # GLOBAL FROM TO
  bearable "$3" "$(cluster_lag "$TO_REGION" "$SINCE - 15 minutes" "$SINCE" "$3")"
}

bearable() { # IDENTIFIER SECONDS
  if [ "$2" -ge 0 ] && [ "$2" -le "$RPO_SECONDS" ]; then say "$1 was $2 seconds behind; $RPO_SECONDS may be lost"; return 0; fi
  [ "$ACCEPT_LOSS" = yes ] || stop "$1 was $2 seconds behind (-1: nobody measured), and $RPO_SECONDS may be lost. Say when it began with --since, or --accept-loss"
  say "$1 was $2 seconds behind; the loss was accepted"
}

start() { start_pods TO; }

arguments "$@"
direction FROM TO
trap 'tell "$TO_STAGE takes over from $FROM_STAGE"' EXIT
say "From $FROM_STAGE in $FROM_REGION to $TO_STAGE in $TO_REGION; execute: $EXECUTE, planned: $PLANNED"
steps gate fence weigh promote start look switch sites verify
say "Next: take \\\`replica_of\\\` from the databases in terraform/stacks, for they are replicas no more. The way back: failback.sh"
`

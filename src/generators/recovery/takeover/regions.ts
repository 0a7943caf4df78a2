/** What taking a region out and bringing it back share, where both serve. */
const shared = `# Which of the two the run is about; the other one stays.
side() {
  case $SIDE in
    "$FROM_STAGE") direction FROM TO ;;
    "$TO_STAGE") direction TO FROM ;;
    *) stop "say which region with --side $FROM_STAGE or --side $TO_STAGE" ;;
  esac
}

# While the measurement is 1, Route 53 sends nobody there. It lies in the region that stays.
turn_out() { # SIDE-THAT-IS-OUT SIDE-THAT-STAYS 0|1
  local region=$2_REGION metric=OUT_$1_METRIC
  for _ in 1 2 3; do
    change aws cloudwatch put-metric-data --region "\${!region}" --namespace "$SWITCH_NAMESPACE" --metric-name "\${!metric}" --value "$3"
    if [ "$EXECUTE" = yes ]; then sleep "\${PAUSE:-60}"; fi
  done
}

# Where services write: the cluster itself where it leads; where it follows its readers, which hand writes on.
aim() { each aim_cluster "\${CLUSTERS[@]}"; }

aim_cluster() { # GLOBAL FROM TO STORE
  aim_side FROM "$1" "$2" "$4" || say "The secret of $2 could not be written: region-in.sh does it"
  aim_side TO "$1" "$3" "$4" || say "The secret of $3 could not be written: region-in.sh does it"
}

aim_side() { # SIDE GLOBAL IDENTIFIER STORE
  local region=$1_REGION secrets=$1_SECRETS namespace=$1_NAMESPACE which=ReaderEndpoint host arn file
  arn=$(cluster "\${!region}" "$3" DBClusterArn) || return 1
  if [ "$(leader "$2")" = "$arn" ]; then which=Endpoint; fi
  host=$(cluster "\${!region}" "$3" "$which") || return 1
  if [ "$EXECUTE" = no ]; then say "would: write $host into the secret \${!secrets}/$4"; return 0; fi
  file=$(umask 077; mktemp)
  aws secretsmanager get-secret-value --region "\${!region}" --secret-id "\${!secrets}/$4" --query SecretString --output text |
    jq -c --arg host "$host" '.host = $host' > "$file" || { rm -f "$file"; return 1; }
  change aws secretsmanager put-secret-value --region "\${!region}" --secret-id "\${!secrets}/$4" --secret-string "file://$file" > /dev/null || { rm -f "$file"; return 1; }
  rm -f "$file"
  # Nodes look by themselves for what pods mount.
  if [ "$MOUNTED" = no ]; then change on "$1" -n "\${!namespace}" annotate externalsecret "$4" "force-sync=$(date +%s)" --overwrite || return 1; fi
  say "$1_STAGE writes to $4 by $host"
}
`

export const regionOutScript = `#!/usr/bin/env bash
# Takes one of two regions that both serve out: users leave it, and what it leads the other one leads. Without --execute it says what it would do.
#
#   --side STAGE      the one that goes: the stage that runs there
#   --planned         it works: a drill, or work on it. Nothing may be lost then
#   --source-is-gone  it cannot be reached to be fenced, and somebody has seen that nothing in it writes
#   --accept-loss     go on although more would be lost than was promised
#   --since TIME      when it began (such as 2026-11-27T09:10:00Z): copies are judged by how they stood then
#   --detach          take a cluster of Aurora out of its global one, where AWS cannot fail it over
#   --from STEP       go on with a step: gate switch fence weigh promote aim start sites verify
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"
${shared}
# The one that stays carries everything, so it must answer. Whether the other is lost need not be asked: without it nothing is missing but speed.
gate() { EXECUTE_WAS=$EXECUTE; EXECUTE=yes; look; EXECUTE=$EXECUTE_WAS; }

switch() {
  freeze
  turn_out "$LEAVE" "$REACH" 1
}

# Only what leads there has to be stopped: all else may be written to on either side.
fence() { each fence_cluster "\${CLUSTERS[@]}"; }

leads_there() { leader "$1" | grep -q ":$LEAVE_REGION:"; } # GLOBAL

fence_cluster() { # GLOBAL FROM TO STORE
  local own
  own=$(pick "$LEAVE" "$2" "$3")
  if ! leads_there "$1"; then say "$own does not lead $1"; return 0; fi
  if close_database "$LEAVE_REGION" "$own" cluster; then return 0; fi
  [ "$GONE" = yes ] || stop "$own cannot be fenced, and nobody has said --source-is-gone: it may be written to still"
  say "$own could not be fenced; somebody has seen that nothing writes to it"
}

weigh() { if [ "$PLANNED" = no ]; then each weigh_cluster "\${CLUSTERS[@]}"; fi; }

weigh_cluster() { # GLOBAL FROM TO STORE
  local own behind
  leads_there "$1" || return 0
  own=$(pick "$REACH" "$2" "$3")
  behind=$(cluster_lag "$REACH_REGION" "$SINCE - 15 minutes" "$SINCE" "$own")
  if [ "$behind" -ge 0 ] && [ "$behind" -le "$RPO_SECONDS" ]; then say "$own was $behind seconds behind; $RPO_SECONDS may be lost"; return 0; fi
  [ "$ACCEPT_LOSS" = yes ] || stop "$own was $behind seconds behind (-1: nobody measured), and $RPO_SECONDS may be lost. Say when it began with --since, or --accept-loss"
  say "$own was $behind seconds behind; the loss was accepted"
}

start() { if [ "\${#CLUSTERS[@]}" -gt 0 ]; then start_pods "$REACH"; fi; }

arguments "$@"
side
KEEP_REGION=$REACH_REGION
trap 'tell "$SIDE is taken out"' EXIT
say "$SIDE in $LEAVE_REGION goes, $REACH_REGION stays; execute: $EXECUTE, planned: $PLANNED"
steps gate switch fence weigh promote aim start sites verify
say "Next: region-in.sh --side $SIDE, once it has been well for an hour. Deliveries stay stopped until then"
`

export const regionInScript = `#!/usr/bin/env bash
# Brings a region back that was taken out, once it works again. What leads stays where it is. Without --execute it says what it would do.
#
#   --side STAGE  the one that comes back: the stage that runs there
#   --from STEP   go on with a step: gate open aim start look switch sites verify
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "\${BASH_SOURCE[0]}")/common.sh"
${shared}
# It must work, and what it holds must have caught up.
gate() {
  on "$REACH" get --raw /readyz > /dev/null || stop "the cluster of $SIDE does not answer"
  each near_cluster "\${CLUSTERS[@]}"
}

near_cluster() { # GLOBAL FROM TO STORE
  local own behind
  own=$(pick "$REACH" "$2" "$3")
  if [ "$(leader "$1")" = "$(cluster "$REACH_REGION" "$own" DBClusterArn)" ]; then say "$own leads"; return 0; fi
  behind=$(cluster_lag "$REACH_REGION" '-10 minutes' now "$own")
  if [ "$behind" -lt 0 ] || [ "$behind" -gt 30 ]; then stop "$own is $behind seconds behind (-1: not measured, perhaps it follows not yet). Come back when it has caught up"; fi
  say "$own is $behind seconds behind"
}

open() { each open_cluster "\${CLUSTERS[@]}"; }
open_cluster() { open_database "$REACH_REGION" "$(pick "$REACH" "$2" "$3")" cluster; } # GLOBAL FROM TO STORE

start() { start_pods "$REACH"; }

switch() {
  turn_out "$REACH" "$LEAVE" 0
  thaw
}

arguments "$@"
side
# Here the side is the one that is reached.
direction "$REACH" "$LEAVE"
KEEP_REGION=$LEAVE_REGION
trap 'tell "$SIDE is brought back"' EXIT
say "$SIDE in $REACH_REGION comes back; execute: $EXECUTE"
steps gate open aim start look switch sites verify
`

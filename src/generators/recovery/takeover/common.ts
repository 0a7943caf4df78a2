import { fenceScript } from './fences.ts'
import { listScript } from './lists.ts'

/** What the way there and the way back share. */
export function commonScript(settings: string, tool?: 'argo-cd' | 'flux'): string {
  return `# shellcheck shell=bash disable=SC2034 # Read by the scripts that source this one.
# What failover.sh and failback.sh share: names, the record of what was done, and steps that both take.

${settings}
EXECUTE=no PLANNED=no GONE=no ACCEPT_LOSS=no DETACH=no SIDE='' BEGIN="" CURRENT="" SINCE=now
LOG="\${LOG:-takeover-$(date -u +%Y%m%dT%H%M%SZ).log}"
STARTED=$(date +%s)

say() { printf '%s %s\\n' "$(date -u +%FT%TZ)" "$*" | tee -a "$LOG" >&2; }
stop() { say "STOP: $*"; exit 1; }
# Changes something; without --execute it only says so.
change() {
  if [ "$EXECUTE" = yes ]; then say "+ $*"; "$@"; else say "would: $*"; fi
}

arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --execute) EXECUTE=yes ;;
      --planned) PLANNED=yes ;;
      --source-is-gone) GONE=yes ;;
      --accept-loss) ACCEPT_LOSS=yes ;;
      --detach) DETACH=yes ;;
      --from) BEGIN=\${2:?"--from wants a step"}; shift ;;
      --side) SIDE=\${2:?"--side wants a stage"}; shift ;;
      --since) SINCE=\${2:?"--since wants a time"}; shift ;;
      *) stop "unknown argument $1" ;;
    esac
    shift
  done
  for tool in aws kubectl curl jq; do command -v "$tool" > /dev/null || stop "$tool is needed and not here"; done
}

# Runs the steps in order; a step that fails ends the run, and none after it begins.
steps() {
  local step begun=no
  if [ -n "$BEGIN" ] && ! grep -qw -- "$BEGIN" <<< "$*"; then stop "there is no step $BEGIN among: $*"; fi
  for step in "$@"; do
    if [ -z "$BEGIN" ] || [ "$step" = "$BEGIN" ]; then begun=yes; fi
    [ "$begun" = yes ] || continue
    say "== $step"
    # Alone on its line, so that whatever fails in it ends the run.
    CURRENT=$step
    "$step"
  done
  CURRENT=""
  say "Done after $(($(date +%s) - STARTED)) seconds; promised are $RTO_SECONDS."
}

# HTTP status, 000 when nobody answers.
status() { curl --silent --output /dev/null --max-time 10 --write-out '%{http_code}' "https://$1$2" || true; }
answers() { [ "$(status "$1" "$2")" = 200 ]; }

on() { # SIDE kubectl arguments: the cluster of one side
  local cluster=$1_CLUSTER region=$1_REGION config
  shift
  config=$(mktemp)
  aws eks update-kubeconfig --name "\${!cluster}" --region "\${!region}" --kubeconfig "$config" > /dev/null || { rm -f "$config"; return 1; }
  if KUBECONFIG=$config kubectl "$@"; then rm -f "$config"; else rm -f "$config"; return 1; fi
}

instance() { # REGION IDENTIFIER QUERY
  aws rds describe-db-instances --region "$1" --db-instance-identifier "$2" --query "DBInstances[0].$3" --output text
}

cluster() { # REGION IDENTIFIER QUERY
  aws rds describe-db-clusters --region "$1" --db-cluster-identifier "$2" --query "DBClusters[0].$3" --output text
}

# Address of the cluster that leads a global one.
leader() { # GLOBAL
  aws rds describe-global-clusters --region "$REACH_REGION" --global-cluster-identifier "$1" --query 'GlobalClusters[0].GlobalClusterMembers[?IsWriter].DBClusterArn | [0]' --output text
}

is_replica() { [ "$(instance "$1" "$2" ReadReplicaSourceDBInstanceIdentifier)" != None ]; }

${fenceScript}
# No deployment comes in between, and nothing puts back what is scaled down.
freeze() {
  local name run
  for name in deliver promote terraform; do
    change gh workflow disable "$name.yaml" --repo "$REPOSITORY" || say "Could not disable $name: see to it that nobody deploys"
    # One that began before would go on, and Terraform would open what is shut.
    for run in $(gh run list --workflow "$name.yaml" --all --repo "$REPOSITORY" --limit 20 --json databaseId,status --jq '.[] | select(.status != "completed") | .databaseId' 2> /dev/null || true); do
      change gh run cancel "$run" --repo "$REPOSITORY" || say "Could not end the run $run of $name: end it by hand"
    done
  done
}
thaw() { for name in deliver promote terraform; do change gh workflow enable "$name.yaml" --repo "$REPOSITORY" || say "Enable $name by hand"; done; }
${tool === 'flux' ? flux : argocd}

promote_replica() { # REGION IDENTIFIER
  if is_replica "$1" "$2"; then
    change aws rds promote-read-replica --region "$1" --db-instance-identifier "$2" --backup-retention-period 7 || return 1
    # It begins after a moment, and until then the instance is available as it was.
    [ "$EXECUTE" = no ] || while is_replica "$1" "$2"; do sleep "\${PAUSE:-15}"; done
  else
    say "$2 is no replica any more"
  fi
  # A run that broke off may have come no further.
  [ "$(instance "$1" "$2" MultiAZ)" != True ] || return 0
  change aws rds wait db-instance-available --region "$1" --db-instance-identifier "$2" || return 1
  change aws rds modify-db-instance --region "$1" --db-instance-identifier "$2" --multi-az --apply-immediately
}

scale_pods() { # SIDE REPLICAS
  local namespace=$1_NAMESPACE
  # The autoscaler by queues brings up what stands at none; a horizontal one leaves it.
  if [ "$QUEUED" = yes ] && [ "$2" = 0 ]; then pause_queues "$1" "\${!namespace}" paused=true || return 1; fi
  change on "$1" -n "\${!namespace}" scale deployment --all --replicas="$2" || return 1
  [ "$ROLLOUTS" = no ] || change on "$1" -n "\${!namespace}" scale rollouts.argoproj.io --all --replicas="$2" || return 1
  if [ "$QUEUED" = yes ] && [ "$2" != 0 ]; then pause_queues "$1" "\${!namespace}" paused- || return 1; fi
}

pause_queues() { # SIDE NAMESPACE paused=true|paused-
  change on "$1" -n "$2" annotate scaledobjects.keda.sh --all --overwrite "autoscaling.keda.sh/$3"
}

start_pods() { # SIDE
  local namespace=$1_NAMESPACE each rollouts
  change on "$1" -n "\${!namespace}" rollout restart deployment || return 1
  change on "$1" -n "\${!namespace}" rollout status deployment --timeout=15m || return 1
  [ "$ROLLOUTS" = yes ] || return 0
  if [ "$EXECUTE" = no ]; then say "would: restart each Rollout of \${!namespace} and wait until it is healthy"; return 0; fi
  rollouts=$(on "$1" -n "\${!namespace}" get rollouts.argoproj.io --output name) || return 1
  for each in $rollouts; do
    change on "$1" -n "\${!namespace}" patch "$each" --type merge --patch "{\\"spec\\":{\\"restartAt\\":\\"$(date -u +%FT%TZ)\\"}}" || return 1
    change on "$1" -n "\${!namespace}" wait "$each" --for=jsonpath='{.status.phase}'=Healthy --timeout=15m || return 1
  done
}

turn_switch() { # 1: the public hosts lead to TO; 0: they lead to FROM
  [ \${#HOSTS[@]} -gt 0 ] || return 0
  for _ in 1 2 3; do
    change aws cloudwatch put-metric-data --region "$TO_REGION" --namespace "$SWITCH_NAMESPACE" --metric-name "$SWITCH_METRIC" --value "$1" || return 1
    [ "$EXECUTE" = yes ] && sleep "\${PAUSE:-60}"
  done
  return 0
}

${listScript}
# How it ended, for those who are on call.
tell() { # WHAT
  local topic
  if [ -n "$CURRENT" ]; then say "$1: stopped at $CURRENT. Mend it, then go on with --from $CURRENT"; else say "$1: over"; fi
  topic="arn:aws:sns:$TO_REGION:$(aws sts get-caller-identity --query Account --output text 2> /dev/null || echo 000000000000):$TO_CLUSTER-page"
  change aws sns publish --region "$TO_REGION" --topic-arn "$topic" --subject "\${1:0:99}" --message "$(cat "$LOG")" > /dev/null || say "Nobody could be told by $topic"
}
`
}

/** Whether what delivers keeps the cluster as the branch says: `null` stops it. */
const argocd = `automation() { # SIDE null|json
  local stage=$1_STAGE
  for application in root "\${!stage}"; do
    change on "$1" -n argocd patch application "$application" --type merge --patch "{\\"spec\\":{\\"syncPolicy\\":{\\"automated\\":$2}}}" || return 1
  done
}`

const flux = `automation() { # SIDE null|json
  local stage=$1_STAGE kustomization suspend=false
  [ "$2" != null ] || suspend=true
  for kustomization in root "\${!stage}"; do
    change on "$1" -n flux-system patch kustomizations.kustomize.toolkit.fluxcd.io "$kustomization" --type merge --patch "{\\"spec\\":{\\"suspend\\":$suspend}}" || return 1
  done
}`

import type { Plan } from '../../model/plan.ts'
import type { Platform } from '../../model/workload.ts'

const mounted = (minutes: number) =>
  `    kubernetes)
      echo "nodes read it within $minutes minutes and Reloader restarts $name: kubectl -n $namespace get pods --watch" >&2 ;;`.replace(
    '$minutes',
    String(minutes),
  )

const starts: Readonly<Record<Platform, string>> = {
  kubernetes: `    kubernetes)
      kubectl -n "$namespace" annotate externalsecret "$object" force-sync="$(date +%s)" --overwrite > /dev/null
      echo "External Secrets copies it and Reloader restarts $name: kubectl -n $namespace get pods --watch" >&2 ;;`,
  containers: `    containers)
      aws ecs update-service --region "$region" --cluster "$cluster" --service "$service" --force-new-deployment > /dev/null
      aws ecs wait services-stable --region "$region" --cluster "$cluster" --services "$service" ;;`,
  'virtual-machines': `    machines)
      aws autoscaling start-instance-refresh --region "$region" --auto-scaling-group-name "$group" --query InstanceRefreshId --output text ;;`,
  functions: `    functions)
      echo "$name reads it when it starts: run deliver or promote for $stage, so that none is left that began before" >&2 ;;`,
}

export const rotatePath = 'scripts/secrets/rotate.sh'

/** Puts one key of a secret in, and starts what reads it anew; or puts the value before back. */
export function rotateScript(plan: Plan): string {
  const rows = plan.kept.flatMap(({ stage, stack, about, remote }) => {
    const own = plan.stages.find(({ name }) => name === stage)
    const workload = plan.workloads.find(({ name }) => name === about)
    const { region = '', cluster = '' } = plan.stacks.find(({ name }) => name === stack) ?? {}
    if (!own || !workload) return []
    const release = plan.releases.find((each) => each.workload === workload && each.stage === own)
    const words = {
      kubernetes: `platform=kubernetes namespace=${own.namespace}${plan.mounted ? '' : ` object=${workload.secret?.name ?? ''}`}`,
      containers: `platform=containers cluster=${cluster} service=${release?.name ?? ''}`,
      'virtual-machines': `platform=machines group=${release?.name ?? ''}`,
      functions: 'platform=functions',
    }[workload.platform]
    const batch = workload.service.type === 'job' && workload.platform !== 'functions' ? ' batch=yes' : ''
    return [`  ${own.name}/${about}) remote=${remote} region=${region} ${words}${batch} ;;`]
  })
  const platforms = new Set(
    plan.workloads.flatMap(({ name, platform }) => (plan.kept.some(({ about }) => about === name) ? [platform] : [])),
  )
  return `#!/usr/bin/env bash
# One key of a secret in two steps, so that nothing fails in between:
#   ${rotatePath} put ENVIRONMENT SERVICE KEY   asks for the new value, keeps the old one beside it, starts anew what reads it
#   ${rotatePath} back ENVIRONMENT SERVICE      puts the value before back, where the new one does not work
#   ${rotatePath} first ENVIRONMENT SERVICE KEY puts one in before anything reads it: nothing is started anew
# Take the old value back where it was given out only after the first step is seen to work.
set -euo pipefail

usage="usage: ${rotatePath} put ENVIRONMENT SERVICE KEY, or back ENVIRONMENT SERVICE"
step=\${1:?"$usage"} stage=\${2:?"$usage"} name=\${3:?"$usage"} batch=no
case $stage/$name in
${rows.join('\n')}
  *) echo "$name has no secrets of its own in $stage" >&2; exit 2 ;;
esac
for tool in aws jq; do
  command -v "$tool" > /dev/null || { echo "$tool is needed and not here" >&2; exit 2; }
done
manager() { aws secretsmanager "$@" --region "$region" --secret-id "$remote"; }

put() {
  local key=\${1:?"$usage"} value now
  umask 077
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  if ! now=$(manager get-secret-value --query SecretString --output text 2> "$work/why"); then
    grep -q ResourceNotFoundException "$work/why" || { cat "$work/why" >&2; exit 1; }
    now='{}'
  fi
  read -rsp "$key of $remote: " value
  echo >&2
  [ -n "$value" ] || { echo "it is empty: nothing was written" >&2; exit 1; }
  KEY=$key VALUE=$value jq -c '.[env.KEY] = env.VALUE' <<< "$now" > "$work/next"
  manager put-secret-value --secret-string "file://$work/next" > /dev/null
}

back() {
  local versions now before
  versions=$(manager list-secret-version-ids --query 'Versions[].[VersionId,VersionStages]' --output json)
  now=$(jq -r '.[] | select(.[1] | index("AWSCURRENT")) | .[0]' <<< "$versions")
  before=$(jq -r '.[] | select(.[1] | index("AWSPREVIOUS")) | .[0]' <<< "$versions")
  [ -n "$before" ] || { echo "there is no value before this one" >&2; exit 1; }
  manager update-secret-version-stage --version-stage AWSCURRENT --move-to-version-id "$before" --remove-from-version-id "$now" > /dev/null
}

# What reads the secret when it starts is started anew, one after the other, and looked at.
roll() {
  if [ "$batch" = yes ]; then echo "the next run of $name reads it" >&2; return; fi
  case $platform in
${[...platforms].map((platform) => (plan.mounted && platform === 'kubernetes' ? mounted(plan.mounted.minutes) : starts[platform])).join('\n')}
  esac
}

case $step in
  put) put "\${4:-}"; roll ;;
  back) back; roll ;;
  first) put "\${4:-}" ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
`
}

import type { Plan, Previews, Stack } from '../../model/plan.ts'
import { databaseSteps } from './databases.ts'
import { functionSteps } from './functions.ts'
import { lostSteps } from './lost.ts'

/** `scripts/preview.sh`: a preview up, or down, or all of them swept that nobody needs. A call that fails ends what depends on it. */
export function previewScript(plan: Plan, previews: Previews): string {
  const stack = plan.stacks.find(({ name }) => name === previews.stage.stack)
  if (!stack) throw new Error(`no stack holds ${previews.stage.name}`)
  const parts = [
    head(previews, stack),
    states(previews),
    databaseSteps(previews, stack),
    functionSteps(previews),
    up(previews),
    down,
    lostSteps(plan, previews, stack),
    sweep(previews),
    end,
  ]
  return `${parts.filter((text) => text !== '').join('\n\n')}\n`
}

function head({ path, state, parameter }: Previews, { region }: Stack): string {
  return `#!/usr/bin/env bash
# Previews of pull requests: each is the root ${path} with a state of its own.
#   preview.sh up NUMBER OWNER    makes or renews it; IMAGES is a file with a line for each image: name, tag, digest
#   preview.sh down NUMBER        takes it away, with its databases and its state
#   preview.sh sweep              takes away those whose numbers are not in WANTED, those that are too old, and what lost states left
set -euo pipefail
shopt -s inherit_errexit
cd "$(dirname "$0")/.."

stack=${path} bucket=${state.bucket} before=${state.before} home=${state.region} ground=${parameter}
export AWS_REGION=\${AWS_REGION:-${region}} TF_IN_AUTOMATION=true TF_INPUT=false

say() { echo "$*" >&2; }
stop() { say "::error::$*"; exit 1; }

numbered() { [[ "\${1:-}" =~ ^[1-9][0-9]{0,5}$ ]] || stop "not the number of a pull request: \${1:-none}"; }
# Whether the line $1 is among those of $2.
among() { grep --quiet --line-regexp --fixed-strings -- "$1" <<< "$2"; }`
}

function states({ days }: Previews): string {
  return `# The number of each state and when it was last changed; a lock beside it is no state.
states() {
  aws s3api list-objects-v2 --region "$home" --bucket "$bucket" --prefix "$before" \\
    --query 'Contents[].[Key, LastModified]' --output text |
    sed -nE "s#^$before([0-9]+)\\.tfstate[[:space:]]+#\\1 #p"
}

forget() { aws s3api delete-object --region "$home" --bucket "$bucket" --key "$before$1" > /dev/null; }

# A lock that is older than any run that could hold it: whoever took it is gone.
unlock() {
  local taken
  taken=$(aws s3api list-objects-v2 --region "$home" --bucket "$bucket" --prefix "$before$1.tfstate.tflock" \\
    --query 'Contents[0].LastModified' --output text)
  if [ "$taken" != None ] && [ "$(date -d "$taken" +%s)" -lt "$(date -d '2 hours ago' +%s)" ]; then
    say "the lock of pull request $1 is of $taken, and nobody holds it any more"
    forget "$1.tfstate.tflock"
  fi
}

old() { [ "$(date -d "$1" +%s)" -lt "$(date -d '${days} days ago' +%s)" ]; }

# Terraform on the state of pull request $1.
apply() {
  local number=$1
  shift
  terraform -chdir="$stack" init -reconfigure -lockfile=readonly -backend-config="key=$before$number.tfstate" > /dev/null
  terraform -chdir="$stack" apply -auto-approve -lock-timeout=15m -var="number=$number" "$@"
}`
}

function up({ most, days, releases, databases }: Previews): string {
  const images = releases.map(({ workload }) => `${workload.name}=${workload.repository}`).join(' ')
  const functions = releases.some(({ workload }) => workload.platform === 'functions')
  return `# The digest of each image, as one object of JSON.
images() {
  local pair digest all='{}' services=(${images})
  for pair in "\${services[@]}"; do
    digest=$(awk -v repository="\${pair#*=}" '$1 == repository { print $3 }' "$IMAGES")
    [ -n "$digest" ] || stop "no image was built for \${pair#*=}"
${functions ? '    digest=$(runnable "$pair" "$digest")\n' : ''}    all=$(jq --compact-output --arg name "\${pair%%=*}" --arg digest "$digest" '. + {($name): $digest}' <<< "$all")
  done
  echo "$all"
}

up() {
  local number=$1 owner=\${2:-nobody} others digests
  others=$(states | awk -v own="$number" '$1 != own { print $1 }' | paste --serial --delimiters=' ')
  [ "$(wc --words <<< "$others")" -lt ${most} ] ||
    stop "there are ${most} previews already, of the pull requests $others: take the label from one, and run this again"
  digests=$(images)
${databases.length > 0 ? '  databases create "$number"\n' : ''}  # A tag takes no other characters.
  owner=\${owner//[!A-Za-z0-9_.@-]/-}
  apply "$number" -var="images=$digests" -var="owner=$owner" -var="expires=$(date -u -d '${days} days' +%F)"
${functions ? '  migrate "$number"\n' : ''}}`
}

/** Its services first, so that nobody is connected when its database goes; its state last, so that what broke off is begun again. */
const down = `down() {
  local number=$1
  unlock "$number"
  apply "$number" -destroy -var='images={}' -var=owner=nobody -var=expires=never
  drop "$number"
  forget "$number.tfstate"
}`

function sweep({ databases }: Previews): string {
  return `sweep() {
  local all kept number changed failed=0
  # A list that is not there because nobody could be asked would take everything away.
  [ "\${WANTED+said}" = said ] || stop 'WANTED must say which pull requests have a preview'
  all=$(states)
  while read -r number changed; do
    [ -n "$number" ] || continue
    if ! among "$number" "$WANTED"; then
      say "::notice::the preview of pull request $number goes: nobody asks for it"
    elif old "$changed"; then
      say "::notice::the preview of pull request $number goes: nothing was delivered to it since $changed"
    else
      continue
    fi
    # In a shell of its own, so that what fails there ends nothing here.
    bash scripts/preview.sh down "$number" < /dev/null || { say "::error::the preview of pull request $number did not go"; failed=1; }
  done <<< "$all"
  kept=$(states | cut --delimiter=' ' --fields=1)
  lost "$kept" || failed=1
${databases.length > 0 ? '  databases sweep "$kept" || failed=1\n' : ''}  return "$failed"
}`
}

const end = `case "\${1:-}" in
  up | down) numbered "\${2:-}" && "$@" ;;
  sweep) sweep ;;
  *) sed -n '2,5s/^# \\{0,1\\}//p' scripts/preview.sh >&2; exit 2 ;;
esac`

import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Plan } from '../../model/plan.ts'

export const agePath = 'scripts/secrets/age.sh'

/** Files whose values were put in longer ago than they may be old, by the commit that last changed them. */
export function ageScript(plan: Plan, { directories, days }: EncryptedSecrets): string {
  const rows = plan.pods.flatMap(({ name, secret }) =>
    secret ? plan.stages.map((stage) => `look ${directories[stage.name]}/${name}.yaml ${days[name] ?? 365}`) : [],
  )
  return `#!/usr/bin/env bash
# Says which encrypted secrets are older than they may become. A workflow asks it each week; the whole history is needed.
set -euo pipefail
cd "$(dirname "$0")/../.."

bad=0
look() {
  local changed age
  [ -e "$1" ] || { echo "$1 was never made" >&2; return; }
  changed=$(git log -1 --format=%ct -- "$1")
  [ -n "$changed" ] || return 0
  age=$((($(date +%s) - changed) / 86400))
  [ "$age" -le "$2" ] || { echo "$1 is $age days old, and may be $2: scripts/secrets/set.sh" >&2; bad=1; }
}
${rows.join('\n')}
exit "$bad"
`
}

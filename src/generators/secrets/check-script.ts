import type { EncryptedSecrets } from '../../model/encrypted.ts'

export const checkPath = 'scripts/secrets/check.sh'
export const hookPath = '.githooks/pre-commit'

/** Nothing under `secrets` may be readable. It needs no key and no tool but Python, so that a hook and a pipeline can ask it. */
export function checkScript({ form }: EncryptedSecrets): string {
  const sealed = form === 'SealedSecret'
  return `#!/usr/bin/env bash
# Refuses files under secrets/ that are not encrypted. The hook before each commit asks it, and so does every pull request.
set -euo pipefail
cd "$(dirname "$0")/../.."

bad=0
refuse() { echo "$1: $2" >&2; bad=1; }
while IFS= read -r -d '' file; do
  case $file in
    */README.md${sealed ? ' | secrets/*.pem' : ''}) continue ;;
    secrets/*/*.yaml) ;;
    *) refuse "$file" "only encrypted .yaml files belong here"; continue ;;
  esac
${sealed ? sealedRules : sopsRules(form)}
done < <(find secrets -type f -print0)
${sealed ? 'if grep -rlE "PRIVATE KEY" secrets; then refuse secrets "holds a private key"; fi\n' : ''}exit "$bad"
`
}

const sealedRules = `  grep -qx 'kind: SealedSecret' "$file" || refuse "$file" "is no SealedSecret: make it with scripts/secrets/set.sh"
  if grep -qE '^(kind: Secret|stringData:|data:)' "$file"; then refuse "$file" "holds a Secret that anybody can read"; fi`

/** Every value below the encrypted key is one that SOPS wrote. */
function sopsRules(form: EncryptedSecrets['form']): string {
  const below = form === 'Secret' ? '^(stringData|data):' : '^ *secretTemplates:'
  return `  grep -qx 'sops:' "$file" || { refuse "$file" "is not encrypted: make it with scripts/secrets/set.sh"; continue; }
  plain=$(awk '
    /${below}/ { match($0, /^ */); depth = RLENGTH; inside = 1; next }
    inside { match($0, /^ */); if (RLENGTH <= depth && $0 !~ /^ *- /) inside = 0 }
    inside && /[^:]+: *[^ |>]/ && !/: *"?ENC\\[/ { print FNR }
  ' "$file")
  [ -z "$plain" ] || refuse "$file" "line \${plain//$'\\n'/, } can be read by anybody"`
}

export const hook = `#!/usr/bin/env bash
# Once on each machine: git config core.hooksPath .githooks
exec scripts/secrets/check.sh
`

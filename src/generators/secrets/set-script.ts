import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Plan } from '../../model/plan.ts'
import { beforeMigrations } from '../waves.ts'

export const setPath = 'scripts/secrets/set.sh'

/** Asks for the values of one service in one stage and writes them encrypted, so that they are on no disk in clear. */
export function setScript(plan: Plan, { form, directories, seal }: EncryptedSecrets): string {
  const services = plan.pods.flatMap(({ name, secret }) =>
    secret ? [`  ${name}) secret=${secret.name} keys=(${secret.keys.map(({ key }) => key).join(' ')}) ;;`] : [],
  )
  const stages = plan.stages.flatMap(({ name, namespace, stack, environment }) => {
    const words = [
      `directory=${directories[name]}`,
      ...(seal ? [`certificate=${seal.certificates[stack]}`] : []),
      // A preview has a namespace for each pull request.
      ...(seal ? (environment.kind === 'preview' ? ['scope=(--scope cluster-wide)'] : [`namespace=${namespace}`]) : []),
    ]
    return `  ${name}) ${words.join(' ')} ;;`
  })
  return `#!/usr/bin/env bash
# Asks for the secrets of one service in one environment and writes them encrypted: ${setPath} production ${plan.pods.find(({ secret }) => secret)?.name ?? 'api'}
# What is typed is neither shown nor written down anywhere. Commit the file that comes of it.
set -euo pipefail
cd "$(dirname "$0")/../.."

usage="usage: ${setPath} ENVIRONMENT SERVICE"
stage=\${1:?"$usage"} service=\${2:?"$usage"}
${seal ? 'namespace="" scope=()\n' : ''}case $stage in
${stages.join('\n')}
  *) echo "there is no environment $stage" >&2; exit 2 ;;
esac
case $service in
${services.join('\n')}
  *) echo "$service has no secrets of its own" >&2; exit 2 ;;
esac
for tool in jq ${seal ? 'kubeseal' : 'sops'}; do
  command -v "$tool" > /dev/null || { echo "$tool is needed and not here" >&2; exit 2; }
done

values='{}'
for key in "\${keys[@]}"; do
  read -rsp "$key: " value
  echo >&2
  [ -n "$value" ] || { echo "$key is empty: nothing was written" >&2; exit 1; }
  values=$(KEY=$key VALUE=$value jq -c '.[env.KEY] = env.VALUE' <<< "$values")
done

file="$directory/$service.yaml"
trap 'rm -f "$file.new"' EXIT
${writing(form, beforeMigrations(plan))}
mv "$file.new" "$file"
echo "$file is encrypted. Commit it; the cluster has it some minutes after it is merged, and restarts $service." >&2
`
}

function writing(form: EncryptedSecrets['form'], annotations: Readonly<Record<string, string>>): string {
  const noted = Object.keys(annotations).length > 0 ? `, annotations: ${JSON.stringify(annotations)}` : ''
  if (form === 'SopsSecret')
    return `jq --arg name "$secret" '{
  apiVersion: "isindir.github.com/v1alpha3", kind: "SopsSecret",
  metadata: {name: $name${noted}},
  spec: {secretTemplates: [{name: $name, stringData: .}]}
}' <<< "$values" | ${encrypt}`
  if (form === 'Secret')
    return `jq --arg name "$secret" '{
  apiVersion: "v1", kind: "Secret", type: "Opaque",
  metadata: {name: $name${noted}},
  stringData: .
}' <<< "$values" | ${encrypt}`
  return `jq --arg name "$secret" --arg namespace "$namespace" '{
  apiVersion: "v1", kind: "Secret", type: "Opaque",
  metadata: ({name: $name${noted}} + if $namespace == "" then {} else {namespace: $namespace} end),
  stringData: .
}' <<< "$values" | kubeseal --cert "$certificate" "\${scope[@]}" --format yaml > "$file.new"`
}

const encrypt = 'sops encrypt --filename-override "$file" --input-type json --output-type yaml /dev/stdin > "$file.new"'

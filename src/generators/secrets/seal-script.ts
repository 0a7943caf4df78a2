import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Plan } from '../../model/plan.ts'

export const renewPath = 'scripts/secrets/renew-key.sh'

type Seal = NonNullable<EncryptedSecrets['seal']>

/** Makes the key that secrets are sealed by, and later the next one. Its private half goes into the secrets manager and nowhere else. */
export function renewScript({ stacks }: Plan, { secret, certificates }: Seal): string {
  const rows = stacks.map(
    ({ name, region }) =>
      `  ${name}) remote=${secret.remote[name]} region=${region} certificate=${certificates[name]} ;;`,
  )
  return `#!/usr/bin/env bash
# Makes the key by which a cluster opens sealed secrets, or the next one: ${renewPath} production
# The one before goes on opening what was sealed with it; the one before that is given up, so seal everything anew in between.
set -euo pipefail
cd "$(dirname "$0")/../.."

stack=\${1:?"usage: ${renewPath} STACK"}
case $stack in
${rows.join('\n')}
  *) echo "there is no stack $stack" >&2; exit 2 ;;
esac
for tool in aws jq openssl; do
  command -v "$tool" > /dev/null || { echo "$tool is needed and not here" >&2; exit 2; }
done

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
openssl req -x509 -newkey rsa:4096 -nodes -days 400 -subj "/CN=sealed-secrets/O=$stack" \\
  -keyout "$work/key" -out "$work/certificate" 2> /dev/null
if ! aws secretsmanager get-secret-value --region "$region" --secret-id "$remote" --query SecretString --output text > "$work/now" 2> "$work/why"; then
  grep -q ResourceNotFoundException "$work/why" || { cat "$work/why" >&2; exit 1; }
  # The first one has none before it.
  jq -n --rawfile certificate "$work/certificate" --rawfile key "$work/key" '{certificate: $certificate, key: $key}' > "$work/now"
fi
jq --rawfile certificate "$work/certificate" --rawfile key "$work/key" \\
  '{certificate: $certificate, key: $key, "former-certificate": .certificate, "former-key": .key}' "$work/now" > "$work/next"
aws secretsmanager put-secret-value --region "$region" --secret-id "$remote" --secret-string "file://$work/next" > /dev/null
cp "$work/certificate" "$certificate"
chmod 644 "$certificate"
echo "Commit $certificate. External Secrets brings the key within the hour; then seal everything of $stack anew." >&2
`
}

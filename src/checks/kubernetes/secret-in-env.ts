import { Container } from '../../kinds/kubernetes.ts'
import type { Check } from '../check.ts'

const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|SECRET|SECRET_?KEY|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i
const aboutSecret =
  /_(?:NAMES?|PATH|FILE|DIR|REFS?|NAMESPACE|STORES?|MANAGER|BACKEND|PROVIDER|ENGINE|MOUNT(?:PATH)?|ARN|UR[LI]|ENABLED|TTL|VERSION|TYPE|PREFIX|SUFFIX|LENGTH|FORMAT|REGION|PROJECT|SOURCE|INTERVAL|ROTATION|LABELS?|SELECTOR|KIND|SYNC|SERVICE|SERVER|HOST|PORT)$/i
const secretValue =
  /^(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abp]-[\w-]{10,}|\s*-{3,5}BEGIN [A-Z ]*PRIVATE KEY-{3,5})|:\/\/[^\s:/@]+:[^\s:/@]+@/
/** A switch, a number, a file, a name in capitals that somebody is to replace: named like a secret, but none. */
const harmless = /^(?:simple|jwt(?:,\S*)?|true|false|yes|no|none|null|enabled|disabled|\d{1,3}|\.{0,2}\/\S+|file:\S+)$/i
const placeholder = /^(?:[A-Z0-9]+_)*(?:INSERT|REPLACE|YOUR|CHANGE_?ME|TODO|PLACEHOLDER|XXX+)(?:_[A-Z0-9]+)*$/

export const check: Check<Container> = {
  title: 'Secret stands in the manifest',
  why: `Whoever reads the repository, its history or the Deployment has the value, and it cannot be rotated without a
release. Keep it in a secrets manager, bring it into a Secret (External Secrets, Sealed Secrets) and refer to that.`,
  severity: 'critical',
  level: 'default',
  on: Container,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32', 'cis-kubernetes/5.4.1'],
  sources: ['kube-linter/env-var-secret', 'polaris/sensitiveContainerEnvVar', 'kubescape/C-0012'],
  *run({ env = [] }) {
    for (const [index, each] of env.entries()) {
      const value = typeof each?.value === 'string' ? each.value : ''
      const isSecret =
        each &&
        (secretValue.test(value) ||
          ((secretName.test(each.name) || isOfSecret(each.name)) &&
            !harmless.test(value) &&
            !isBlank(each.name, value)))
      if (isSecret && value !== '')
        yield {
          // The value is neither in the message nor under the cursor.
          at: ['env', index, 'name'],
          message: `\`${each.name}\` carries its value (${value.length} characters); refer to a Secret and rotate it`,
        }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env:
                - name: DB_PASSWORD
                  value: hunter2
      `,
      good: `
        apiVersion: v1
        kind: Pod
        metadata: { name: web }
        spec:
          containers:
            - name: web
              image: nginx:1.29.3
              env:
                - name: DB_PASSWORD
                  valueFrom: { secretKeyRef: { name: db, key: password } }
                - name: DB_PASSWORD_FILE
                  value: /run/secrets/db
                - name: API_KEY
                  value: INSERT_API_KEY
                - name: ETCD_AUTH_TOKEN
                  value: jwt,priv-key=/opt/etcd/jwt-token.pem,sign-method=RS256,ttl=10m
      `,
    },
  ],
}

/** `SECRET_COOKIE`, and not `SECRET_NAME`, which says where one is. */
function isOfSecret(name: string): boolean {
  return /(?:^|_)SECRET_[A-Z]+$/i.test(name) && !aboutSecret.test(name)
}

/** A form that is still to be filled in: `INSERT_TOKEN`, or `TOKEN_VALUE` for `TOKEN`. */
function isBlank(name: string, value: string): boolean {
  return placeholder.test(value) || value === name || value === `${name}_VAL` || value === `${name}_VALUE`
}

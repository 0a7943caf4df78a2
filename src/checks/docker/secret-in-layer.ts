import { Instruction } from '../../kinds/docker.ts'
import { isPlaceholder, isSecretName, tokensIn } from '../../values/secret.ts'
import type { Check } from '../check.ts'

/** An address with a password in it. */
const address = /:\/\/[^\s:/@$]+:[^\s:/@$]+@/
/** A switch, a number, a file: named like a secret, but none. */
const harmless = /^(?:true|false|yes|no|none|null|enabled|disabled|\d{1,3}|\.{0,2}\/\S+|file:\S+)?$/i

export const check: Check<Instruction> = {
  title: 'Secret stands in a layer of the image',
  why: `\`ENV\` and the default of an \`ARG\` are kept in the image: whoever can pull it, or read the repository, has the
value. Give the build a secret (\`RUN --mount=type=secret\`), and the container its environment when it runs.`,
  severity: 'critical',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32', 'pci-dss/8.6.2'],
  sources: ['trivy/DS-0031', 'buildkit/SecretsUsedInArgOrEnv'],
  *run({ name, pairs = {} }) {
    if (name !== 'ENV' && name !== 'ARG') return
    for (const [key, value] of Object.entries(pairs)) {
      const named = isSecretName(key) && !harmless.test(value) && !value.includes('$') && !isPlaceholder(value)
      if (named || tokensIn(value).length > 0 || address.test(value))
        yield {
          // The value is neither in the message nor under the cursor.
          at: ['pairs', key],
          part: 'key',
          message: `\`${key}\` carries its value (${value.length} characters); mount it as a secret and rotate it`,
        }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ARG NPM_TOKEN=npm_4hGx81kd
        ENV DATABASE_URL=postgres://app:hunter2@db/app
        ENV DB_PASSWORD=hunter2
        RUN npm ci
      `,
      good: `
        FROM node:24
        ARG NPM_TOKEN
        ENV DATABASE_URL=postgres://db/app
        ENV DB_PASSWORD_FILE=/run/secrets/db
        RUN --mount=type=secret,id=npm npm ci
      `,
    },
  ],
}

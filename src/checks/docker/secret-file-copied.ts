import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'File of secrets is copied into the image',
  why: `Whoever can pull the image can read the file, also where a later step deletes it. Mount it for the one \`RUN\` that
needs it (\`--mount=type=secret\`), or give it to the container when it starts.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'gdpr/art-32'],
  *run({ name, sources = [], flags = {}, lastStage }) {
    if ((name !== 'COPY' && name !== 'ADD') || flags.from !== undefined || !lastStage) return
    for (const [index, source = ''] of sources.entries()) {
      const file = source.split('/').at(-1) ?? ''
      if (secretFile.test(file) && !/example|sample|template|dist$|test|dummy|public|\.pub$/i.test(source))
        yield { at: ['sources', index], message: `\`${source}\` stays in the image; mount it as a secret instead` }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY .env /app/.env
        COPY id_rsa /root/.ssh/id_rsa
      `,
      good: `
        FROM node:24
        COPY .env.example /app/.env
        COPY id_rsa.pub /root/.ssh/authorized_keys
      `,
    },
  ],
}

const secretFile =
  /^(?:\.env(?:\.(?:prod|production|local|staging|secret))?|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:key|p12|pfx|jks|keystore|kdbx)|.*private.*\.pem|.*-key\.pem|key\.pem|\.netrc|\.pgpass|\.git-credentials|kubeconfig|terraform\.tfstate)$/i

import { Dockerfile } from '../../kinds/docker.ts'
import { isSecretName } from '../../values/secret.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Secret comes into the build as an argument',
  why: `Build arguments are written into the history of the image, where \`docker history\` shows them to whoever has it; an
\`ENV\` made of one is in every container. Mount the secret for the one \`RUN\` that needs it (\`--mount=type=secret\`).`,
  severity: 'medium',
  level: 'default',
  on: Dockerfile,
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5', 'pci-dss/8.6.2'],
  sources: ['buildkit/SecretsUsedInArgOrEnv', 'trivy/DS-0031'],
  *run({ instructions, stages }, { resource }) {
    const last = stages.at(-1)
    if (!last || instructions.some((each) => each === undefined)) return
    for (let index = last.from + 1; index < last.to; index++) {
      const { name, args = '', pairs = {} } = instructions[index] ?? {}
      const asked = name === 'ARG' ? args.split(/\s+/).filter((word) => /^\w+$/.test(word)) : []
      for (const each of asked) {
        if (!isSecretName(each) || Object.hasOwn(pairs, each)) continue
        const kept = instructions.findIndex(
          (other, at) =>
            at > index && at < last.to && other?.name === 'ENV' && new RegExp(`\\$\\{?${each}\\b`).test(other.args),
        )
        yield {
          at: [index, 'args'],
          message: `\`ARG ${each}\` stays in the history of the image; mount it with \`--mount=type=secret\``,
          related: kept < 0 ? [] : [{ resource, at: [kept, 'args'], message: 'and here in every container' }],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ARG NPM_TOKEN
        ENV NPM_TOKEN=$NPM_TOKEN
        RUN npm ci
      `,
      good: `
        FROM node:24 AS build
        ARG NPM_TOKEN
        RUN npm ci
        FROM node:24
        ARG TOKEN_FILE
        RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
      `,
    },
  ],
}

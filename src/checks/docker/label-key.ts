import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./

export const check: Check<Instruction> = {
  title: 'Label has a name that labels cannot have',
  why: `Names of labels are lower case letters, digits, single \`.\` and \`-\`, beginning and ending with a letter or digit;
those of Docker are reserved. Tools that read labels overlook others.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL3048'],
  *run({ name, pairs = {} }) {
    if (name !== 'LABEL') return
    for (const key of Object.keys(pairs))
      if (!key.includes('$') && (!/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(key) || reserved.test(key)))
        yield {
          at: ['pairs', key],
          part: 'key',
          message: `\`${key}\` is no name of a label; write it in lower case with dots`,
        }
  },
  examples: [
    {
      bad: `
        FROM node:24
        LABEL Build_Date=2026-11-21
      `,
      good: `
        FROM node:24
        LABEL org.opencontainers.image.created=2026-11-21
      `,
    },
  ],
}

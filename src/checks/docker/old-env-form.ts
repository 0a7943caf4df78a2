import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Pair is written without an equals sign',
  why: `\`ENV KEY value\` is the old form: it takes the rest of the line, blanks and all, and builders warn of it.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  fix: 'safe',
  sources: ['buildkit/LegacyKeyValueFormat'],
  *run({ name, args, pairs = {} }) {
    if (name !== 'ENV' && name !== 'LABEL') return
    const [entry, ...others] = Object.entries(pairs)
    const rest = args.slice(entry?.[0].length ?? 0)
    if (!entry || others.length > 0 || !args.startsWith(entry[0]) || !/^[ \t]/.test(rest)) return
    const value = rest.trim()
    const plain = /^[\w./:${}@%+,-]+$/.test(value)
    yield {
      at: ['args'],
      message: `\`${name} ${entry[0]}\` is in the old form; write \`${entry[0]}=…\``,
      ...(plain && { changes: [{ set: ['args'], to: `${entry[0]}=${value}` }] }),
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENV NODE_ENV production
      `,
      good: `
        FROM node:24
        ENV NODE_ENV=production
      `,
    },
  ],
}

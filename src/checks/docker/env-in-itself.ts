import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Variable is used where it is not set yet',
  why: `All variables of one \`ENV\` are set at once, from what held before it: one that refers to another of the same
\`ENV\` gets its old value, or none. Write two \`ENV\`.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  sources: ['hadolint/DL3044'],
  *run({ name, pairs = {} }, { resource }) {
    if (name !== 'ENV') return
    const keys = Object.keys(pairs)
    if (keys.length < 2) return
    for (const [key, value] of Object.entries(pairs)) {
      const used = keys.find((other) => other !== key && new RegExp(`\\$(?:${other}\\b|\\{${other}[}:])`).test(value))
      if (used === undefined || isSetBefore(resource.path[0], used, resource.tree.data)) continue
      yield {
        at: ['pairs', key],
        message: `\`${key}\` refers to \`${used}\`, which this very \`ENV\` sets; put it into an \`ENV\` below`,
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ENV APP_HOME=/srv/app APP_BIN=$APP_HOME/bin
      `,
      good: `
        FROM node:24
        ENV APP_HOME=/srv/app
        ENV APP_BIN=$APP_HOME/bin PATH=$APP_HOME/bin:$PATH
      `,
    },
  ],
}

/** An earlier ARG or ENV of the file may have given it a value. */
function isSetBefore(index: unknown, name: string, instructions: unknown): boolean {
  if (!Array.isArray(instructions) || typeof index !== 'number') return true
  return instructions
    .slice(0, index)
    .some((each) => typeof each === 'object' && each !== null && Object.hasOwn(each.pairs ?? {}, name))
}

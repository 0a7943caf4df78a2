import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Argument has its value behind a blank',
  why: `\`ARG NAME value\` declares two arguments without a default, \`NAME\` and \`value\`: both are empty. Write
\`ARG NAME=value\`.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  fix: 'risky',
  *run({ name, args }) {
    const [, key = '', value = ''] = /^(\w+)[ \t]+([^\s=]+)$/.exec(args.trim()) ?? []
    // Two names are two arguments.
    if (name !== 'ARG' || value === '' || (/^[A-Z_][A-Z0-9_]*$/.test(value) && /^[A-Z_]/.test(key))) return
    if (/^(?:true|false|yes|no|latest)$|[^A-Za-z_]/.test(value))
      yield {
        at: ['args'],
        message: `\`ARG ${args.trim()}\` gives \`${key}\` no default; write \`${key}=${value}\``,
        changes: [{ set: ['args'], to: `${key}=${value}` }],
      }
  },
  examples: [
    {
      bad: `
        FROM node:24
        ARG PORT 3000
      `,
      good: `
        FROM node:24
        ARG PORT=3000
      `,
    },
    {
      bad: `
        FROM node:24
        ARG HTTP_PROXY HTTPS_PROXY
        ARG DEBUG false
      `,
      good: `
        FROM node:24
        ARG HTTP_PROXY HTTPS_PROXY
        ARG DEBUG=false
      `,
    },
  ],
}

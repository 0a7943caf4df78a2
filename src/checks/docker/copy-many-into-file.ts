import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Several files are copied to one name',
  why: `With more than one source the target has to be a directory and end in \`/\`, or the build fails.`,
  severity: 'high',
  level: 'default',
  on: Instruction,
  fix: 'safe',
  sources: ['hadolint/DL3021', 'trivy/DS-0011'],
  *run({ name, sources = [], target = '' }) {
    if ((name !== 'COPY' && name !== 'ADD') || sources.length < 2 || /[/\\]$|\$|^\.{1,2}$/.test(target)) return
    if (target !== '')
      yield {
        at: ['target'],
        message: `\`${target}\` is to hold ${sources.length} sources; end it in \`/\``,
        changes: [{ set: ['target'], to: `${target}/` }],
      }
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY package.json package-lock.json /app
      `,
      good: `
        FROM node:24
        COPY package.json package-lock.json /app/
      `,
    },
    {
      bad: `
        FROM node:24
        WORKDIR /app
        COPY a b .
        COPY a b /x
      `,
      good: `
        FROM node:24
        WORKDIR /app
        COPY a b .
        COPY a b /x/
      `,
    },
  ],
}

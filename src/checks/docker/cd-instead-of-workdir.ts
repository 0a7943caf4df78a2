import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Instruction> = {
  title: 'Build changes the directory by cd',
  why: `\`WORKDIR\` holds for all that follows, makes the directory, and shows where things happen; \`cd\` has to be said
again in every \`RUN\`.`,
  severity: 'info',
  level: 'strict',
  on: Instruction,
  sources: ['hadolint/DL3003', 'trivy/DS-0013'],
  *run(instruction) {
    if (instruction.name !== 'RUN') return
    const found = commandsOf(instruction).find(({ name, within }) => name === 'cd' && within.length === 0)
    if (found) yield { at: found.written[0]?.at ?? ['args'], message: '`cd` holds for this `RUN` alone; use `WORKDIR`' }
  },
  examples: [
    {
      bad: `
        FROM node:24
        RUN cd /app && npm ci
      `,
      good: `
        FROM node:24
        WORKDIR /app
        RUN npm ci && (cd sub && npm test)
      `,
    },
  ],
}

import { commandsOf } from '../../kinds/docker/commands.ts'
import { Instruction } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

/** What they change ends with the shell of the RUN. */
const remedies: Readonly<Record<string, string>> = {
  cd: 'write `WORKDIR`',
  pushd: 'write `WORKDIR`',
  export: 'write `ENV`',
  alias: 'write a script, or call the program by its name',
  source: 'write `ENV`, or source it in the same `RUN`',
  '.': 'write `ENV`, or source it in the same `RUN`',
  umask: 'set it in the same `RUN`',
  ulimit: 'set it where the container is started',
}

export const check: Check<Instruction> = {
  title: 'Build step has no effect on the next',
  why: `Each \`RUN\` is a shell of its own. The directory, variables and aliases that it sets are gone when it ends, so what
follows runs somewhere else, or without them.`,
  severity: 'medium',
  level: 'default',
  on: Instruction,
  *run(instruction) {
    if (instruction.name !== 'RUN' || instruction.form !== 'shell') return
    const commands = commandsOf(instruction)
    const [last] = commands.slice(-1)
    const remedy = last && Object.hasOwn(remedies, last.name) ? remedies[last.name] : undefined
    const idle = commands.every(({ name, redirections }) => Object.hasOwn(remedies, name) && redirections.length === 0)
    if (last && remedy && idle && last.within.length === 0)
      yield {
        at: last.written[0]?.at ?? ['args'],
        message: `\`RUN ${last.name}\` is forgotten when it ends; ${remedy}`,
      }
  },
  examples: [
    {
      bad: `
        FROM node:24
        RUN cd /app
        RUN export NODE_ENV=production
        RUN npm ci
      `,
      good: `
        FROM node:24
        WORKDIR /app
        ENV NODE_ENV=production
        RUN cd /app && npm ci
      `,
    },
  ],
}

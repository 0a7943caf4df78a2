import { commandsOf } from '../../kinds/docker/commands.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

const installers =
  /^(?:npm (?:ci|install|i)|yarn(?: install)?|pnpm (?:install|i)|pip3? install|bundle install|go mod download|composer install|poetry install|uv sync)(?: |$)/

export const check: Check<Dockerfile> = {
  title: 'Every change installs all dependencies again',
  why: `Everything after a \`COPY . .\` is built anew when any file changes. Copy the lock file, install, and only then copy
the rest: most builds then take the dependencies from the cache.`,
  severity: 'info',
  level: 'strict',
  on: Dockerfile,
  *run({ instructions, stages }, { resource }) {
    if (instructions.some((each) => each === undefined)) return
    for (const stage of stages) {
      let whole: number | undefined
      for (let index = stage?.from ?? 0; stage && index < stage.to; index++) {
        const instruction = instructions[index]
        if (instruction?.name === 'COPY' && !instruction.flags?.from && instruction.sources?.[0] === '.')
          whole ??= index
        if (instruction?.name !== 'RUN' || whole === undefined) continue
        const found = commandsOf(instruction).find(({ name, words }) =>
          installers.test([name, ...words.slice(0, 2).map(({ text }) => text)].join(' ')),
        )
        if (!found) continue
        const [first] = found.written
        yield {
          at: [index, ...(first?.at ?? [])],
          message: `\`${found.name}\` runs again after every change of a file; copy the lock file and install first`,
          related: [{ resource, at: [whole], message: 'copies everything' }],
        }
        break
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24
        COPY . .
        RUN npm ci
      `,
      good: `
        FROM node:24
        COPY package.json package-lock.json ./
        RUN npm ci
        COPY . .
      `,
    },
  ],
}

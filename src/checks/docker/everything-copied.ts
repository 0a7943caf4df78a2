import { ignoredBy } from '../../kinds/docker/context.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import { directoryOf } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'Everything is copied and nothing left out',
  why: `Without a \`.dockerignore\` a \`COPY . .\` takes \`.git\`, \`.env\`, local dependencies and build output into the image:
the history of the code and whatever secret lies about, and every one of them breaks the cache. List what a build does not need.`,
  severity: 'low',
  level: 'default',
  on: Dockerfile,
  controls: ['soc2/CC6.1', 'nist-800-53/CM-7'],
  *run({ instructions, stages }, { resource, estate }) {
    const last = stages.at(-1)
    const file = resource.tree.file.path
    // A Dockerfile of another name, or in a folder for it, is built from elsewhere.
    if (!last || !/(?:^|\/)(?:Dockerfile|Containerfile)$/.test(file) || instructions.some((each) => each === undefined))
      return
    if (/(?:^|\/)(?:docker|build|deploy|\.?docker[\w-]*|ci|infra)\/Dockerfile$/.test(file)) return
    if (ignoredBy(estate, file, directoryOf(file)) || ignoredBy(estate, file, '.')) return
    for (let index = last.from + 1; index < last.to; index++) {
      const { name, sources = [], flags = {} } = instructions[index] ?? {}
      if (
        (name === 'COPY' || name === 'ADD') &&
        flags.from === undefined &&
        sources.some((source) => source === '.' || source === './')
      )
        yield {
          at: [index, 'sources', 0],
          message: `no \`.dockerignore\` beside \`${file}\` leaves anything out; write one`,
        }
    }
  },
  examples: [
    {
      bad: `
        -- Dockerfile --
        FROM node:24
        COPY . .
        RUN npm ci
      `,
      good: `
        -- Dockerfile --
        FROM node:24
        COPY . .
        RUN npm ci
        -- .dockerignore --
        .git
        .env
        node_modules
      `,
    },
    {
      bad: `
        -- api/Dockerfile --
        FROM node:24 AS build
        COPY . .
        RUN npm ci
        FROM node:24
        COPY . /app
      `,
      good: `
        -- api/Dockerfile --
        FROM node:24 AS build
        COPY . .
        RUN npm ci
        FROM node:24
        COPY --from=build /app /app
      `,
    },
  ],
}

import { ComposeService } from '../../kinds/compose.ts'
import type { Estate } from '../../model/estate.ts'
import { directoryOf } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { buildPlaceOf, dockerfileOf } from './build.ts'

export const check: Check<ComposeService> = {
  title: 'Service is built from what is not there',
  why: `The build stops at once: the Dockerfile, or the stage in it, was moved or renamed.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  *run({ build }, { resource, estate }) {
    const place = buildPlaceOf(resource)
    if (!place || !build) return
    const file = dockerfileOf(resource, estate)
    const field = build.dockerfile === undefined ? 'context' : 'dockerfile'
    if (!file) {
      // What has another name is not read, and a directory of which nothing was read may come from elsewhere.
      const isRead = /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]+)?$|\.(?:dockerfile|Dockerfile)$/.test(
        place.dockerfile,
      )
      if (!isRead || estate.files.has(place.dockerfile) || !directoriesOf(estate).has(place.context)) return
      const name = place.dockerfile.split('/').at(-1) ?? ''
      const others = [...estate.files.keys()].filter(
        (path) => directoryOf(path) === directoryOf(place.dockerfile) && /ockerfile/.test(path),
      )
      const near = others[0] ?? nearest(name, others, 1)[0]
      yield {
        at: ['build', field],
        message: `there is no \`${place.dockerfile}\`; ${near === undefined ? 'mend the path' : `did you mean \`${near}\`?`}`,
      }
      return
    }
    const { target } = build
    const names = file.data.stages.map((stage) => stage?.alias)
    const known =
      file.data.instructions.every((each) => each !== undefined) && file.data.stages.every((each) => each !== undefined)
    if (target === undefined || /^\d+$/.test(target) || !known) return
    if (names.some((name) => name?.toLowerCase() === target.toLowerCase())) return
    const [near] = nearest(
      target,
      names.flatMap((name) => name ?? []),
      1,
    )
    yield {
      at: ['build', 'target'],
      message: `\`${place.dockerfile}\` has no stage \`${target}\`; ${near === undefined ? 'name one that it has' : `did you mean \`${near}\`?`}`,
      related: file.data.stages.map((stage) => ({
        resource: file,
        at: [stage?.from ?? 0, 'alias'],
        message: 'a stage',
      })),
    }
  },
  examples: [
    {
      bad: `
        -- compose.yaml --
        services:
          api:
            build: { context: ./api, target: prodction }
          web:
            build: { context: ./api, dockerfile: web.Dockerfile }
        -- api/Dockerfile --
        FROM node:24 AS production
      `,
      good: `
        -- compose.yaml --
        services:
          api:
            build: { context: ./api, target: production }
          other:
            build: ../elsewhere
          submodule:
            build: ./submodule
        -- api/Dockerfile --
        FROM node:24 AS production
      `,
    },
  ],
}

const known = new WeakMap<Estate, ReadonlySet<string>>()

/** Every directory that something was read from, and those above it. */
function directoriesOf(estate: Estate): ReadonlySet<string> {
  const found = known.get(estate)
  if (found) return found
  const all = new Set<string>(['.'])
  for (const path of estate.files.keys())
    for (let at = directoryOf(path); at !== '.' && !all.has(at); at = directoryOf(at)) all.add(at)
  known.set(estate, all)
  return all
}

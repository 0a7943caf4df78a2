import { ComposeService } from '../../kinds/compose.ts'
import { finalStage, instructionsOf, lineage } from '../../kinds/docker/lineage.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { normalName, parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'
import { dockerfileOf } from './build.ts'
import { serviceNamed } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Service waits for health that nobody checks',
  why: `\`condition: service_healthy\` needs a health check of the other service, in the project or in its image. Without one
Compose stops: \`container has no healthcheck configured\`.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/A1.1'],
  *run({ depends_on = {} }, { resource, estate }) {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const other = condition === 'service_healthy' ? serviceNamed(estate, resource, name) : undefined
      if (!other) continue
      const { healthcheck } = other.data
      const off = healthcheck?.disable === true || healthcheck?.test?.[0] === 'NONE'
      if (!off && (healthcheck !== undefined || !isUnchecked(other, estate))) continue
      yield {
        at: ['depends_on', name, 'condition'],
        message: `\`${name}\` has no health check; give it one, or wait for \`service_started\``,
        related: ['healthcheck', 'image', 'build'].map((field) => ({
          resource: other,
          at: [field],
          message: `\`${field}\` of what it waits for`,
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        services:
          api:
            image: acme/api:1.2
            depends_on: { db: { condition: service_healthy } }
          db:
            image: postgres:18
      `,
      good: `
        services:
          api:
            image: acme/api:1.2
            depends_on:
              db: { condition: service_healthy }
              search: { condition: service_healthy }
          db:
            image: postgres:18
            healthcheck: { test: pg_isready }
          search:
            image: acme/search:2.1
      `,
    },
    {
      bad: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:1.2
            depends_on: { web: { condition: service_healthy } }
          web:
            build: ./web
        -- web/Dockerfile --
        FROM node:24
        CMD ["node", "main.js"]
      `,
      good: `
        -- compose.yaml --
        services:
          api:
            image: acme/api:1.2
            depends_on: { web: { condition: service_healthy } }
          web:
            build: ./web
        -- web/Dockerfile --
        FROM node:24
        HEALTHCHECK CMD ["node", "health.js"]
        CMD ["node", "main.js"]
      `,
    },
  ],
}

/** Whether the image surely brings no check: the official images have none. */
function isUnchecked(service: Resource<ComposeService>, estate: Estate): boolean {
  const { image = '', build } = service.data
  if (!build) return isOfficial(image)
  const file = dockerfileOf(service, estate)
  const stage = file && build.target === undefined ? finalStage(file.data) : undefined
  if (!file || !stage) return false
  const line = lineage(file.data, stage)
  const base = line.at(-1)?.image
  if (base === undefined || !(base === 'scratch' || isOfficial(base))) return false
  return instructionsOf(file.data, line).every(({ name }) => name !== 'HEALTHCHECK')
}

function isOfficial(image: string): boolean {
  const parsed = parseImage(image)
  return parsed !== undefined && normalName(parsed).startsWith('docker.io/library/')
}

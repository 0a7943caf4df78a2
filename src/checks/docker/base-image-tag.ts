import { Stage } from '../../kinds/docker.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<Stage> = {
  title: 'Base image can move',
  why: `A base image without a tag, or with \`latest\`, is another one tomorrow: the same commit builds a different
image, and nobody can say which base an old one had. Name a version, or better a digest.`,
  severity: 'medium',
  level: 'default',
  on: Stage,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2', 'nist-800-53/SR-4'],
  sources: ['checkov/CKV_DOCKER_7', 'hadolint/DL3006', 'hadolint/DL3007', 'trivy/DS-0001'],
  *run({ image, base }) {
    if (image === undefined || base !== undefined || image === 'scratch') return
    const { digest, tag = 'latest' } = parseImage(image) ?? { digest: 'unreadable' }
    if (digest === undefined && tag === 'latest')
      yield { at: ['image'], message: `\`${image}\` can change between two builds; name a version or a digest` }
  },
  examples: [
    {
      bad: `
        FROM node AS build
        RUN npm ci
        FROM nginx:latest
        COPY --from=build /app/dist /usr/share/nginx/html
      `,
      good: `
        ARG NODE_VERSION
        FROM node:24 AS build
        RUN npm ci
        FROM build AS test
        RUN npm test
        FROM nginx:1.30
        COPY --from=build /app/dist /usr/share/nginx/html
        FROM scratch
        COPY --from=build /app/dist /
        FROM node:\${NODE_VERSION}
      `,
    },
  ],
}

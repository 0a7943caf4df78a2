import { overOf } from '../../kinds/docker/support.ts'
import { Stage } from '../../kinds/docker.ts'
import type { Check } from '../check.ts'

export const check: Check<Stage> = {
  title: 'Base image is out of support',
  why: `What is out of support gets no security fixes: the image is vulnerable from the next disclosed fault on, and
rebuilding it does not help. Move to a release that is maintained.`,
  severity: 'high',
  level: 'default',
  on: Stage,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'iso-27001/A.8.8', 'pci-dss/6.3.3'],
  sources: ['trivy/eosl'],
  *run({ image = '', base }, { on }) {
    const over = base === undefined ? overOf(image, on) : undefined
    if (!over) return
    yield { at: ['image'], message: `\`${image}\`: ${over}` }
  },
  examples: [
    {
      bad: `
        FROM node:18-alpine AS build
        RUN npm ci
        FROM gcr.io/distroless/nodejs24-debian12:nonroot
        COPY --from=build /app /app
        FROM python:3.14-slim-bullseye
      `,
      good: `
        FROM node:24-alpine AS build
        RUN npm ci
        FROM gcr.io/distroless/nodejs24-debian13:nonroot
        COPY --from=build /app /app
        FROM python:3.14-slim-trixie
      `,
    },
  ],
}

import { Dockerfile } from '../../kinds/docker.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<Dockerfile> = {
  title: 'COPY takes from a stage that is not there',
  why: `A name that no earlier stage has is taken for an image, and pulled from a registry: the build fails, or brings in
what somebody else has published under that name.`,
  severity: 'high',
  level: 'default',
  on: Dockerfile,
  sources: ['hadolint/DL3022', 'hadolint/DL3023', 'trivy/DS-0006'],
  *run({ instructions, stages }, { resource }) {
    if (instructions.some((each) => each === undefined)) return
    const names = stages.map((stage) => stage?.alias?.toLowerCase())
    for (const [index, instruction] of instructions.entries()) {
      const from = instruction?.name === 'COPY' ? instruction.flags?.from : undefined
      if (typeof from !== 'string' || /[$/:@.]/.test(from)) continue
      const current = stages.findIndex((stage) => stage && index > stage.from && index < stage.to)
      const earlier = names.slice(0, Math.max(0, current)).filter((name) => name !== undefined)
      const at = [index, 'flags', 'from']
      const aliases = stages.map((stage) => ({ resource, at: [stage?.from ?? 0, 'alias'] }))
      const related = aliases.slice(0, current).map((place) => ({ ...place, message: 'an earlier stage' }))
      if (/^\d{1,6}$/.test(from)) {
        if (Number(from) >= current) yield { at, message: `there is no stage ${from} before this one`, related }
      } else if (!earlier.includes(from.toLowerCase())) {
        const later = names.indexOf(from.toLowerCase())
        const [near] = nearest(from.toLowerCase(), earlier)
        if (later >= 0) yield { at, message: `stage \`${from}\` is not before this one; put it above`, related }
        else if (near !== undefined)
          yield { at, message: `no stage is named \`${from}\`; did you mean \`${near}\`?`, related }
      }
    }
  },
  examples: [
    {
      bad: `
        FROM node:24 AS build
        RUN npm ci
        FROM nginx:1.30
        COPY --from=biuld /app/dist /usr/share/nginx/html
        COPY --from=1 /app/other /
      `,
      good: `
        FROM node:24 AS build
        RUN npm ci
        FROM nginx:1.30
        COPY --from=build /app/dist /usr/share/nginx/html
        COPY --from=0 /app/other /
        COPY --from=busybox:1.37 /bin/wget /bin/wget
        COPY --from=caddy /usr/bin/caddy /usr/bin/caddy
      `,
    },
  ],
}

import { baseImage, codenames } from '../../facts/base-images.ts'
import { endOf } from '../../facts/lifecycles.ts'
import { supersededBy } from '../../facts/superseded.ts'
import { Stage } from '../../kinds/docker.ts'
import { normalName, parseImage } from '../../values/image.ts'
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
    const parsed = base === undefined ? parseImage(image) : undefined
    if (!parsed) return
    const name = normalName(parsed).replace(/^public\.ecr\.aws\/docker\/library\//, 'docker.io/library/')
    const [end] = held(name, parsed.tag ?? '').flatMap(([product, version]) => {
      const found = endOf(product, version)
      // Debian's long-term support is free to all; the extended support of others is for who pays.
      const last = product === 'debian' ? found?.extendedEnds : found?.ends
      const over = found?.ended || (last !== undefined && last < on.toISOString().slice(0, 10))
      return found && over ? [{ ...found, last }] : []
    })
    const dead = end ? undefined : supersededBy('image', name)
    if (!end && !dead) return
    const said = end
      ? `${end.product.replace('distroless/', 'distroless ')} ${end.cycle} has been out of support${end.last ? ` since ${end.last}` : ''}; use ${end.successor ?? 'a release that is maintained'}`
      : `${dead?.state}${dead?.since ? ` (${dead.since})` : ''}; use ${dead?.successor}`
    yield { at: ['image'], message: `\`${image}\`: ${said}` }
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

/** The products in an image with their versions: the language, then the system below it. */
function held(name: string, tag: string): readonly (readonly [product: string, version: string])[] {
  const distroless = /^gcr\.io\/distroless\/([a-z]+(?:-nossl|3)?)(\d*)-(debian\d+)$/.exec(name)
  if (distroless) {
    const [, image = '', version = '', system = ''] = distroless
    return [
      ...(image === 'nodejs' && version ? [['node', version] as const] : []),
      [`distroless/${image === 'python' ? 'python3' : image}`, system],
    ]
  }
  const known = baseImage(name)
  if (!known) return []
  const words = tag.split('-')
  const named = codenames.rows.filter((each) => words.includes(each.name))
  const alpine = words.map((word) => /^alpine(3\.\d+)$/.exec(word)?.[1]).find((each) => each !== undefined)
  return [
    ...(/^v?\d/.test(tag) ? [[known.product, tag] as const] : []),
    ...named.map(({ product, version }) => [product, version] as const),
    ...(alpine ? [['alpine', alpine] as const] : []),
  ]
}

import { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<Job> = {
  title: 'Image of a job is not fixed',
  why: `Without a tag, or with \`latest\`, tomorrow's run uses another image, and whoever can push the tag runs code in the job.`,
  severity: 'low',
  level: 'default',
  on: Job,
  sources: ['zizmor/unpinned-images'],
  *run({ container, services = {} }) {
    const all = [
      { given: container, at: ['container'] },
      ...Object.entries(services).map(([id, given]) => ({ given, at: ['services', id] })),
    ]
    for (const { given, at } of all) {
      const image = isMap(given) ? given.image : given
      if (typeof image !== 'string' || image === '' || hasHole(image)) continue
      const { tag, digest } = parseImage(image) ?? { tag: 'x', digest: undefined }
      if (!digest && (tag === undefined || tag === 'latest'))
        yield {
          at: isMap(given) ? [...at, 'image'] : at,
          message: `\`${image}\` may be another image tomorrow; name a version`,
        }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            services: { db: { image: postgres } }
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          test:
            runs-on: ubuntu-24.04
            services: { db: { image: 'postgres:18' } }
            steps: [{ run: make test }]
      `,
    },
  ],
}

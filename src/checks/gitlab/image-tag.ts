import { GitlabJob } from '../../kinds/gitlab.ts'
import { hasHole } from '../../model/unknown.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Image of a job is not fixed',
  why: `Without a tag, or with \`latest\`, tomorrow's pipeline runs in another image, and whoever can push the tag runs code in the job with its
variables. Name a version.`,
  severity: 'low',
  level: 'default',
  on: GitlabJob,
  *run({ image, services = [] }) {
    const all = [
      { given: image, at: ['image'] },
      ...services.map((given, index) => ({ given, at: ['services', index] })),
    ]
    for (const { given, at } of all) {
      const name = typeof given === 'string' ? given : given?.name
      if (name === undefined || hasHole(name) || name.includes('$')) continue
      const parsed = parseImage(name)
      if (!parsed || parsed.digest || (parsed.tag !== undefined && parsed.tag !== 'latest')) continue
      yield {
        at: typeof given === 'string' ? at : [...at, 'name'],
        message: `\`${name}\` may be another image tomorrow; name a version`,
      }
    }
  },
  examples: [
    {
      bad: `
        test:
          image: node
          script: npm test
      `,
      good: `
        test:
          image: node:24
          services: ['postgres:18', $OTHER]
          script: npm test
      `,
    },
  ],
}

import { ComposeService } from '../../kinds/compose.ts'
import { parseImage } from '../../values/image.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Image can move',
  why: `Without a tag, or with \`latest\`, each \`pull\` may bring another major version, and nobody can say which one ran
before: databases then refuse the old data. Name a version.`,
  severity: 'low',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2'],
  sources: ['dclint/service-image-require-explicit-tag'],
  *run({ image, build, pull_policy }, { resource }) {
    // With `build`, it is the name that is given to what is built.
    if (image === undefined || build !== undefined || /^(?:never|build)$/.test(pull_policy ?? '')) return
    const { digest, tag = 'latest', repository = '' } = parseImage(image) ?? { digest: 'unreadable' }
    if (digest === undefined && tag === 'latest' && repository !== 'scratch')
      yield {
        at: ['image'],
        message: `\`${image}\` can change between two starts; name a version`,
        related: [{ resource, at: ['build'], message: 'it is not built here' }],
      }
  },
  examples: [
    {
      bad: `
        services:
          db:
            image: postgres
      `,
      good: `
        services:
          db:
            image: postgres:18
          web:
            image: acme/web
            build: .
          api:
            image: acme/api:\${TAG}
      `,
    },
  ],
}

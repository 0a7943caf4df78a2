import { GitlabPipeline } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabPipeline> = {
  title: 'Setting for all jobs stands at the top',
  why: `\`image\`, \`services\`, \`cache\`, \`before_script\` and \`after_script\` at the top are deprecated; under \`default\` jobs can also refuse them with
\`inherit\`. \`types\` is called \`stages\`.`,
  severity: 'low',
  level: 'strict',
  on: GitlabPipeline,
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    for (const key of ['image', 'services', 'cache', 'before_script', 'after_script', 'types'])
      if (isMap(raw) && raw[key] !== undefined)
        yield {
          at: [key],
          part: 'key',
          message: key === 'types' ? '`types` is called `stages`' : `\`${key}\` belongs under \`default\``,
        }
  },
  examples: [
    {
      bad: `
        image: node:24
        test:
          script: npm test
      `,
      good: `
        default:
          image: node:24
        test:
          script: npm test
      `,
    },
  ],
}

import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { jobKeys } from './keywords.ts'

export const check: Check<GitlabJob> = {
  title: 'Job has a key that GitLab does not know',
  why: `GitLab refuses the pipeline with "unknown keys". Often a letter is wrong, or the key stands one level too high or too low.`,
  severity: 'high',
  level: 'default',
  on: GitlabJob,
  *run(_, { resource }) {
    const raw = valueAt(resource.tree.data, resource.path)
    if (!isMap(raw) || !('script' in raw || 'trigger' in raw)) return
    for (const key of Object.keys(raw)) {
      if (jobKeys.includes(key) || key === '<<') continue
      const [close] = nearest(key, jobKeys)
      yield { at: [key], part: 'key', message: `A job has no \`${key}\`${close ? `; did you mean \`${close}\`?` : ''}` }
    }
  },
  examples: [
    {
      bad: `
        test:
          scripts: make test
          script: make
      `,
      good: `
        test:
          before_script: make test
          script: make
      `,
    },
  ],
}

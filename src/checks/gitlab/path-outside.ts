import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabJob> = {
  title: 'Cache or artifact lies outside of the project',
  why: `Paths of \`cache\` and \`artifacts\` count from the folder of the project; what lies outside is not found, and the job only warns. Move the folder
into the project, by the setting of the tool (\`PIP_CACHE_DIR\`, \`GOMODCACHE\`, \`npm --cache\`).`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  *run({ cache, artifacts }) {
    for (const [key, value] of [
      ['cache', cache],
      ['artifacts', artifacts],
    ] as const)
      for (const [index, each] of [value].flat().entries()) {
        const paths = isMap(each) && Array.isArray(each.paths) ? each.paths : []
        for (const [at, path] of paths.entries())
          if (typeof path === 'string' && /^(?:~|\/(?!builds\/)|\$\{?HOME\b|\.\.\/)/.test(path))
            yield {
              at: [key, ...(Array.isArray(value) ? [index] : []), 'paths', at],
              message: `\`${path}\` is outside of the project and is not found; move it below the project`,
            }
      }
  },
  examples: [
    {
      bad: `
        test:
          script: pip install -r requirements.txt
          cache: { key: pip, paths: [~/.cache/pip] }
      `,
      good: `
        test:
          script: pip install -r requirements.txt
          variables: { PIP_CACHE_DIR: $CI_PROJECT_DIR/.pip }
          cache: { key: pip, paths: [.pip, $CI_PROJECT_DIR/x] }
      `,
    },
  ],
}

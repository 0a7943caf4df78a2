import { GitlabInclude } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabInclude> = {
  title: 'Include of another project follows its branch',
  why: `Without a \`ref\` the newest commit of the other project's default branch is used, so a change there changes every pipeline here. Name a tag or a
commit.`,
  severity: 'low',
  level: 'strict',
  on: GitlabInclude,
  controls: ['nist-800-53/SI-7'],
  *run(include) {
    if (include.project !== undefined && (include.ref === undefined || /^(?:main|master|HEAD)$/.test(include.ref)))
      yield {
        at: ['ref'],
        message: `\`${include.project}\` is taken as it is at the moment; name a tag or a commit as \`ref\``,
      }
  },
  examples: [
    {
      bad: `
        include:
          - project: acme/ci
            file: /build.yml
        test:
          script: make test
      `,
      good: `
        include:
          - project: acme/ci
            ref: v1.4.2
            file: /build.yml
        test:
          script: make test
      `,
    },
  ],
}

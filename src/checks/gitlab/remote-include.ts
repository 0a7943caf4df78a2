import { GitlabInclude } from '../../kinds/gitlab.ts'
import type { Check } from '../check.ts'

export const check: Check<GitlabInclude> = {
  title: 'Pipeline includes what somebody else can change',
  why: `What a web address gives today is run tomorrow as it then is, with the variables of this project. Include it with \`integrity\`, from a project at
a fixed \`ref\`, or keep a copy.`,
  severity: 'medium',
  level: 'default',
  on: GitlabInclude,
  controls: ['soc2/CC6.8', 'nist-800-53/SI-7'],
  *run(include) {
    const { remote, component } = include
    if (
      remote !== undefined &&
      include.integrity === undefined &&
      !remote.includes('$') &&
      !/\/(?:-\/)?(?:raw|blob)\/[0-9a-f]{40}\//.test(remote)
    )
      yield { at: ['remote'], message: `\`${remote}\` may be another file tomorrow; add its \`integrity\`` }
    if (component !== undefined && /@(?:~latest|main|master)$/.test(component))
      yield { at: ['component'], message: `\`${component}\` is whatever is newest; name a version` }
  },
  examples: [
    {
      bad: `
        include:
          - component: $CI_SERVER_FQDN/acme/ci/build@~latest
        test:
          script: make test
      `,
      good: `
        include:
          - component: $CI_SERVER_FQDN/acme/ci/build@1.4.2
        test:
          script: make test
      `,
    },
  ],
}

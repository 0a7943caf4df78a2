import { GitlabJob } from '../../kinds/gitlab.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'
import { pipelineOf } from './pipeline.ts'

export const check: Check<GitlabJob> = {
  title: 'Docker of the job is reached without TLS',
  why: `With \`DOCKER_TLS_CERTDIR\` empty the privileged Docker service listens for everybody who reaches the container, other jobs on the same network
among them. Leave the variable at \`/certs\` and use port 2376.`,
  severity: 'medium',
  level: 'default',
  on: GitlabJob,
  controls: ['soc2/CC6.7'],
  *run({ services = [], variables }, { resource }) {
    const dind = services.findIndex((each) =>
      /(?:^|\/)docker:[^\s]*dind|(?:^|\/)docker:dind/.test((typeof each === 'string' ? each : each?.name) ?? ''),
    )
    if (dind < 0) return
    const global = pipelineOf(resource).variables
    const own = variables?.DOCKER_TLS_CERTDIR
    const given = own ?? (isMap(global) ? global.DOCKER_TLS_CERTDIR : undefined)
    if (given === '')
      yield {
        at: own === undefined ? ['services', dind] : ['variables', 'DOCKER_TLS_CERTDIR'],
        message: '`DOCKER_TLS_CERTDIR` is empty, so Docker listens without TLS; set it to `/certs`',
      }
  },
  examples: [
    {
      bad: `
        build:
          image: docker:29
          services: [docker:29-dind]
          variables: { DOCKER_TLS_CERTDIR: '' }
          script: docker build .
      `,
      good: `
        build:
          image: docker:29
          services: [docker:29-dind]
          variables: { DOCKER_TLS_CERTDIR: '/certs' }
          script: docker build .
      `,
    },
  ],
}

import type { Workload } from '../../model/workload.ts'
import { printDockerfile } from '../../syntax/dockerfile/print.ts'
import type { Generator } from '../generator.ts'
import { ignored, stages } from './stages.ts'

export const generator: Generator = {
  title: 'Dockerfiles of the services that run in containers',
  paths: ['**/Dockerfile', '**/.dockerignore'],
  wants: ({ plan }) => plan.workloads.length > 0,
  *make({ plan }) {
    for (const workload of plan.workloads) {
      const because = [`compute/${workload.name}`]
      yield {
        path: at(workload, 'Dockerfile'),
        because,
        text: printDockerfile(stages(workload), { syntax: 'docker/dockerfile:1' }),
      }
      yield { path: at(workload, '.dockerignore'), because, text: `${ignored[workload.service.runtime].join('\n')}\n` }
    }
  },
}

function at({ service }: Workload, name: string): string {
  return service.path === '.' ? name : `${service.path}/${name}`
}

import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'
import { runTogether, servicesOf } from './project.ts'

export const check: Check<ComposeService> = {
  title: 'Container name cannot be had',
  why: `A name stands for one container of the whole host. Where two services have it, or a service is to run several times,
only the first starts. Leave \`container_name\` out: services find each other by their own names.`,
  severity: 'high',
  level: 'default',
  on: ComposeService,
  sources: ['dclint/no-duplicate-container-names'],
  *run(service, { resource, estate }) {
    const { container_name: name, scale, deploy } = service
    if (name === undefined) return
    const all = servicesOf(estate, resource)
    const first = all.find((each) => each.data.container_name === name && runTogether(service, each.data))
    if (first && first !== resource)
      yield {
        at: ['container_name'],
        message: `\`${name}\` is the name of \`${first.data.key}\` too; leave it out`,
        related: [
          { resource: first, at: ['container_name'], message: 'has it first' },
          { resource: first, at: ['profiles'], message: 'and runs at the same time' },
          { resource, at: ['profiles'], message: 'as this does' },
        ],
      }
    const [copies, field] = scale !== undefined ? [scale, ['scale']] : [deploy?.replicas ?? 1, ['deploy', 'replicas']]
    if (copies > 1)
      yield {
        at: ['container_name'],
        message: `${copies} containers cannot all be \`${name}\`; leave it out`,
        related: [{ resource, at: field, message: 'how many are to run' }],
      }
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name))
      yield {
        at: ['container_name'],
        message: `\`${name}\` is no name for a container; write letters, digits and \`_.-\``,
      }
  },
  examples: [
    {
      bad: `
        services:
          web:
            image: nginx:1.30
            container_name: web
          api:
            image: acme/api:1.2
            container_name: web
          worker:
            image: acme/api:1.2
            container_name: worker
            scale: 2
      `,
      good: `
        services:
          web:
            image: nginx:1.30
            container_name: web
          api:
            image: acme/api:1.2
            scale: 2
      `,
    },
  ],
}

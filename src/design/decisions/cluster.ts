import type { Decision } from '../decision.ts'
import { computedBy, named } from '../weigh.ts'

type Answer = 'eks' | 'ecs' | 'none'

export const decision: Decision<Answer> = {
  question: 'Who schedules the containers?',
  answers: {
    eks: 'Amazon EKS: Kubernetes with a managed control plane',
    ecs: "Amazon ECS: the cloud's own scheduler, on Fargate",
    none: 'Nobody: nothing runs in containers',
  },
  weighs: {
    eks: {
      good: 'everything of the Kubernetes world, with a control plane that others run',
      bad: 'one or two services, for which it is paid and upgraded all the same',
    },
    ecs: {
      good: 'containers without a cluster to upgrade',
      bad: 'operators, admission policies, GitOps and another cloud',
    },
    none: {
      good: 'files and functions',
      bad: 'processes that have to stay',
    },
  },
  sources: ['Amazon EKS Kubernetes versions, 2026-08-22'],
  about: 'system',
  after: ['compute'],
  decide(_, scene) {
    const pods = computedBy(scene, 'kubernetes')
    const containers = computedBy(scene, 'containers')
    const { region } = scene.spec.cloud
    if (pods.length > 0) {
      const needed = `${named(pods)} ${pods.length > 1 ? 'run' : 'runs'} on Kubernetes`
      return {
        answer: 'eks',
        because: `${needed}, in ${region}: EKS runs the control plane in three zones and patches it.`,
        against: {},
        impossible: { ecs: `${needed}, which ECS is not`, none: `${needed}, which needs a cluster` },
        givenUp:
          'The control plane costs money around the clock, and each minor version must be left after fourteen months.',
        changesIf: 'No service runs on Kubernetes any more.',
      }
    }
    const needed = `${named(containers)} ${containers.length > 1 ? 'run' : 'runs'} in containers`
    if (containers.length > 0)
      return {
        answer: 'ecs',
        because: `${needed} and nothing asks for Kubernetes.`,
        against: {},
        impossible: {
          eks: 'No service runs on Kubernetes: overrule `compute` of one first',
          none: `${needed}, which somebody must start`,
        },
        givenUp: 'Moving to another cloud means writing the deployment anew.',
        changesIf: 'A service is decided to run on Kubernetes.',
      }
    return {
      answer: 'none',
      because: 'No service runs in a container.',
      against: {},
      impossible: { eks: 'There would be nothing to run on it', ecs: 'There would be nothing to run on it' },
      givenUp: 'Nothing that these services use.',
      changesIf: 'A service runs in containers.',
    }
  },
}

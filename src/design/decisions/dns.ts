import type { Decision } from '../decision.ts'
import { computedBy, count, named } from '../weigh.ts'

type Answer = 'external-dns' | 'terraform'

export const decision: Decision<Answer> = {
  question: 'Who writes the records of names that people call?',
  answers: {
    'external-dns': 'ExternalDNS in each cluster: records follow the objects',
    terraform: 'Terraform: a record changes by a reviewed plan, and nothing in a cluster may lead people elsewhere',
  },
  weighs: {
    'external-dns': {
      good: 'names that come and go with their objects, such as previews; load balancers that are made anew',
      bad: 'a pod may write the zone: who takes it over may send people elsewhere',
    },
    terraform: {
      good: 'few names that seldom change, and auditors who ask who changed one',
      bad: 'load balancers that a controller makes: they are there only after the first delivery, so Terraform is applied once more then',
    },
  },
  sources: ['kubernetes-sigs/aws-load-balancer-controller, pkg/deploy/tracking: tags of what it makes, 2026-08-17'],
  about: 'system',
  after: ['compute', 'ingress', 'regions'],
  asks: (_, { decided }) => decided.ingress !== undefined,
  decide(_, scene) {
    const { spec, decided } = scene
    const open = computedBy(scene, 'kubernetes').filter((service) => service.public)
    const names = open.length * spec.environments.filter(({ kind }) => kind !== 'preview').length
    const against = {
      'external-dns': 'A pod that may write the zone could send everybody elsewhere, and no plan would show it',
      terraform:
        'A controller makes the load balancers, so their names could only be written after the first delivery, and again whenever one is made anew',
    }
    if (open.length === 0)
      return {
        answer: 'terraform',
        because: 'Terraform makes what answers, and writes its name in the same plan.',
        against: { 'external-dns': 'There is no cluster whose objects it could follow' },
        impossible: { 'external-dns': 'There is no cluster with a door to the internet' },
        givenUp: 'Nothing.',
        changesIf: 'A public service runs in Kubernetes.',
      }
    const previews = spec.environments.some(({ kind }) => kind === 'preview')
    const moved = decided.regions !== undefined && decided.regions.answer !== 'single'
    if (spec.compliance.includes('pci') && !previews && !moved)
      return {
        answer: 'terraform',
        because: `PCI DSS asks who may change what users are led to, and ${count(names, 'name')} of ${named(open)} seldom ${names === 1 ? 'changes' : 'change'}: a reviewed plan changes them, and no pod does.`,
        against,
        givenUp:
          'Names without a second apply: the stack is applied once more after the first delivery, and again when a load balancer was made anew.',
        changesIf: 'Previews or another region bring names that come and go.',
      }
    return {
      answer: 'external-dns',
      because: `${named(open)} ${open.length > 1 ? 'are' : 'is'} reached through load balancers that a controller makes${previews ? ', and previews bring names that come and go' : ''}: records follow them within a minute, in one zone and under the name of their cluster alone.`,
      against,
      givenUp: 'A zone that only reviewed plans change.',
      changesIf: 'A rule says that no pod may write names that people are led by.',
    }
  },
}

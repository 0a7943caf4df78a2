import type { Decision } from '../decision.ts'
import { computedBy, count, knows } from '../weigh.ts'

type Answer = 'argo-cd' | 'flux' | 'push'

export const decision: Decision<Answer> = {
  question: 'How does what is merged come to run?',
  answers: {
    'argo-cd': 'Argo CD in the cluster takes it from the repository, and shows what differs',
    flux: 'Flux in the cluster takes it from the repository',
    push: 'The pipeline sends it',
  },
  weighs: {
    'argo-cd': {
      good: 'seeing what runs and what differs, previews for each pull request, several clusters from one place',
      bad: 'teams that want nothing more to run',
    },
    flux: {
      good: 'a small controller that is configured by the same files as all else',
      bad: 'people on call who look for a picture, and previews of pull requests, which it does not make by itself',
    },
    push: {
      good: 'platforms without a cluster, and very small teams',
      bad: 'noticing what was changed by hand',
    },
  },
  sources: [
    'endoflife.date, Argo CD 3.5, 2026-08-22',
    'fluxcd/flux2 2.9.4: kustomize v1, helm v2, source v1, notification v1beta3, 2026-08-07',
    'controlplaneio-fluxcd/flux-operator: previews by ResourceSet, AGPL-3.0, common knowledge',
  ],
  about: 'system',
  after: ['compute', 'cluster'],
  decide(_, scene) {
    const { spec } = scene
    const facts = `${count(computedBy(scene, 'kubernetes').length, 'service')} in ${count(spec.environments.length, 'environment')}`
    const previews = spec.environments.some(({ kind }) => kind === 'preview')
    const cluster = scene.decided.cluster?.answer === 'eks'
    const verdict = {
      against: {
        'argo-cd': 'The team knows Flux, and one such tool is enough',
        flux: 'It has no picture of what runs and what differs, which people who are paged want',
        push: 'The pipeline would hold keys to the cluster, and nobody would notice what is changed by hand',
      },
      impossible: cluster
        ? {
            push: 'The pipeline holds no key to a cluster: what runs there is taken from the repository',
            ...(previews && {
              flux: 'There is a preview for each pull request, which Flux does not make without another operator',
            }),
          }
        : {
            'argo-cd': 'There is no Kubernetes cluster for it to work in',
            flux: 'There is no Kubernetes cluster for it to work in',
          },
    }
    if (!cluster)
      return {
        ...verdict,
        answer: 'push',
        because: 'Nothing runs on Kubernetes, so there is no cluster to pull from.',
        givenUp: 'Changes by hand are found by a scheduled comparison only.',
        changesIf: 'A service runs on Kubernetes.',
      }
    if (!previews && knows(spec, 'flux') && !knows(spec, 'argo-cd', 'argocd', 'argo'))
      return {
        ...verdict,
        answer: 'flux',
        because: `${facts}, and a team that knows Flux.`,
        givenUp: 'The picture that Argo CD draws.',
        changesIf: 'The team knows Argo CD better.',
      }
    return {
      ...verdict,
      answer: 'argo-cd',
      because: `${facts}: each has its state in Git,${previews ? ' previews come and go with pull requests,' : ''} and what differs is seen.`,
      givenUp: 'Argo CD itself must be run and upgraded.',
      changesIf: 'The team knows Flux and wants no previews, or no service runs on Kubernetes.',
    }
  },
}

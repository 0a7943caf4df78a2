import type { Decision } from '../decision.ts'
import { computedBy, count, knows } from '../weigh.ts'

type Answer = 'prometheus' | 'cloudwatch' | 'datadog'

export const decision: Decision<Answer> = {
  question: 'What watches over it?',
  answers: {
    prometheus: 'Prometheus, Alertmanager and Grafana in the cluster; CloudWatch for what AWS runs',
    cloudwatch: 'CloudWatch alone',
    datadog: 'Datadog',
  },
  about: 'system',
  after: ['compute', 'cluster'],
  decide(_, scene) {
    const { spec } = scene
    const cluster = scene.decided.cluster?.answer === 'eks'
    const pods = computedBy(scene, 'kubernetes').length
    const verdict = {
      against: {
        prometheus: 'It would be the only thing that needs a cluster',
        cloudwatch: `Every metric of ${count(pods, 'service')} is paid by the month, and SLO rules with two windows cannot be tested before they are live`,
        datadog: `It is paid by host and metric, and the team ${knows(spec, 'datadog') ? 'can' : 'does not say that it can'} use it`,
      },
      impossible: cluster ? {} : { prometheus: 'There is no cluster for it to run in' },
    }
    if (!cluster)
      return {
        ...verdict,
        answer: 'cloudwatch',
        because: 'Nothing runs on Kubernetes; AWS measures its own services already.',
        givenUp: 'Rules that can be tested before they are live.',
        changesIf: 'A service runs on Kubernetes.',
      }
    return {
      ...verdict,
      answer: 'prometheus',
      because: `${count(pods, 'service')} on Kubernetes and ${count(spec.services.length, 'promise')} to watch: rules are files that are reviewed and tested, and samples cost storage only.`,
      givenUp: 'Prometheus itself must be watched and given disk.',
      changesIf: 'The team would rather pay by host than run it.',
    }
  },
}

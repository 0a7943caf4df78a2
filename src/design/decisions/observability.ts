import type { Spec } from '../../model/spec.ts'
import type { Decision } from '../decision.ts'
import { computedBy, count, knows } from '../weigh.ts'

type Answer = 'prometheus' | 'cloudwatch' | 'datadog' | 'new-relic'

export const decision: Decision<Answer> = {
  question: 'What watches over it?',
  answers: {
    prometheus: 'Prometheus, Alertmanager and Grafana in the cluster; CloudWatch for what AWS runs',
    cloudwatch: 'CloudWatch alone; of a cluster with Container Insights and what services count of themselves',
    datadog: 'Prometheus judges and pages in the cluster; Datadog is sent objectives, logs and traces, and shows them',
    'new-relic':
      'Prometheus judges and pages in the cluster; New Relic is sent objectives, logs and traces, and shows them',
  },
  weighs: {
    prometheus: {
      good: 'rules that are files: reviewed, tested, the same everywhere',
      bad: 'teams that do not want to run it, and years of samples',
    },
    cloudwatch: {
      good: 'what AWS runs, with nothing to install',
      bad: 'many metrics of your own, and rules that are tested before they are live',
    },
    datadog: {
      good: 'people who look there for everything else',
      bad: 'bills that grow with hosts and metrics, and data that must stay in the account',
    },
    'new-relic': {
      good: 'people who look there for everything else',
      bad: 'bills that grow with each gigabyte, and data that must stay in the account',
    },
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
        'new-relic': `It is paid by the gigabyte and the person, and the team ${knows(spec, 'new-relic', 'newrelic') ? 'can' : 'does not say that it can'} use it`,
      },
      impossible: cluster ? {} : { prometheus: alone, datadog: alone, 'new-relic': alone },
    }
    if (!cluster)
      return {
        ...verdict,
        answer: 'cloudwatch',
        because: 'Nothing runs on Kubernetes; AWS measures its own services already.',
        givenUp: 'Rules that can be tested before they are live.',
        changesIf: 'A service runs on Kubernetes.',
      }
    if (knows(spec, 'cloudwatch') && !knows(spec, 'prometheus', 'grafana') && !vendorOf(spec))
      return {
        ...verdict,
        answer: 'cloudwatch',
        because: `The team works with CloudWatch, and would learn Prometheus for ${count(pods, 'service')}. A collector counts what services say of themselves, and each objective has alarms with several windows.`,
        givenUp:
          'Rules that are tested before they are live, new versions that are judged by a share of the traffic, and a minute or two until something is seen.',
        changesIf: 'The team knows Prometheus, or metrics of its own become many: each is paid by the month.',
      }
    const vendor = knows(spec, 'prometheus', 'grafana') ? undefined : vendorOf(spec)
    if (vendor)
      return {
        ...verdict,
        answer: vendor,
        because: `The team works with ${vendor === 'datadog' ? 'Datadog' : 'New Relic'} already. Rules stay files that are reviewed and tested, so Prometheus judges them; what people look at goes out by OpenTelemetry.`,
        givenUp: 'What is shown is paid twice: as storage here, as volume there.',
        changesIf: 'The team knows Prometheus or Grafana too.',
      }
    return {
      ...verdict,
      answer: 'prometheus',
      because: `${count(pods, 'service')} on Kubernetes, each with its promises: rules are files that are reviewed and tested, and samples cost storage only.`,
      givenUp: 'Prometheus itself must be watched and given disk.',
      changesIf: 'The team would rather pay by host than run it.',
    }
  },
}

const alone = 'There is no cluster for Prometheus to run in'

function vendorOf(spec: Spec): 'datadog' | 'new-relic' | undefined {
  if (knows(spec, 'datadog')) return 'datadog'
  return knows(spec, 'new-relic', 'newrelic') ? 'new-relic' : undefined
}

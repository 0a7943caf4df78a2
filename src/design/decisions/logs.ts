import type { Decision } from '../decision.ts'
import { logBytesADay } from '../volume.ts'
import { answerOf, knows, list } from '../weigh.ts'

type Answer = 'loki' | 'cloudwatch' | 'opensearch' | 'datadog' | 'new-relic'

export const decision: Decision<Answer> = {
  question: 'Where are logs kept?',
  answers: {
    loki: 'Fluent Bit to Loki in the cluster, kept in S3',
    cloudwatch: 'Fluent Bit to CloudWatch Logs',
    opensearch: 'Fluent Bit to an OpenSearch domain of its own',
    datadog: 'Fluent Bit to Datadog',
    'new-relic': 'Fluent Bit to New Relic',
  },
  weighs: {
    loki: {
      good: 'much text for little money, beside the metrics',
      bad: 'searching all of it for a word that is no label',
    },
    cloudwatch: {
      good: 'few logs, and nothing to run',
      bad: 'many: each gigabyte that comes in is paid for',
    },
    opensearch: {
      good: 'searching for any word',
      bad: 'small teams: a cluster to run and pay',
    },
    datadog: {
      good: 'logs beside everything else that is there',
      bad: 'many logs, and data that must stay in the account',
    },
    'new-relic': {
      good: 'logs beside everything else that is there',
      bad: 'many logs, and data that must stay in the account',
    },
  },
  sources: [
    'Grafana Loki documentation on Promtail, 2026-08',
    'AWS documentation, Amazon OpenSearch Service: Elasticsearch is offered up to 7.10, from before its licence changed; OpenSearch goes on from there',
  ],
  about: 'system',
  after: ['observability', 'cluster'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, scene) {
    const { spec } = scene
    const watched = answerOf(scene, 'observability')
    const searching = Object.keys(names).filter((each) => knows(spec, each))
    const volume = `${rounded(logBytesADay(spec))} a day`
    const verdict = {
      against: {
        loki: 'It would be one more thing to run, beside what shows everything else',
        cloudwatch: `It is paid by the gigabyte that is taken in, and ${volume} would be looked at in another place than metrics`,
        opensearch: `It finds any word at once, for the price of nodes with disks that run day and night for ${volume}`,
        datadog: 'Logs would be looked at in another place than metrics',
        'new-relic': 'Logs would be looked at in another place than metrics',
      },
      givenUp: 'A search for a word reads all that was written in that time: name the service and the hour.',
      changesIf: 'Search over months becomes daily work, or metrics move to a service outside.',
    }
    if (watched === 'datadog' || watched === 'new-relic')
      return {
        ...verdict,
        answer: watched,
        because: 'Metrics and traces are looked at there.',
        givenUp: 'Logs are paid by the gigabyte.',
      }
    if (watched !== 'prometheus')
      return {
        ...verdict,
        answer: 'cloudwatch',
        because: 'Nothing in the cluster watches, so nothing there keeps logs.',
        givenUp: 'Each gigabyte taken in is paid.',
      }
    if (searching.length > 0)
      return {
        ...verdict,
        answer: 'opensearch',
        because: `The team knows ${list(searching.map((each) => names[each] ?? each))}, and finds any word of ${volume} at once. ${searching.includes('opensearch') ? '' : 'On AWS Elasticsearch ends with 7.10; OpenSearch is what it became. '}The domain keeps nothing else, so that no flood of lines slows what users search.`,
        givenUp: 'Nodes with disks are paid day and night, where Loki keeps the same in S3.',
        changesIf: 'Nobody searches over services any more, or the volume makes nodes dear.',
      }
    return {
      ...verdict,
      answer: 'loki',
      because: `About ${volume} of JSON lines: in S3 they cost little, and Grafana shows them beside the metrics of the same service.`,
    }
  },
}

/** Gigabytes from one on, megabytes below. */
function rounded(amount: number): string {
  const [size, unit] = amount >= 1e9 ? [1e9, 'GB'] : [1e6, 'MB']
  return `${Number((amount / Number(size)).toPrecision(2))} ${unit}`
}

const names: Readonly<Record<string, string>> = {
  opensearch: 'OpenSearch',
  elasticsearch: 'Elasticsearch',
  elk: 'the ELK stack',
  kibana: 'Kibana',
}

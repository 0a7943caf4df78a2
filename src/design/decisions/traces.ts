import type { Decision } from '../decision.ts'
import { traceDisk } from '../volume.ts'
import { answerOf, bytes, count, knows, named, running } from '../weigh.ts'

type Answer = 'tempo' | 'jaeger' | 'x-ray' | 'datadog' | 'new-relic' | 'none'

export const decision: Decision<Answer> = {
  question: 'Who follows a request from service to service?',
  answers: {
    tempo: 'OpenTelemetry Collector with tail sampling, Tempo over S3',
    jaeger:
      'OpenTelemetry Collector with tail sampling, Jaeger 2 over a disk of its own or over the OpenSearch of the logs',
    'x-ray': 'OpenTelemetry Collector with tail sampling, AWS X-Ray',
    datadog: 'OpenTelemetry Collector with tail sampling, Datadog',
    'new-relic': 'OpenTelemetry Collector with tail sampling, New Relic',
    none: 'Nobody; logs carry the id of the request',
  },
  weighs: {
    tempo: {
      good: 'traces for the price of storage, found from logs and metrics',
      bad: 'searching them by any attribute at once',
    },
    jaeger: {
      good: 'searching traces by what is in them',
      bad: 'many traces, and those that must outlive a zone: without an OpenSearch they lie on one disk, which one process writes',
    },
    'x-ray': {
      good: 'systems of functions and containers on AWS, with nothing to run',
      bad: 'anything beyond AWS',
    },
    datadog: {
      good: 'traces beside everything else that is there',
      bad: 'many traces: they are paid by the piece',
    },
    'new-relic': {
      good: 'traces beside everything else that is there',
      bad: 'many traces: they are paid by the gigabyte',
    },
    none: {
      good: 'one service, or two',
      bad: 'finding which of several services was slow',
    },
  },
  sources: [
    'Jaeger documentation 2.16, 2026-08: Badger is a store for one process, OpenSearch and Cassandra are those for many',
    'jaegertracing/jaeger, CHANGELOG of 2.20.0: it signs what it writes to an OpenSearch of AWS, which 2.19 does wrongly; read 2026-11-28',
  ],
  about: 'system',
  after: ['observability', 'cluster', 'compute', 'logs'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, scene) {
    const watched = answerOf(scene, 'observability')
    const services = running(scene.spec)
    const verdict = {
      against: {
        tempo: 'It would be one more thing to run',
        jaeger: `It would keep them on one disk of ${bytes(traceDisk(scene.spec) * 1e9)} in one zone, where S3 keeps them in three`,
        'x-ray': 'It is paid by the trace, and shown in another place than metrics and logs',
        datadog: 'Traces would be looked at in another place than metrics',
        'new-relic': 'Traces would be looked at in another place than metrics',
        none: `With ${count(services.length, 'service')} a slow request may wait in any of them`,
      },
      givenUp: 'Of requests that went well, one in twenty is kept.',
      changesIf: 'Metrics move to a service outside, or a single service is left.',
    }
    if (watched === 'datadog' || watched === 'new-relic')
      return { ...verdict, answer: watched, because: 'Metrics and logs are looked at there.' }
    if (services.length < 2)
      return {
        ...verdict,
        answer: 'none',
        because: `${named(services)} calls no other service: its own metrics and logs say where time goes.`,
        givenUp: 'Nobody sees how long each call to a store took, unless the service logs it.',
        changesIf: 'A second service is called.',
      }
    if (watched !== 'prometheus')
      return { ...verdict, answer: 'x-ray', because: 'AWS shows metrics and logs, and its traces belong beside them.' }
    if (knows(scene.spec, 'jaeger') && answerOf(scene, 'logs') === 'opensearch')
      return {
        ...verdict,
        answer: 'jaeger',
        because: `The team knows Jaeger; what is kept of ${count(services.length, 'service')} in 14 days lies beside the logs in OpenSearch, in three zones, and any attribute finds it.`,
        changesIf: 'Logs move elsewhere: it would keep traces on one disk then.',
      }
    if (knows(scene.spec, 'jaeger'))
      return {
        ...verdict,
        answer: 'jaeger',
        because: `The team knows Jaeger; what is kept of ${count(services.length, 'service')} in 14 days fits a disk of ${bytes(traceDisk(scene.spec) * 1e9)}.`,
        givenUp:
          'Of requests that went well, one in twenty is kept; all that is kept is lost with the disk or its zone.',
        changesIf: 'Traces outgrow one disk, or an auditor asks for them.',
      }
    return {
      ...verdict,
      answer: 'tempo',
      because: `${count(services.length, 'service')} hand work to each other; traces lie in S3, without an index to pay for, and Grafana leads from a log line to its trace.`,
    }
  },
}

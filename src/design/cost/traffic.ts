import type { Planned } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'
import { printSize } from '../../values/quantity.ts'
import { type At, type Line, monthSeconds } from './line.ts'

/** What is paid by use: requests, data that travels, logs. Non-production is too little to count. */
export function trafficLines({ stacks, workloads, sites, monitoring }: Planned, spec: Spec): Line[] {
  const production = stacks.find(({ purpose }) => purpose === 'production')
  if (!production) return []
  const at = { stack: production.name, region: production.region }
  const hosted = workloads.filter(({ platform }) => platform !== 'functions')
  const fronts = workloads.filter((workload) => workload.cdn.length > 0)
  const served = spec.services.filter(
    ({ public: open, runtime, name }) => open && runtime !== 'static' && !fronts.some((front) => front.name === name),
  )
  const requests = served.reduce((sum, { traffic }) => sum + traffic.average, 0) * monthSeconds
  const all = spec.services
    .filter(({ runtime }) => runtime !== 'static')
    .reduce((sum, { traffic }) => sum + traffic.average, 0)
  const sent = (served.reduce((sum, { traffic }) => sum + traffic.average * traffic.answer, 0) * monthSeconds) / 1e9
  return [
    ...(requests > 0
      ? [
          {
            ...at,
            what: 'Answers to users',
            sku: 'transfer/egress/first-10tb',
            quantity: sent,
            assumed: `${printSize((sent * 1e9) / requests)} each`,
          },
          ...(hosted.some(({ service }) => service.public)
            ? [
                {
                  ...at,
                  what: 'Load balancer capacity',
                  sku: 'alb/lcu',
                  quantity: Math.max(1, sent / 730),
                  assumed: 'a unit for each GB an hour',
                },
                { ...at, what: 'Requests through the firewall', sku: 'waf/requests', quantity: requests / 1e6 },
              ]
            : []),
        ]
      : []),
    ...(hosted.length > 0
      ? [
          {
            ...at,
            what: 'Calls between zones',
            sku: 'transfer/inter-az',
            quantity: sent * 4,
            assumed: 'two calls inside for each answer, both ways',
          },
        ]
      : []),
    ...(monitoring.search
      ? []
      : [
          {
            ...at,
            what: 'Logs',
            sku: 'cloudwatch/logs/ingest',
            quantity: (all * monthSeconds * logged) / 1e9,
            assumed: '500 bytes for each request or job',
          },
        ]),
    ...sites.flatMap(({ name }) => cdn(name, spec.users)),
    ...fronts.flatMap((front) => rendered(front, at)),
  ]
}

const logged = 500
const visits = 20
const pageFiles = 15
const pageSize = 0.001

function cdn(name: string, users: number): Line[] {
  const at = { stack: 'production', region: 'global' }
  const assumed = `${visits} visits for each user, 1 MB in ${pageFiles} files`
  return [
    {
      ...at,
      what: `CDN of \`${name}\``,
      sku: 'cloudfront/egress/us/first-10tb',
      quantity: users * visits * pageSize,
      assumed,
    },
    {
      ...at,
      what: `Requests to the CDN of \`${name}\``,
      sku: 'cloudfront/https-requests/us',
      quantity: (users * visits * pageFiles) / 1e4,
      assumed,
    },
  ]
}

/** What a process renders leaves by the CDN; what the CDN asks of the region costs no transfer. */
function rendered({ name, traffic }: Workload, at: At): Line[] {
  const requests = traffic.average * monthSeconds
  const sent = (requests * traffic.answer) / 1e9
  const edge = { stack: at.stack, region: 'global' }
  const assumed = `${printSize(traffic.answer)} each; files that the CDN keeps not counted`
  return [
    { ...edge, what: `CDN of \`${name}\``, sku: 'cloudfront/egress/us/first-10tb', quantity: sent, assumed },
    {
      ...edge,
      what: `Requests to the CDN of \`${name}\``,
      sku: 'cloudfront/https-requests/us',
      quantity: requests / 1e4,
    },
    {
      ...at,
      what: `Load balancer capacity of \`${name}\``,
      sku: 'alb/lcu',
      quantity: Math.max(1, sent / 730),
      assumed: 'a unit for each GB an hour',
    },
    {
      ...edge,
      region: 'us-east-1',
      what: `Requests through the firewall before \`${name}\``,
      sku: 'waf/requests',
      quantity: requests / 1e6,
    },
  ]
}

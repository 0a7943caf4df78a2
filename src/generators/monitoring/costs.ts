import type { Plan } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'
import { sample } from './expressions.ts'

/** What nodes cost an hour, and what of it each namespace asks for; half of a node is its processor, half its memory. */
export function costGroup({ monitoring }: Plan) {
  const priced = Object.entries(monitoring.nodePrices)
  if (priced.length === 0) return []
  const [oldest] = priced.map(([, { date }]) => date).sort()
  const half = (resource: string) =>
    [
      'sum by (namespace) (',
      `  kube_pod_container_resource_requests{resource="${resource}", node!=""}`,
      `  / on (node) group_left () kube_node_status_allocatable{resource="${resource}"}`,
      '  * on (node) group_left () node:cost_usd:hourly',
      ')',
    ].join('\n')
  return [
    {
      name: 'costs',
      interval: '5m',
      rules: [
        note(
          {
            record: 'node:cost_usd:hourly',
            expr: priced
              .map(([type, { usd }]) => `max by (node) (kube_node_labels{${label}="${type}"}) * ${usd}`)
              .join('\nor '),
          },
          { record: `List prices on demand, of ${oldest}. Spot nodes cost less, commitments too.` },
        ),
        { record: 'namespace:cost_usd:hourly', expr: `0.5 * ${half('cpu')}\n+ 0.5 * ${half('memory')}` },
      ],
    },
  ]
}

const label = 'label_node_kubernetes_io_instance_type'

/** Two nodes of which a namespace asks for a quarter of the processor and half of the memory. */
export function costTests({ monitoring }: Plan): unknown[] {
  const [first] = Object.entries(monitoring.nodePrices)
  if (!first) return []
  const [type, { usd }] = first
  const request = (resource: string) =>
    `kube_pod_container_resource_requests{namespace="ns",pod="api-1",container="api",node="a",resource="${resource}"}`
  const allocatable = (resource: string) => `kube_node_status_allocatable{node="a",resource="${resource}"}`
  return [
    {
      name: 'A namespace pays for what it asks for',
      interval: '5m',
      input_series: Object.entries({
        [`kube_node_labels{node="a",${label}="${type}"}`]: 1,
        [allocatable('cpu')]: 4,
        [allocatable('memory')]: 16e9,
        [request('cpu')]: 1,
        [request('memory')]: 8e9,
      }).map(([series, value]) => ({ series, values: `${value}x20` })),
      promql_expr_test: [
        sample('30m', 'round(sum(namespace:cost_usd:hourly), 0.0001)', Number((usd * 0.375).toFixed(4))),
      ],
    },
  ]
}

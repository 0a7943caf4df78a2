import type { Planned } from '../../model/plan.ts'
import type { Line } from './line.ts'

/** Nodes, disks and what lies in S3 of the domains that keep lines. */
export function logSearchLines({ stacks, monitoring: { search } }: Planned): Line[] {
  return stacks.flatMap(({ name, region }): Line[] => {
    const domain = search?.domains[name]
    if (!domain) return []
    const { type, nodes, disk, warm, masters } = domain
    const at = { stack: name, region }
    return [
      { ...at, what: `Logs in OpenSearch (${type})`, sku: `opensearch/${type}`, quantity: nodes },
      { ...at, what: 'Disks of logs in OpenSearch', sku: 'opensearch/gp3', quantity: nodes * disk },
      ...(masters
        ? [{ ...at, what: `Leaders of logs in OpenSearch (${masters})`, sku: `opensearch/${masters}`, quantity: 3 }]
        : []),
      ...(warm
        ? [
            {
              ...at,
              what: `Old logs in OpenSearch (${warm.type})`,
              sku: `opensearch/${warm.type}`,
              quantity: warm.nodes,
            },
            { ...at, what: 'Old logs in S3', sku: 'opensearch/managed-storage', quantity: warm.gigabytes },
          ]
        : []),
    ]
  })
}

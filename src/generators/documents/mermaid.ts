import type { Plan } from '../../model/plan.ts'

/** The edges of the plan as Mermaid text, for places that render it. */
export function mermaid({ workloads, sites, stores, edges }: Plan): string {
  // What brings a database to its version goes the way of its service.
  const shown = new Set(workloads.map(({ name }) => name))
  const lines = [
    'flowchart LR',
    '  users([users])',
    ...sites.map(({ name }) => `  ${id(name)}[/${name}: CDN/]`),
    ...workloads.map(({ name }) => `  ${id(name)}[${name}]`),
    ...stores.map(({ name, product }) => `  ${id(name)}[(${name}: ${product})]`),
    ...sites.map(({ name }) => `  users --> ${id(name)}`),
    ...workloads
      .filter(({ service }) => service.public)
      .map(({ name, service, port }) => `  users -->|${service.protocol === 'tcp' ? port : 'HTTPS'}| ${id(name)}`),
    ...edges
      .filter(({ kind, from }) => (kind === 'store' || kind === 'workload') && shown.has(from))
      .map(({ from, to, port }) => `  ${id(from)} -->|${port}| ${id(to)}`),
    ...workloads.flatMap(({ name, permissions }) =>
      permissions.map(({ store }) => `  ${id(name)} -->|HTTPS| ${id(store)}`),
    ),
  ]
  return lines.join('\n')
}

/** `end` and the like are words of Mermaid. */
function id(name: string): string {
  return `n_${name.replaceAll('-', '_')}`
}

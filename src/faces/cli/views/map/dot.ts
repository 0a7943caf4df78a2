import type { EstateShown } from '../../../../commands/estate.ts'
import { groupsOf } from './groups.ts'

/** For Graphviz: a cluster for everything that is deployed together. */
export function dot({ things, links }: EstateShown): string {
  const clusters = groupsOf(things, ({ scope }) => scope).map(([scope], index) => {
    const inside = things.filter((each) => each.scope === scope)
    return [
      `  subgraph cluster_${index} {`,
      `    label=${quoted(scope)}`,
      ...inside.map(({ id, title, name }) => `    n${id} [label=${quoted(`${title}\n${name}`)}]`),
      '  }',
    ]
  })
  return [
    'digraph estate {',
    '  rankdir=LR',
    '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=10]',
    '  edge [fontname="sans-serif", fontsize=8, color="#64748b"]',
    ...clusters.flat(),
    ...links.map(({ from, verb, to }) => `  n${from} -> n${to} [label=${quoted(verb)}]`),
    '}',
    '',
  ].join('\n')
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}

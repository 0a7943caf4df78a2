import type { EstateShown } from '../../../../commands/estate.ts'
import { groupsOf } from './groups.ts'

/** A flowchart. What hangs together with nothing is left out: Mermaid draws no more than some hundred boxes. */
export function mermaid({ things, links }: EstateShown): string {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const shown = things.filter(({ id }) => linked.has(id))
  const groups = groupsOf(shown, ({ scope }) => scope).map(([scope], index) => [
    `  subgraph s${index} ["${safe(scope)}"]`,
    ...shown
      .filter((each) => each.scope === scope)
      .map(({ id, title, name }) => `    n${id}["${safe(title)}<br>${safe(name)}"]`),
    '  end',
  ])
  const arrows = links.map(({ from, verb, to }) => `  n${from} -->|${safe(verb)}| n${to}`)
  return ['flowchart LR', ...groups.flat(), ...arrows, ''].join('\n')
}

/** Mermaid knows entities, but no other way to write what it reads itself. */
function safe(text: string): string {
  return text.replace(/["<>&#;|[\]{}()\n]/g, (char) => `#${char.codePointAt(0)};`)
}

import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import type { Expression } from '../../syntax/hcl/ast.ts'
import { hcl } from '../../syntax/hcl/hcl.ts'

/** A directory that is applied, and every directory that takes part in it. */
export interface Root {
  readonly path: string
  readonly members: ReadonlySet<string>
}

/** Directories with Terraform that no other calls as a module. */
export function rootsOf(artifacts: readonly Artifact[]): readonly Root[] {
  const calls = new Map<string, Set<string>>()
  for (const { path, text } of artifacts) {
    const directory = posix.dirname(path)
    const called = calls.get(directory) ?? new Set()
    calls.set(directory, called)
    for (const { type, body } of hcl.parse({ path, text }).body.blocks) {
      const source = type === 'module' && literal(body.attributes.find(({ name }) => name === 'source')?.value)
      if (source && /^\.{1,2}\//.test(source)) called.add(posix.join(directory, source))
    }
  }
  const modules = new Set([...calls.values()].flatMap((called) => [...called]))
  return [...calls.keys()]
    .filter((directory) => !modules.has(directory))
    .map((path) => ({ path, members: reached(path, calls) }))
}

function reached(from: string, calls: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const members = new Set<string>()
  const open = [from]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (members.has(next)) continue
    members.add(next)
    open.push(...(calls.get(next) ?? []))
  }
  return members
}

function literal(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

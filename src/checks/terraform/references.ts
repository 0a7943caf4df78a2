import type { Path, Tree } from '../../model/source.ts'
import type { Body } from '../../syntax/hcl/ast.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import { referencesIn } from '../../syntax/hcl/references.ts'

/** Something that is referred to, by the name that Terraform has for it, such as `var.region` or `aws_vpc.main`. */
export interface Use {
  readonly name: string
  /** What follows the name: `id` of `aws_vpc.main.id`. */
  readonly rest: readonly (string | number)[]
  /** Whether `try` or `can` stands around it, or beside it: they take what is not there. */
  readonly tried: boolean
  /** The attribute that refers to it. */
  readonly at: Path
}

/** Every reference of a file to a variable, a local value, a module, a data source or a resource. */
export function usesIn(tree: Tree): readonly Use[] {
  const known = uses.get(tree)
  if (known) return known
  const found = hasBody(tree) ? [...inBody(tree.body, tree.file.text, [], [])] : []
  uses.set(tree, found)
  return found
}

/** Trees that were put together from others have no expressions. */
export function hasBody(tree: Tree): tree is HclTree {
  return 'body' in tree
}

const uses = new WeakMap<Tree, readonly Use[]>()
/** Blocks that name what may be gone, or what only they know. */
const aside = new Set(['moved', 'removed', 'import', 'check', 'run', 'mock_provider', 'override_resource'])
/** Arguments that hold names of providers, of attributes, or types. */
const notValues = new Set(['provider', 'providers', 'configuration_aliases', 'ignore_changes', 'iterator'])

function* inBody(body: Body, text: string, at: Path, bound: readonly string[]): Iterable<Use> {
  for (const { name, value } of body.attributes) {
    const isType = name === 'type' && at[0] === 'variable' && at.length === 3
    if (notValues.has(name) || isType) continue
    const tried = /\b(?:try|can)\(/.test(text.slice(value.start, value.end))
    for (const { parts } of referencesIn(value)) {
      const steps = parts.map(({ step }) => step)
      const root = String(steps[0])
      const length = root === 'data' ? 3 : 2
      const isKnown = /^(?:var|local|module|data)$/.test(root) || /^[a-z][a-z0-9]*_\w+$/.test(root)
      const named = steps.slice(0, length)
      if (
        !isKnown ||
        bound.includes(root) ||
        named.length < length ||
        named.some((step) => typeof step !== 'string' || step === '*')
      )
        continue
      yield { name: named.join('.'), rest: steps.slice(length), tried, at: [...at, name] }
    }
  }
  const counts = new Map<string, number>()
  for (const { type, labels, body: inner } of body.blocks) {
    const path = [type, ...labels.map(({ text }) => text)]
    const index = counts.get(path.join(' ')) ?? 0
    counts.set(path.join(' '), index + 1)
    if (at.length === 0 && aside.has(type)) continue
    const iterator = inner.attributes.find(({ name }) => name === 'iterator')?.value
    const own = type === 'dynamic' ? [iterator?.kind === 'name' ? iterator.name : (labels[0]?.text ?? '')] : []
    yield* inBody(inner, text, [...at, ...path, index], [...bound, ...own])
  }
}

import type { BlockNode } from '../../syntax/hcl/ast.ts'
import type { ProviderSchema } from '../aws-schema.ts'
import { type Chain, chainsIn, type Step } from './chains.ts'
import { type Complaint, hint } from './complaint.ts'
import { attribute, type Declared, type Directory } from './directory.ts'
import { memberFault } from './members.ts'

interface Around {
  readonly directory: Directory
  /** The module that a call leads to, where it is among the files. */
  readonly target: (call: Declared) => Directory | undefined
  readonly aws: ProviderSchema
}

/** References of one block that lead nowhere. */
export function* referenceFaults({ tree, block }: Declared, around: Around): Iterable<Complaint> {
  for (const { chain, iterators } of chainsOfBlock(block)) {
    const message = faultOf(chain, iterators, block, around)
    if (message) yield { tree, at: chain, message }
  }
}

/** Attributes that hold something else than values: types, and names that stand for themselves. */
const noReferences: Readonly<Record<string, ReadonlySet<string>>> = {
  variable: new Set(['type']),
  lifecycle: new Set(['ignore_changes']),
  resource: new Set(['provider']),
  data: new Set(['provider']),
  ephemeral: new Set(['provider']),
  module: new Set(['providers']),
  moved: new Set(['from', 'to']),
  removed: new Set(['from']),
  terraform: new Set(['required_providers']),
}

interface Found {
  readonly chain: Chain
  readonly iterators: ReadonlySet<string>
}

function* chainsOfBlock(block: BlockNode, iterators: ReadonlySet<string> = new Set()): Iterable<Found> {
  const inside = block.type === 'dynamic' ? new Set([...iterators, iteratorOf(block)]) : iterators
  for (const { name, value } of block.body.attributes) {
    if (noReferences[block.type]?.has(name) || (block.type === 'dynamic' && name === 'iterator')) continue
    for (const chain of chainsIn(value)) yield { chain, iterators }
  }
  for (const inner of block.body.blocks) if (block.type !== 'terraform') yield* chainsOfBlock(inner, inside)
}

function iteratorOf({ labels, body }: BlockNode): string {
  const named = attribute(body, 'iterator')?.value
  return named?.kind === 'name' ? named.name : (labels[0]?.text ?? '')
}

const given: Readonly<Record<string, ReadonlySet<string>>> = {
  path: new Set(['module', 'root', 'cwd']),
  terraform: new Set(['workspace', 'applying']),
}

function faultOf(
  { root, steps }: Chain,
  iterators: ReadonlySet<string>,
  block: BlockNode,
  { directory, target, aws }: Around,
): string | undefined {
  if (iterators.has(root) || root === 'self') return undefined
  const [first] = nameOf(steps[0])
  if (root === 'each' || root === 'count') {
    const needs = root === 'each' ? 'for_each' : 'count'
    return attribute(block.body, needs) ? undefined : `\`${root}\` stands in a block without \`${needs}\``
  }
  if (root === 'path' || root === 'terraform')
    return given[root]?.has(first) ? undefined : `there is no \`${root}.${first}\``
  if (root === 'var') return undeclared('variable', first, directory.variables)
  if (root === 'local') return undeclared('local value', first, directory.locals)
  if (root === 'module') return moduleFault(first, steps.slice(1), directory, target)
  const named = root === 'data' || root === 'ephemeral' ? steps.slice(0, 2) : steps.slice(0, 1)
  const address = [root, ...named.flatMap(nameOf)].join('.')
  const thing = directory.things.get(address)
  if (!thing) return `nothing here is called \`${address}\`${hint(address, directory.things.keys())}`
  return memberFault(address, thing.block, steps.slice(named.length), schemaOf(thing.block, aws))
}

function undeclared(
  what: string,
  name: string,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): string | undefined {
  return known.has(name) ? undefined : `there is no ${what} \`${name}\`${hint(name, known.keys())}`
}

function moduleFault(
  name: string,
  steps: readonly Step[],
  directory: Directory,
  target: Around['target'],
): string | undefined {
  const call = directory.calls.get(name)
  if (!call) return undeclared('module call', name, directory.calls)
  const module = target(call)
  const output = steps.find(({ kind }) => kind === 'name')
  if (!module || !output) return undefined
  const [wanted] = nameOf(output)
  return module.outputs.has(wanted)
    ? undefined
    : `module \`${name}\` has no output \`${wanted}\`${hint(wanted, module.outputs.keys())}`
}

export function schemaOf({ type, labels }: { type: string; labels: readonly { text: string }[] }, aws: ProviderSchema) {
  const kinds = { resource: aws.resources, data: aws.data, ephemeral: aws.ephemeral } as const
  const types = kinds[type as keyof typeof kinds]
  const called = labels[0]?.text ?? ''
  return types && Object.hasOwn(types, called) ? types[called] : undefined
}

function nameOf(step: Step | undefined): [string] {
  return [step?.kind === 'name' ? step.name : '']
}

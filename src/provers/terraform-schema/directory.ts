import { posix } from 'node:path'
import type { Artifact } from '../../model/blueprint.ts'
import { type AttributeNode, type BlockNode, type Body, type Expression, nameSpan } from '../../syntax/hcl/ast.ts'
import { type HclTree, hcl } from '../../syntax/hcl/hcl.ts'
import type { Complaint } from './complaint.ts'

/** All `.tf` and `.tfvars` files of one directory, which Terraform reads as one module. */
export interface Directory {
  readonly path: string
  readonly trees: readonly HclTree[]
  /** Files of values for the variables, `.tfvars`. */
  readonly settings: readonly HclTree[]
  /** Every top-level block with the file that it is in. */
  readonly blocks: readonly Declared[]
  readonly variables: ReadonlyMap<string, Declared>
  readonly outputs: ReadonlyMap<string, Declared>
  readonly calls: ReadonlyMap<string, Declared>
  /** `aws_vpc.this`, `data.aws_region.current`, `ephemeral.…`. */
  readonly things: ReadonlyMap<string, Declared>
  readonly locals: ReadonlySet<string>
  /** The same thing declared twice. */
  readonly twice: readonly Complaint[]
}

export interface Declared {
  readonly tree: HclTree
  readonly block: BlockNode
}

export function directoriesOf(artifacts: readonly Artifact[]): ReadonlyMap<string, Directory> {
  const byPath = new Map<string, HclTree[]>()
  for (const { path, text } of artifacts) {
    const directory = posix.dirname(path)
    byPath.set(directory, [...(byPath.get(directory) ?? []), hcl.parse({ path, text })])
  }
  return new Map([...byPath].map(([path, all]) => [path, directoryOf(path, all)]))
}

export function attribute(body: Body, name: string): AttributeNode | undefined {
  return body.attributes.find((each) => each.name === name)
}

export function literalText(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}

function directoryOf(path: string, all: readonly HclTree[]): Directory {
  const trees = all.filter(({ file }) => !file.path.endsWith('.tfvars'))
  const blocks = trees.flatMap((tree) => tree.body.blocks.map((block) => ({ tree, block })))
  const twice: Complaint[] = []
  const named = (type: string, name: (labels: readonly string[]) => string) => {
    const found = new Map<string, Declared>()
    for (const declared of blocks) {
      const { block, tree } = declared
      if (block.type !== type) continue
      const key = name(block.labels.map(({ text }) => text))
      if (found.has(key)) twice.push({ tree, at: nameSpan(block), message: `${type} \`${key}\` is declared twice` })
      else found.set(key, declared)
    }
    return found
  }
  const first = ([label = '']: readonly string[]) => label
  const things = ['resource', 'data', 'ephemeral'].map((type) =>
    named(type, (labels) => (type === 'resource' ? labels : [type, ...labels]).join('.')),
  )
  return {
    path,
    trees,
    settings: all.filter((tree) => !trees.includes(tree)),
    blocks,
    variables: named('variable', first),
    outputs: named('output', first),
    calls: named('module', first),
    things: new Map(things.flatMap((each) => [...each])),
    locals: new Set(
      blocks.flatMap(({ block }) => (block.type === 'locals' ? block.body.attributes.map(({ name }) => name) : [])),
    ),
    twice,
  }
}

import type { Path, Tree } from '../../model/source.ts'
import type { BlockNode, Expression } from '../../syntax/hcl/ast.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'

/** All files of one directory, which Terraform reads as one. */
export interface Module {
  readonly directory: string
  readonly trees: readonly HclTree[]
  readonly variables: ReadonlyMap<string, Declared>
  readonly locals: ReadonlyMap<string, Written>
  readonly outputs: ReadonlyMap<string, Declared>
  readonly calls: ReadonlyMap<string, Declared>
  /** By `aws_vpc.main` and `data.aws_region.current`, in the order of the files. */
  readonly things: ReadonlyMap<string, Declared>
}

/** One block, and those of override files that come over it, the last the strongest. */
export interface Declared {
  readonly type: string
  readonly labels: readonly string[]
  readonly layers: readonly Layer[]
}

/** A block where it was written; `path` leads to it in its tree. */
export interface Layer {
  readonly tree: HclTree
  readonly block: BlockNode
  readonly path: Path
}

/** An expression and the file that it stands in. */
export interface Written {
  readonly tree: HclTree
  readonly value: Expression
}

/** What one argument of a block is, from the strongest layer that has it. */
export function argument({ layers }: Declared, name: string): Written | undefined {
  for (const { tree, block } of [...layers].reverse()) {
    const attribute = block.body.attributes.find((each) => each.name === name)
    if (attribute) return { tree, value: attribute.value }
  }
  return undefined
}

/** The trees of a directory as one module. */
export function moduleOf(directory: string, trees: readonly HclTree[]): Module {
  const ordered = [...shadowed(trees)].sort(
    (a, b) => Number(isOverride(a)) - Number(isOverride(b)) || (a.file.path < b.file.path ? -1 : 1),
  )
  const blocks = new Map<string, { type: string; labels: string[]; layers: Layer[] }>()
  const locals = new Map<string, Written>()
  for (const tree of ordered) {
    const over = isOverride(tree)
    for (const { block, path } of placed(tree)) {
      if (block.type === 'locals')
        for (const { name, value } of block.body.attributes) locals.set(name, { tree, value })
      if (!declares.has(block.type)) continue
      const labels = block.labels.map(({ text }) => text)
      const key = [block.type, ...labels].join('.')
      const known = blocks.get(key)
      if (!known) blocks.set(key, { type: block.type, labels, layers: [{ tree, block, path }] })
      else if (over) known.layers.push({ tree, block, path })
    }
  }
  const all = [...blocks.values()]
  const named = (type: string) =>
    new Map(all.filter((each) => each.type === type).map((each) => [each.labels[0] ?? '', each]))
  return {
    directory,
    trees: ordered,
    variables: named('variable'),
    locals,
    outputs: named('output'),
    calls: named('module'),
    things: new Map(
      all
        .filter(
          ({ type, labels }) => (type === 'resource' || type === 'data' || type === 'ephemeral') && labels.length === 2,
        )
        .map((each) => [(each.type === 'resource' ? each.labels : [each.type, ...each.labels]).join('.'), each]),
    ),
  }
}

const declares = new Set(['variable', 'output', 'module', 'resource', 'data', 'ephemeral'])

/** OpenTofu reads `main.tofu` in place of `main.tf`. */
function shadowed(trees: readonly HclTree[]): readonly HclTree[] {
  const tofu = new Set(trees.flatMap(({ file }) => (/\.tofu(?:\.json)?$/.test(file.path) ? [file.path] : [])))
  return trees.filter(({ file }) => !tofu.has(file.path.replace(/\.tf(\.json)?$/, '.tofu$1')) || tofu.has(file.path))
}

function isOverride({ file }: Tree): boolean {
  return /(?:^|[/_])override\.(?:tf|tofu)(?:\.json)?$/.test(file.path)
}

/** The blocks at the top of a file, each with its path among those of its type and labels. */
function* placed(tree: HclTree): Iterable<{ readonly block: BlockNode; readonly path: Path }> {
  const counts = new Map<string, number>()
  for (const block of tree.body.blocks) {
    const path = [block.type, ...block.labels.map(({ text }) => text)]
    const key = path.join(' ')
    const index = counts.get(key) ?? 0
    counts.set(key, index + 1)
    yield { block, path: [...path, index] }
  }
}

import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { childOf, type MapNode, type Node, plain, textAt } from '../../syntax/derived/node.ts'
import { type Build, complain, emptyMap, merged, mergedPerhaps } from './build.ts'
import { type Loaded, loaded, localFiles, treeAt } from './files.ts'
import { type Inputs, inputsOf, interpolated } from './inputs.ts'

/** GitLab includes no more files than this. */
const most = 150

/** A file with all that it includes put under it; its own keys go first. `open` are the files that are being read. */
export function assembled({ body }: Loaded, inputs: Inputs, build: Build, open: readonly string[]): MapNode {
  const node = interpolated(body, inputs)
  if (node.is !== 'map') return emptyMap(node.mark)
  const own = new Map(node.entries)
  own.delete('include')
  let made: Node = emptyMap(node.mark)
  for (const entry of entriesOf(node.entries.get('include')))
    for (const each of included(entry, build, open))
      made = isConditional(entry) ? mergedPerhaps(made, each) : merged(made, each)
  const whole = merged(made, { ...node, entries: own })
  return whole.is === 'map' ? whole : emptyMap(node.mark)
}

function entriesOf(include: Node | undefined): readonly Node[] {
  return include === undefined ? [] : include.is === 'list' ? include.items : [include]
}

function included(entry: Node, build: Build, open: readonly string[]): readonly Node[] {
  const local = localOf(entry)
  if (local === undefined) {
    build.missing.push(entry)
    return []
  }
  if (!mayApply(childOf(entry, 'rules'), build)) return []
  const paths = localFiles(build.sources, build.base, local)
  if (paths.length === 0) {
    // A variable in the path names another file in each pipeline.
    if (local.includes('$')) build.missing.push(entry)
    else complain(build, entry.mark, `There is no \`${local}\` to include`)
  }
  return paths.flatMap((path) => {
    const tree = treeAt(build.sources, path)
    if (!tree || open.includes(path)) {
      complain(build, entry.mark, `\`${path}\` includes itself`)
      return []
    }
    if (build.budget <= 0 || open.length >= most) return []
    build.budget -= 1000
    build.covers.add(path)
    const file = loaded(tree)
    const given = childOf(entry, 'inputs')
    const values = given && plain(given)
    return [assembled(file, inputsOf(file.header, isMap(values) ? values : undefined), build, [...open, path])]
  })
}

/** Whether its rules ask for more than which files there are. */
function isConditional(entry: Node): boolean {
  const rules = childOf(entry, 'rules')
  return (
    rules?.is === 'list' &&
    rules.items.some((rule) => rule.is !== 'map' || rule.entries.has('if') || rule.entries.has('changes'))
  )
}

/** The path of a file of this repository; nothing for all that lies elsewhere. */
function localOf(entry: Node): string | undefined {
  if (entry.is === 'leaf')
    return typeof entry.value === 'string' && !/^https?:/.test(entry.value) ? entry.value : undefined
  if (entry.is !== 'map' || ['project', 'remote', 'template', 'component'].some((key) => entry.entries.has(key)))
    return undefined
  return textAt(entry, ['local'])
}

/** False where no rule can ever hold: a file that it asks for is not there. */
function mayApply(rules: Node | undefined, { sources, base }: Build): boolean {
  if (rules?.is !== 'list') return true
  return rules.items.some((rule) => {
    const when = childOf(rule, 'when')
    if (when?.is === 'leaf' && when.value === 'never') return false
    const exists = childOf(rule, 'exists')
    const list = exists?.is === 'map' ? childOf(exists, 'paths') : exists
    if (list?.is !== 'list') return true
    return list.items.some(
      (item) =>
        item.is !== 'leaf' ||
        isUnknown(item.value) ||
        String(item.value).includes('$') ||
        localFiles(sources, base, String(item.value)).length > 0,
    )
  })
}

import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { leaf, type Mark, type Node } from '../../syntax/derived/node.ts'
import { allIds, type Document } from './document.ts'
import { fieldsAt, stepsIn } from './field-path.ts'
import { type FieldSpec, slotsAt } from './field-spec.ts'
import { effective, isClusterWide } from './identity.ts'
import { complain, itemsOf, type Layer, leaveOut } from './layer.ts'

/** An entry of `vars`, and the layer that it stands in. */
export interface Variable {
  readonly layer: Layer
  readonly at: Path
  readonly name: string
  readonly fieldPath: string
}

/** The `vars` of a layer. The objects that they are read from remember them, whatever they are called later. */
export function variablesOf(layer: Layer, documents: readonly Document[], known: readonly Variable[]): Variable[] {
  const found: Variable[] = []
  for (const { value, path } of itemsOf(layer, 'vars')) {
    const [name, objref, fieldref] = ['name', 'objref', 'fieldref'].map((field) => ofAnyCase(value, field))
    if (typeof name !== 'string' || !isMap(objref)) {
      complain(layer, path, 'a variable has a name and an object that it is read from')
      continue
    }
    if ([...known, ...found].some((each) => each.name === name))
      complain(layer, path, `the variable \`${name}\` is there already`)
    const named = ofAnyCase(fieldref, 'fieldpath')
    const fieldPath = typeof named === 'string' && named !== '' ? named : 'metadata.name'
    found.push({ layer, at: path, name, fieldPath })
    for (const document of meant(documents, objref)) document.variables.push(name)
  }
  return found
}

/** Kustomize takes `fieldpath` for `fieldPath`, and people write it. */
function ofAnyCase(value: unknown, lower: string): unknown {
  if (!isMap(value)) return undefined
  return value[Object.keys(value).find((name) => name.toLowerCase() === lower) ?? lower]
}

/** Replaces `$(NAME)` in the configured fields, when all names are final. */
export function resolveVariables(
  documents: readonly Document[],
  variables: readonly Variable[],
  fields: readonly FieldSpec[],
): void {
  const values = new Map<string, Node>()
  for (const variable of variables) {
    const source = documents.find(({ variables }) => variables.includes(variable.name))
    const [slot] = source ? fieldsAt(source.node, stepsIn(variable.fieldPath.replace(/\[(\d+)\]/g, '.$1'))) : []
    if (slot?.node.is === 'leaf') values.set(variable.name, slot.node)
    else if (variable.layer.render.missing.length > 0)
      leaveOut(variable.layer, variable.name, 'its object is not known')
    else complain(variable.layer, variable.at, `the variable \`${variable.name}\` can be read from nowhere`)
  }
  if (values.size === 0) return
  for (const { node } of documents)
    for (const spec of fields) for (const slot of slotsAt(node, spec)) expand(slot.node, slot.replace, values)
}

function meant(documents: readonly Document[], target: { readonly [name: string]: unknown }): readonly Document[] {
  const text = (field: string) => (typeof target[field] === 'string' ? String(target[field]) : '')
  const [first = '', second] = text('apiVersion').split('/')
  const own = {
    group: text('group') || (second === undefined ? '' : first),
    version: text('version') || (second ?? first),
    kind: text('kind'),
  }
  const namespace = text('namespace')
  return documents.filter((document) =>
    allIds(document).some(
      (id) =>
        id.kind === own.kind &&
        id.group === own.group &&
        id.version === own.version &&
        id.name === text('name') &&
        (namespace === '' || isClusterWide(own) || id.namespace === effective(namespace)),
    ),
  )
}

function expand(node: Node, replace: (node: Node) => void, values: ReadonlyMap<string, Node>): void {
  if (node.is === 'map')
    for (const [name, each] of node.entries)
      if (each.is === 'leaf') expand(each, (to) => node.entries.set(name, to), values)
  if (node.is === 'list')
    for (const [index, each] of node.items.entries())
      if (each.is === 'leaf') expand(each, (to) => node.items.splice(index, 1, to), values)
  if (node.is !== 'leaf' || typeof node.value !== 'string' || !node.value.includes('$')) return
  const value = filled(node.value, values)
  const mark: Mark = { ...node.mark, made: 'put together by `vars`' }
  if (value !== node.value) replace(leaf(value, mark))
}

/** `$$` is a dollar; a name that nobody knows stays as it is. */
function filled(text: string, values: ReadonlyMap<string, Node>): unknown {
  const whole = /^\$\(([^)]*)\)$/.exec(text)
  const known = whole && values.get(whole[1] ?? '')
  if (known?.is === 'leaf') return known.value
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (all, name) => {
    const value = name === undefined ? undefined : values.get(name)
    return name === undefined ? '$' : value?.is === 'leaf' ? String(value.value) : all
  })
}

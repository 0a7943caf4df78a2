import { isMap } from '../../model/shape.ts'
import { directoryOf, type Path, type Tree, valueAt } from '../../model/source.ts'
import { unknownValue } from '../../model/unknown.ts'
import { put } from '../../syntax/put.ts'

/** Whether a file is what `terraform show -json` prints of a plan. */
export function isPlan(tree: Tree): boolean {
  const { path } = tree.file
  return (
    path.endsWith('.json') && !/\.(?:tf|tofu|tfvars)\.json$/.test(path) && isMap(valueAt(tree.data, ['planned_values']))
  )
}

/** What a plan says that there will be, as the same tree that a root comes to. What is known once it is applied is unknown. */
export function planned(tree: Tree): Tree {
  const data = { resource: {}, data: {} }
  const places = new Map<string, Path>()
  const unknowns = unknownsIn(tree)
  for (const { at, resource } of resourcesIn(valueAt(tree.data, ['planned_values', 'root_module']), [
    'planned_values',
    'root_module',
  ])) {
    const { address, mode, values } = resource
    if (typeof address !== 'string') continue
    const block = mode === 'data' ? 'data' : 'resource'
    put(data[block], address, overlaid(values ?? {}, unknowns.get(address), address))
    places.set(`${block} ${address}`, [...at, 'values'])
  }
  return {
    file: tree.file,
    data,
    problems: [],
    comments: [],
    scope: `${directoryOf(tree.file.path)} (${tree.file.path.slice(tree.file.path.lastIndexOf('/') + 1)})`,
    placeOf([block, address, ...rest], part) {
      const at = places.get(`${block} ${address}`)
      return tree.placeOf(at ? [...at, ...rest] : [], part)
    },
    edit: () => ({ refused: 'a plan is not edited' }),
  }
}

const MAX_DEPTH = 50

function* resourcesIn(
  module: unknown,
  at: Path,
): Iterable<{ readonly at: Path; readonly resource: { readonly [name: string]: unknown } }> {
  if (!isMap(module) || at.length > MAX_DEPTH) return
  const { resources, child_modules: children } = module
  if (Array.isArray(resources))
    for (const [index, resource] of resources.entries())
      if (isMap(resource)) yield { at: [...at, 'resources', index], resource }
  if (Array.isArray(children))
    for (const [index, child] of children.entries()) yield* resourcesIn(child, [...at, 'child_modules', index])
}

/** What each resource will have that the plan does not know, by address. */
function unknownsIn(tree: Tree): ReadonlyMap<string, unknown> {
  const changes = valueAt(tree.data, ['resource_changes'])
  const all = Array.isArray(changes) ? changes.filter(isMap) : []
  return new Map(all.map((each) => [String(each.address), valueAt(each, ['change', 'after_unknown'])]))
}

/** The value with an unknown wherever the other says `true`. */
function overlaid(value: unknown, unknown: unknown, text: string): unknown {
  if (unknown === true) return unknownValue(text, 'it is known once it is applied')
  if (!holdsTrue(unknown)) return value
  if (Array.isArray(unknown)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const length = Math.max(items.length, unknown.length)
    return Array.from({ length }, (_, index) => overlaid(items[index], unknown[index], `${text}[${index}]`))
  }
  if (!isMap(unknown)) return value
  const whole: { [name: string]: unknown } = {}
  if (isMap(value)) for (const [name, each] of Object.entries(value)) put(whole, name, each)
  for (const [name, each] of Object.entries(unknown))
    if (each !== false)
      put(whole, name, overlaid(Object.hasOwn(whole, name) ? whole[name] : undefined, each, `${text}.${name}`))
  return whole
}

function holdsTrue(value: unknown): boolean {
  if (value === true) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsTrue)
}

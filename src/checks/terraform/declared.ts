import { TerraformFile, TerraformLocal, TerraformModuleCall, TerraformVariable } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { directoryOf } from '../../model/source.ts'
import { hasBody, usesIn } from './references.ts'

/** A directory of Terraform as far as names go. */
export interface Names {
  readonly declared: ReadonlySet<string>
  readonly used: ReadonlySet<string>
  /** Whether every file of it was read in full, so that what is not seen is not there. */
  readonly whole: boolean
}

/** The names of the directory that a resource belongs to. */
export function namesAround(estate: Estate, { scope }: Resource): Names {
  const all = known.get(estate) ?? collect(estate)
  known.set(estate, all)
  return all.get(scope) ?? { declared: new Set(), used: new Set(), whole: false }
}

const known = new WeakMap<Estate, ReadonlyMap<string, Names>>()

function collect(estate: Estate): Map<string, Names> {
  const found = new Map<string, { declared: Set<string>; used: Set<string>; whole: boolean }>()
  const of = (scope: string) => {
    const names = found.get(scope) ?? { declared: new Set(), used: new Set(), whole: true }
    found.set(scope, names)
    return names
  }
  for (const kind of [TerraformVariable, TerraformLocal, TerraformModuleCall])
    for (const { scope, name } of estate.of<unknown>(kind)) of(scope).declared.add(name)
  for (const { scope, data } of estate.of(TerraformFile)) {
    for (const [prefix, types] of [
      ['', data.resource],
      ['data.', data.data],
    ] as const)
      for (const [type, labels] of Object.entries(isMap(types) ? types : {}))
        for (const name of Object.keys(isMap(labels) ? labels : {})) of(scope).declared.add(`${prefix}${type}.${name}`)
  }
  for (const tree of estate.trees) {
    const { path } = tree.file
    if (tree.scope !== undefined || !/\.(?:tf|tofu)(?:\.json)?$/.test(path)) continue
    const names = of(directoryOf(path))
    if (tree.problems.length > 0 || !(hasBody(tree) || path.endsWith('.json'))) names.whole = false
    // Its own validation is no use of a variable.
    for (const { name, at } of usesIn(tree)) if (at[0] !== 'variable' || name !== `var.${at[1]}`) names.used.add(name)
    // What stands in the texts of JSON may be more than is used, and is never less.
    if (path.endsWith('.json'))
      for (const [name] of tree.file.text.matchAll(/\b(?:(?:var|local|module)\.|data\.[\w-]+\.)[\w-]+/g))
        names.used.add(name)
  }
  for (const path of estate.files.keys()) {
    const at = path.lastIndexOf('/')
    const names = found.get(at < 0 ? '.' : path.slice(0, at))
    // Terragrunt may write more files.
    if (names && /^terragrunt\.hcl$/.test(path.slice(at + 1))) names.whole = false
  }
  return found
}

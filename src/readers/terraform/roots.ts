import { posix } from 'node:path'
import { directoryOf, type Tree } from '../../model/source.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import { argument, type Declared, type Module, moduleOf } from './module.ts'

/** What is applied: a directory that no other one calls, and the files of values that it may be applied with. */
export interface Root {
  readonly module: Module
  readonly sets: readonly ValueSet[]
}

/** Files of values that are given together, the last the strongest. */
export interface ValueSet {
  /** Nothing where only what Terraform reads by itself is given. */
  readonly name?: string
  readonly trees: readonly Tree[]
}

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/
const VALUES = /\.tfvars(?:\.json)?$/
const BY_ITSELF = /(?:^|\/)(?:terraform\.tfvars|[^/]*\.auto\.tfvars)(?:\.json)?$/

/** Every directory of configuration, by path. */
export function modulesIn(trees: ReadonlyMap<string, Tree>): ReadonlyMap<string, Module> {
  const directories = new Map<string, HclTree[]>()
  for (const [path, tree] of trees)
    if (CONFIGURATION.test(path) && 'body' in tree) {
      const directory = directoryOf(path)
      const known = directories.get(directory)
      if (known) known.push(tree as HclTree)
      else directories.set(directory, [tree as HclTree])
    }
  return new Map([...directories].map(([directory, all]) => [directory, moduleOf(directory, all)]))
}

/** The module in the repository that a call names, if it names one by a path. */
export function targetOf(modules: ReadonlyMap<string, Module>, module: Module, call: Declared): Module | undefined {
  const source = argument(call, 'source')?.value
  if (source?.kind !== 'literal' || !/^\.\.?(?:\/|$)/.test(String(source.value))) return undefined
  return modules.get(posix.join(module.directory, String(source.value)).replace(/\/$/, ''))
}

/** What no other directory calls. Where they call each other in a circle, the first of them by name stands for all. */
export function rootsIn(modules: ReadonlyMap<string, Module>, trees: ReadonlyMap<string, Tree>): readonly Root[] {
  const calls = new Map([...modules.values()].map((module) => [module, targetsOf(modules, module)]))
  const called = new Set([...calls].flatMap(([module, targets]) => targets.filter((target) => target !== module)))
  const roots = [...modules.values()].filter((module) => !called.has(module))
  const reached = new Set<Module>()
  const reach = (from: Module) => {
    const open = [from]
    for (let next = open.pop(); next; next = open.pop()) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(...(calls.get(next) ?? []))
    }
  }
  roots.forEach(reach)
  for (const module of modules.values())
    if (!reached.has(module)) {
      roots.push(module)
      reach(module)
    }
  const values = valuesBeside(modules, trees)
  return roots.map((module) => ({ module, sets: setsOf(module, values.get(module) ?? []) }))
}

function targetsOf(modules: ReadonlyMap<string, Module>, module: Module): readonly Module[] {
  return [...module.calls.values()].flatMap((call) => targetOf(modules, module, call) ?? [])
}

/** Files of values, each with the nearest directory of configuration around it. */
function valuesBeside(modules: ReadonlyMap<string, Module>, trees: ReadonlyMap<string, Tree>): Map<Module, Tree[]> {
  const found = new Map<Module, Tree[]>()
  for (const [path, tree] of trees) {
    if (!VALUES.test(path)) continue
    let directory = directoryOf(path)
    while (!modules.has(directory) && directory !== '.') directory = directoryOf(directory)
    const module = modules.get(directory)
    if (module) found.set(module, [...(found.get(module) ?? []), tree])
  }
  return found
}

/** Without a file of another name there is one set; with some, one for each, and the bare one where it is complete. */
function setsOf({ directory, variables }: Module, trees: readonly Tree[]): readonly ValueSet[] {
  const sorted = [...trees].sort(
    (a, b) => order(a.file.path) - order(b.file.path) || (a.file.path < b.file.path ? -1 : 1),
  )
  const own = sorted.filter(({ file }) => BY_ITSELF.test(file.path) && directoryOf(file.path) === directory)
  const others = sorted.filter((tree) => !own.includes(tree) && keysOf(tree).some((name) => variables.has(name)))
  const given = new Set(own.flatMap(keysOf))
  const complete = [...variables.values()].every(
    (each) => argument(each, 'default') !== undefined || given.has(each.labels[0] ?? ''),
  )
  const sets = others.map((tree) => ({
    name: posix.relative(directory, tree.file.path),
    trees: [...own, tree],
  }))
  return sets.length === 0 || complete ? [{ trees: own }, ...sets] : sets
}

/** `terraform.tfvars` first, then its JSON, then the others by name. */
function order(path: string): number {
  return path.endsWith('terraform.tfvars') ? 0 : path.endsWith('terraform.tfvars.json') ? 1 : 2
}

function keysOf(tree: Tree): readonly string[] {
  return 'body' in tree ? (tree as HclTree).body.attributes.map(({ name }) => name) : []
}

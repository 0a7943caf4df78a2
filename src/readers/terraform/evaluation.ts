import { posix } from 'node:path'
import type { Problem, SourceFile, Tree } from '../../model/source.ts'
import { nameSpan } from '../../syntax/hcl/ast.ts'
import { evaluate } from '../../syntax/hcl/evaluate/expression.ts'
import { fail } from '../../syntax/hcl/evaluate/failure.ts'
import type { Effort, Scope } from '../../syntax/hcl/evaluate/scope.ts'
import { renderTemplate } from '../../syntax/hcl/evaluate/template.ts'
import type { Value } from '../../syntax/hcl/evaluate/value.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import { parseTemplate } from '../../syntax/hcl/parse.ts'
import { evaluatedBody } from './body.ts'
import { decodeYaml } from './decode-yaml.ts'
import { type Thing, treeOf } from './derived.ts'
import { repetitionsOf } from './expansion.ts'
import { type Inputs, type Instance, instanceOf } from './instance.ts'
import type { Declared, Module } from './module.ts'
import { type Root, targetOf, type ValueSet } from './roots.ts'
import type { Surroundings } from './surroundings.ts'

/** What may be spent on one survey, whatever is in it. */
export interface Budget {
  /** Steps of evaluation that are left for all roots. */
  steps: number
}

const MAX_STEPS = 4_000_000
const MAX_INSTANCES = 2000
const MAX_THINGS = 10_000

/** One root with one set of values, as the tree of all that it makes. */
export function evaluatedRoot(
  { module }: Root,
  set: ValueSet,
  modules: ReadonlyMap<string, Module>,
  files: ReadonlyMap<string, SourceFile>,
  budget: Budget,
): Tree {
  const effort: Effort = { left: Math.min(MAX_STEPS, budget.steps), depth: 0, trying: 0 }
  const before = effort.left
  const problems: Problem[] = []
  const around = surroundings(module, modules, files, effort, problems)
  const inputs = inputsFrom(set, around)
  const root = instanceOf(module, '', [module.directory], inputs, around)
  const things: Thing[] = []
  collect(root, things, problems)
  budget.steps -= before - Math.max(0, effort.left)
  if (effort.left < 0) report(problems, firstOf(module), 'It takes too long to evaluate: what is left of it is unknown')
  const { directory } = module
  const file = (module.trees.find((tree) => /(?:^|\/)main\.(?:tf|tofu)$/.test(tree.file.path)) ?? module.trees[0])?.file
  return treeOf(
    file ?? { path: directory, text: '' },
    set.name === undefined ? directory : `${directory} (${set.name})`,
    things,
    problems,
  )
}

/** Everything that an instance and those in it make. */
function collect(instance: Instance, things: Thing[], problems: Problem[]): void {
  const { module, address } = instance
  for (const [name, declared] of module.things) {
    if (declared.type === 'ephemeral') continue
    for (const repetition of repetitionsOf(instance.expansionOf(declared))) {
      if (things.length >= MAX_THINGS) {
        report(problems, declared, `There are more than ${MAX_THINGS} resources: the rest is not read`)
        return
      }
      things.push({
        type: declared.type === 'data' ? 'data' : 'resource',
        address: `${address === '' ? '' : `${address}.`}${name}${repetition.suffix}`,
        ...evaluatedBody(declared.layers, instance, repetition),
      })
    }
  }
  for (const name of module.calls.keys()) {
    const called = instance.called(name)
    if ('instances' in called) for (const inner of called.instances.values()) collect(inner, things, problems)
  }
}

/** Values of files are literals; the last file that has one gives it. */
function inputsFrom({ trees }: ValueSet, { world }: Surroundings): Inputs {
  const values = new Map<string, Value>()
  for (const tree of trees as readonly HclTree[])
    for (const { name, value } of tree.body.attributes)
      values.set(name, evaluate(value, { text: tree.file.text, world: { ...world, refer: () => undefined } }))
  return (name) => values.get(name)
}

function surroundings(
  root: Module,
  modules: ReadonlyMap<string, Module>,
  files: ReadonlyMap<string, SourceFile>,
  effort: Effort,
  problems: Problem[],
): Surroundings {
  let instances = 0
  const world: Surroundings['world'] = {
    effort,
    file: (path) => files.get(posix.join(root.directory, path))?.text,
    filesUnder: (path) => under(files, posix.join(root.directory, path)),
    decodeYaml,
    template: (text, values) => {
      const parts = parseTemplate({ path: 'template', text })
      if ('problems' in parts) return fail('the template cannot be read')
      const inner = {
        ...world,
        refer: (name: string) => (values.has(name) ? { value: values.get(name) ?? null, steps: 0 } : undefined),
      }
      const scope: Scope = { text, world: inner }
      return renderTemplate(parts, scope, evaluate)
    },
  }
  return {
    world,
    target: (module, call) => targetOf(modules, module, call),
    admit: (call) => {
      if (++instances <= MAX_INSTANCES) return true
      report(problems, call, `There are more than ${MAX_INSTANCES} modules in modules: the rest is not read`)
      return false
    },
    refuse: (call, because) => {
      report(problems, call, `This call is not followed: ${because}`)
      return because
    },
  }
}

/** The files below a directory, by their paths in it. */
function under(files: ReadonlyMap<string, SourceFile>, directory: string): readonly string[] {
  const start = directory === '.' ? '' : `${directory.replace(/\/$/, '')}/`
  return [...files.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
}

/** Once for each place. */
function report(problems: Problem[], declared: Declared | undefined, message: string): void {
  const layer = declared?.layers[0]
  if (!layer) return
  const { tree, block } = layer
  const place = { file: tree.file.path, span: nameSpan(block) }
  if (!problems.some((each) => each.message === message)) problems.push({ message, place })
}

function firstOf(module: Module): Declared | undefined {
  return [...module.things.values(), ...module.calls.values()][0]
}

import { posix } from 'node:path'
import { unknownValue } from '../../model/unknown.ts'
import { typeFrom } from '../../syntax/hcl/evaluate/constraint.ts'
import { convert } from '../../syntax/hcl/evaluate/convert.ts'
import { evaluate, FAILS } from '../../syntax/hcl/evaluate/expression.ts'
import { fail, failureOf } from '../../syntax/hcl/evaluate/failure.ts'
import type { Found, Scope, Step, World } from '../../syntax/hcl/evaluate/scope.ts'
import { stepText } from '../../syntax/hcl/evaluate/steps.ts'
import { object, type Type, type Value } from '../../syntax/hcl/evaluate/value.ts'
import { type Expansion, expansionOf, joined, type Repetition, repetitionsOf } from './expansion.ts'
import { argument, type Declared, type Module, type Written } from './module.ts'
import type { Surroundings } from './surroundings.ts'

/** A module as it is used in one place, with the values that it is given. All that is asked of it is worked out once. */
export interface Instance {
  readonly module: Module
  /** `module.network`, `module.network["a"].module.subnets`; empty for a root. */
  readonly address: string
  /** Modules that this one is in, itself included: none may call one of them again. */
  readonly chain: readonly string[]
  readonly expansionOf: (declared: Declared) => Expansion
  /** The value of an expression of this module, for one repetition of the block that it stands in. */
  readonly evaluated: (written: Written, repetition?: Repetition) => Value
  /** What a call stands for: its instances by what follows its address, or why there are none to look into. */
  readonly called: (name: string) => Called
}

export type Called =
  | { readonly expansion: Expansion; readonly instances: ReadonlyMap<string, Instance> }
  | { readonly expansion: Expansion; readonly because: string }

/** What a variable is given: `undefined` where nothing is. */
export type Inputs = (name: string) => Value | undefined

/** An instance of a module. `inputs` is asked when a variable is first used. */
export function instanceOf(
  module: Module,
  address: string,
  chain: readonly string[],
  inputs: Inputs,
  around: Surroundings,
): Instance {
  const memory = new Map<string, Value>()
  const expansions = new Map<Declared, Expansion>()
  const calls = new Map<string, Called>()
  const at = (name: string) => (address === '' ? name : `${address}.${name}`)

  const remembered = (name: string, work: () => Value): Value => {
    const known = memory.get(name)
    if (known !== undefined) return known
    memory.set(name, unknownValue(at(name), 'it refers to itself'))
    try {
      const value = work()
      memory.set(name, value)
      return value
    } catch (thrown) {
      memory.delete(name)
      throw thrown
    }
  }
  const world: World = { ...around.world, refer: (root, steps) => refer(root, steps) }
  const scopeOf = ({ tree }: Written, repetition?: Repetition): Scope => {
    let scope: Scope = { text: tree.file.text, world }
    for (const [name, value] of repetition?.names ?? [])
      scope = { ...scope, bound: { name, value, ...(scope.bound && { outer: scope.bound }) } }
    return scope
  }
  const evaluated = (written: Written, repetition?: Repetition) => evaluate(written.value, scopeOf(written, repetition))

  const instance: Instance = {
    module,
    address,
    chain,
    evaluated,
    expansionOf: (declared) => {
      const known = expansions.get(declared)
      if (known) return known
      expansions.set(declared, {
        by: 'unknown',
        what: 'count',
        because: unknownValue(at(declared.labels.join('.')), 'it refers to itself'),
      })
      const expansion = expansionOf(declared, (written) => evaluated(written))
      expansions.set(declared, expansion)
      return expansion
    },
    called: (name) => {
      const known = calls.get(name) ?? callOf(name)
      calls.set(name, known)
      return known
    },
  }
  return instance

  function refer(root: string, steps: readonly Step[]): Found | undefined {
    const [first, second] = steps
    const name = first?.is === 'name' ? first.name : undefined
    if (root === 'path') return { value: pathOf(name), steps: 1 }
    if (root === 'terraform' || root === 'tofu')
      return { value: unknownValue(`terraform.${name}`, 'it is the workspace of the run'), steps: 1 }
    if (root === 'self') return { value: unknownValue('self', APPLIED), steps: 0 }
    if (name === undefined || root === 'each' || root === 'count') return undefined
    if (root === 'var') return { value: variable(name), steps: 1 }
    if (root === 'local') return { value: local(name), steps: 1 }
    if (root === 'module') return output(name, steps)
    const kind = root === 'data' || root === 'ephemeral' ? root : undefined
    if (!kind) return { value: thing(`${root}.${name}`), steps: 1 }
    return second?.is === 'name' ? { value: thing(`${kind}.${name}.${second.name}`), steps: 2 } : undefined
  }

  function variable(name: string): Value {
    return remembered(`var.${name}`, () => {
      const declared = module.variables.get(name)
      if (!declared) return unknownValue(at(`var.${name}`), 'nothing declares it')
      const constraint = argument(declared, 'type')
      const type = constraint && typeFrom(constraint.value, (node) => evaluate(node, scopeOf(constraint)))
      const otherwise = argument(declared, 'default')
      const nullable = argument(declared, 'nullable')
      const given = inputs(name)
      const unsaid = given === undefined || (given === null && nullable !== undefined && evaluated(nullable) === false)
      if (!unsaid) return fitting(given, type, name)
      if (otherwise) return fitting(evaluated(otherwise), type, name)
      return unknownValue(at(`var.${name}`), 'nothing gives it a value')
    })
  }

  function fitting(value: Value, type: Type | undefined, name: string): Value {
    try {
      return convert(value, type ?? 'any')
    } catch (thrown) {
      const because = failureOf(thrown)
      if (because === undefined) throw thrown
      return unknownValue(at(`var.${name}`), `${FAILS}${because}`)
    }
  }

  function local(name: string): Value {
    return remembered(`local.${name}`, () => {
      const written = module.locals.get(name)
      return written ? evaluated(written) : unknownValue(at(`local.${name}`), 'nothing declares it')
    })
  }

  function thing(name: string): Value {
    return remembered(name, () => {
      const declared = module.things.get(name)
      if (!declared) return unknownValue(at(name), 'nothing declares it')
      const because = declared.type === 'data' ? 'it is looked up when it is planned' : APPLIED
      const one = (suffix: string) => unknownValue(`${at(name)}${suffix}`, because)
      return joined(instance.expansionOf(declared), at(name), one)
    })
  }

  /** `module.a.out` works out that output alone: others may depend on what asks for it. */
  function output(name: string, steps: readonly Step[]): Found {
    if (!module.calls.has(name)) return { value: unknownValue(at(`module.${name}`), 'nothing declares it'), steps: 1 }
    const called = instance.called(name)
    const address = at(`module.${name}`)
    const { expansion } = called
    const index = steps[1]
    const next = expansion.by === 'none' ? steps[1] : steps[2]
    if ('because' in called)
      return {
        value: joined(expansion, address, (suffix) => unknownValue(`${address}${suffix}`, called.because)),
        steps: 1,
      }
    if (expansion.by !== 'unknown' && next?.is === 'name') {
      const suffix = expansion.by === 'none' ? '' : index ? stepText(index) : '?'
      const child = called.instances.get(suffix)
      if (child) return { value: outputOf(child, next.name), steps: expansion.by === 'none' ? 2 : 3 }
    }
    const whole = (suffix: string): Value => {
      const child = called.instances.get(suffix)
      const names = child ? [...child.module.outputs.keys()] : []
      return child ? object(new Map(names.map((each) => [each, outputOf(child, each)]))) : null
    }
    return { value: joined(expansion, address, whole), steps: 1 }
  }

  function callOf(name: string): Called {
    const declared = module.calls.get(name)
    if (!declared) return { expansion: { by: 'none' }, because: 'nothing declares it' }
    const expansion = instance.expansionOf(declared)
    const target = around.target(module, declared)
    if (!target) return { expansion, because: 'a module from elsewhere gives it' }
    if (chain.includes(target.directory) || chain.length > 20)
      return { expansion, because: around.refuse(declared, 'the module calls itself') }
    const instances = new Map<string, Instance>()
    for (const repetition of repetitionsOf(expansion)) {
      if (!around.admit(declared)) break
      const given: Inputs = (input) => {
        const written = meta.has(input) ? undefined : argument(declared, input)
        return written && evaluated(written, repetition)
      }
      const { suffix } = repetition
      const inner = [...chain, target.directory]
      instances.set(suffix, instanceOf(target, `${at(`module.${name}`)}${suffix}`, inner, given, around))
    }
    return { expansion, instances }
  }

  function pathOf(name: string | undefined): Value {
    if (name === 'root') return '.'
    const [root = ''] = chain
    if (name === 'module') return posix.relative(root, module.directory) || '.'
    return unknownValue(`path.${name}`, 'it depends on where it runs')
  }
}

/** The value of an output; fails where the module has none of the name. */
function outputOf(instance: Instance, name: string): Value {
  const declared = instance.module.outputs.get(name)
  const written = declared && argument(declared, 'value')
  return written ? instance.evaluated(written) : fail(`the module has no output \`${name}\``)
}

const APPLIED = 'it is known once it is applied'
/** Arguments of a call that are not for the module. */
const meta = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on'])

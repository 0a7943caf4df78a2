import { isMap } from '../../model/shape.ts'
import type { Path, Problem, Tree } from '../../model/source.ts'
import { isUnknown, type Unknown, unknownValue } from '../../model/unknown.ts'

/** One template on its way to what it deploys, with one set of parameters. */
export interface Stack {
  readonly tree: Tree
  /** The index of the template in its file. */
  readonly document: number
  readonly template: { readonly [name: string]: unknown }
  /** What the parameters are; unknown where only who deploys says so. */
  readonly parameters: ReadonlyMap<string, unknown>
  /** What the conditions are that were asked for; `undefined` while one is being found out. */
  readonly conditions: Map<string, boolean | Unknown | undefined>
  /** Inside `Fn::ForEach`: what its names stand for. */
  readonly loops: ReadonlyMap<string, string>
  readonly problems: Problem[]
  readonly budget: { left: number }
}

export function sectionOf({ template }: Stack, name: string): { readonly [key: string]: unknown } {
  const section = template[name]
  return isMap(section) ? section : {}
}

export function isResource(stack: Stack, name: string): boolean {
  return Object.hasOwn(sectionOf(stack, 'Resources'), name)
}

/** The value of each parameter: given, or else by default. */
export function parametersOf(
  template: { readonly [name: string]: unknown },
  given: ReadonlyMap<string, unknown>,
  read: (value: unknown, path: Path) => unknown,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>()
  const declared = isMap(template.Parameters) ? template.Parameters : {}
  for (const [name, parameter] of Object.entries(declared)) {
    const { Type: type, Default: standard } = isMap(parameter) ? parameter : {}
    const value = given.get(name) ?? read(standard, ['Parameters', name, 'Default'])
    values.set(name, valueOfType(name, String(type), value))
  }
  return values
}

function valueOfType(name: string, type: string, value: unknown): unknown {
  if (isUnknown(value)) return value
  if (value === undefined) return unknownValue(`Ref ${name}`, `the parameter \`${name}\` has no default`)
  if (type.startsWith('AWS::SSM::Parameter::Value'))
    return unknownValue(`Ref ${name}`, `the parameter \`${name}\` is looked up when the stack is deployed`)
  if (type !== 'CommaDelimitedList' && !type.startsWith('List<')) return value
  return Array.isArray(value)
    ? value
    : String(value)
        .split(',')
        .map((each) => each.trim())
}

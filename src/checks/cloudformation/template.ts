import type { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { isTagged } from '../../model/tagged.ts'
import { isUnknown } from '../../model/unknown.ts'

/** A template as it is written, and every name that it uses. */
export interface Written {
  readonly template: { readonly [name: string]: unknown }
  readonly uses: readonly Use[]
  /** Whether a macro, a module or a loop may make names that are not written. */
  readonly grows: boolean
  /** SAM makes resources whose names begin with the name of the one that they are made for. */
  readonly serverless: boolean
}

export interface Use {
  readonly what: 'value' | 'condition' | 'mapping' | 'resource'
  readonly name: string
  /** From the template on. */
  readonly at: Path
}

/** The template that a resource of it was read from, before anything in it was worked out. */
export function writtenOf(resource: Resource<CloudFormationTemplate>, estate: Estate): Written | undefined {
  const tree = treesOf(estate).get(resource.tree.file.path)
  const index = Number(resource.path[0])
  const template = tree && Array.isArray(tree.data) ? tree.data[index] : undefined
  if (!isMap(template) || !tree || tree.problems.length > 0) return undefined
  const known = read.get(template)
  if (known) return known
  const uses = [...usesIn(template, [], new Set())]
  const transforms = [template.Transform].flat().filter((each) => each !== undefined)
  const serverless = transforms.some((each) => typeof each === 'string' && each.startsWith('AWS::Serverless'))
  const plain = transforms.every(
    (each) => typeof each === 'string' && /^AWS::(?:Serverless|LanguageExtensions)/.test(each),
  )
  const text = tree.file.text
  const grows =
    !plain || /Fn::ForEach|::MODULE\b|Fn::Transform|!Transform|AWS::Include|Rain::|!Rain|\{%|\{\{(?!resolve)/.test(text)
  const written = { template, uses, grows: grows || uses.some(({ name }) => name === anything), serverless }
  read.set(template, written)
  return written
}

/** What a section of a template holds. */
export function namesIn(template: Written['template'], section: string): readonly string[] {
  const value = template[section]
  return isMap(value) && !isTagged(value) ? Object.keys(value) : []
}

/** What cannot be known may be any name. */
const anything = '*'
const read = new WeakMap<object, Written>()
const trees = new WeakMap<Estate, ReadonlyMap<string, Tree>>()

function treesOf(estate: Estate): ReadonlyMap<string, Tree> {
  const known = trees.get(estate)
  if (known) return known
  const found = new Map(estate.trees.filter(({ scope }) => scope === undefined).map((tree) => [tree.file.path, tree]))
  trees.set(estate, found)
  return found
}

function* usesIn(value: unknown, at: Path, bound: ReadonlySet<string>): Iterable<Use> {
  if (isTagged(value)) {
    yield* calledIn(value.tag.replace(/^!/, ''), value.value, at, bound)
    return
  }
  if (isUnknown(value)) yield { what: 'value', name: anything, at }
  if (Array.isArray(value)) for (const [index, each] of value.entries()) yield* usesIn(each, [...at, index], bound)
  if (!isMap(value)) return
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only && /^(?:Ref$|Fn::)/.test(only[0])) {
    yield* calledIn(only[0].replace('Fn::', ''), only[1], at, bound)
    return
  }
  for (const [name, each] of entries) {
    const isItem = at.length === 2 && (at[0] === 'Resources' || at[0] === 'Outputs')
    if (isItem && name === 'Condition' && typeof each === 'string')
      yield { what: 'condition', name: each, at: [...at, name] }
    else if (isItem && name === 'DependsOn')
      for (const other of [each].flat()) {
        if (typeof other === 'string') yield { what: 'resource', name: other, at: [...at, name] }
      }
    else if (at[0] === 'Conditions' && name === 'Condition' && typeof each === 'string')
      yield { what: 'condition', name: each, at: [...at, name] }
    else if (!(isItem && name === 'Metadata') && !(at.length === 0 && ['Metadata', 'Rules', 'Hooks'].includes(name)))
      yield* usesIn(each, [...at, name], bound)
  }
}

function* calledIn(call: string, argument: unknown, at: Path, bound: ReadonlySet<string>): Iterable<Use> {
  const [first, ...rest] = Array.isArray(argument) ? argument : [argument]
  if (call === 'Ref' && typeof first === 'string') yield { what: 'value', name: first, at }
  else if (call === 'Condition' && typeof first === 'string') yield { what: 'condition', name: first, at }
  else if (call === 'GetAtt' && typeof first === 'string')
    yield { what: 'resource', name: first.split('.')[0] ?? '', at }
  else if (call === 'Sub' && typeof first === 'string') {
    const [variables] = rest
    const own = new Set([...bound, ...(isMap(variables) ? Object.keys(variables) : [])])
    for (const [, name = ''] of first.matchAll(/\$\{([^!}][^}]*)\}/g)) {
      const [root = ''] = name.trim().split('.')
      if (!own.has(root) && !own.has(name.trim()))
        yield { what: name.includes('.') && !name.includes('::') ? 'resource' : 'value', name: root, at }
    }
    yield* usesIn(rest, at, bound)
  } else {
    if (call === 'If' && typeof first === 'string') yield { what: 'condition', name: first, at }
    if (call === 'FindInMap' && typeof first === 'string') yield { what: 'mapping', name: first, at }
    yield* usesIn(argument, at, bound)
  }
}

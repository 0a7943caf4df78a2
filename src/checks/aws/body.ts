import type { CloudFormationResource } from '../../kinds/cloudformation.ts'
import type { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown, unknownValue } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** A resource of AWS in whatever language it is written. */
export type AwsResource = TerraformResource | CloudFormationResource
export type Body = { readonly [name: string]: unknown }

/** Its properties, and where they stand from its own path on. */
export function bodyOf(subject: AwsResource): { readonly body: Body; readonly root: Path } {
  return 'body' in subject ? { body: subject.body, root: [] } : { body: subject.properties, root: ['Properties'] }
}

interface Found {
  readonly at: Path
  readonly value: unknown
  readonly owner: Body
  /** It stands inside of an expression: only the name of that is to be shown. */
  readonly part?: 'key'
}

/** What stands at the end of a path: once for each item of the lists on the way, and once where the way ends early. */
export function* found(value: unknown, steps: readonly string[], at: Path = [], owner: Body = {}): Iterable<Found> {
  const [step, ...rest] = steps
  if (step === undefined) {
    const meant = isUnknown(value) ? foreign[value.text] : undefined
    yield meant === undefined ? { at, value: value ?? undefined, owner } : { at, value: meant, owner, part: 'key' }
  } else if (Array.isArray(value) && value.length > 0)
    for (const [index, item] of value.entries()) yield* found(item, steps, [...at, index], owner)
  else if (isUnknown(value)) {
    const known = jsonOf(value.text)
    if (known === undefined) yield { at, value, owner }
    else for (const inner of found(known, steps, at, owner)) yield { ...inner, at, part: 'key' }
  } else if (typeof value === 'string' && dataOf(value) !== undefined) {
    // No place inside of the text: all that is found there stands where the text does.
    for (const inner of found(dataOf(value), steps, at, owner)) yield { ...inner, at }
  } else if (typeof value !== 'string' || value.trim() === '') {
    const name = nameOf(step)
    const body = isMap(value) ? value : {}
    const below = Object.hasOwn(body, name) ? body[name] : undefined
    if (below === undefined || below === null) {
      if (name === step) yield { at: [...at, ...steps.map(nameOf)], value: undefined, owner: body }
    } else yield* found(below, rest, [...at, name], body)
  }
}

/** As Python writes them: Terraform refuses the word, and there is no doubt of what it means. */
const foreign: Readonly<Record<string, boolean>> = { True: true, TRUE: true, False: false, FALSE: false }

/** The property of a step, which may be said to lack. */
export function nameOf(step: string): string {
  return step.replace('?', '')
}

/** What a text holds; its holes are unknown. */
export function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  // Commas too many are refused by AWS, and are no reason to overlook what stands between them.
  for (const each of [text, text.replace(/,(?=\s*[\]}])/g, '')])
    try {
      return JSON.parse(each, (_, value) =>
        typeof value === 'string' && hasHole(value) ? unknownValue(value, 'it is put together') : value,
      )
    } catch {}
  return undefined
}

/** A text of JSON or of YAML. */
function dataOf(text: string): unknown {
  const json = jsonOf(text)
  if (json !== undefined || !/\n\s*[\w'"-]+:\s/.test(text)) return json
  const tree = yaml.parse({ path: 'text.yaml', text })
  return tree.problems.length > 0 ? undefined : valueAt(tree.data, [0])
}

/** `true` and `"true"` are one. */
export function plain(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value
}

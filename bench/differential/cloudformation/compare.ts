import { isMap } from '../../../src/model/shape.ts'
import { isTagged } from '../../../src/model/tagged.ts'
import { isUnknown } from '../../../src/model/unknown.ts'
import { callIn } from '../../../src/readers/cloudformation/forms.ts'
import { textIn } from '../../../src/readers/cloudformation/references.ts'

/** Where the texts say something else, functions in their long form. */
export function differencesOfForms(ours: unknown, theirs: unknown): readonly string[] {
  return [...between(longForm(ours), longForm(theirs), [])].filter((each) => !bare.test(each))
}

/** YAML 1.1 says truth in ways that 1.2 does not; the reader knows of them, the syntax does not. cfn-flip takes a function in `!GetAtt` for text. */
const bare = /ours "(?:Yes|No|yes|no|on|off|On|Off)", theirs (?:true|false)$|Fn::GetAtt\.\d: ours \{/

/** Where the properties of resources come to something else. What we do not know is compared as far as its text goes. */
export function differencesOfValues(ours: unknown, theirs: unknown): readonly string[] {
  const resources = isMap(ours) && isMap(ours.Resources) ? ours.Resources : {}
  if (!isMap(theirs)) return ['theirs are no resources']
  return Object.entries(theirs).flatMap(([name, properties]) => {
    const resource = resources[name]
    if (isAbsent(properties))
      return resource === undefined || isUnknown(conditionOf(ours, resource)) ? [] : [`${name} is not there`]
    if (isMap(properties) && 'refused' in properties) return []
    if (isMap(resource) && String(resource.Type).startsWith('AWS::Serverless::')) return []
    if (!isMap(resource)) return isUnknown(conditionOf(ours, resource)) ? [] : [`${name} is missing`]
    return [...between(resource.Properties ?? {}, properties, [name])]
  })
}

/** Where a resource that one of SAM stands for says something else than the translator's. */
export function differencesOfSam(ours: unknown, theirs: unknown): readonly string[] {
  const made = isMap(ours) && isMap(ours.Serverless) ? ours.Serverless : {}
  const other = isMap(theirs) && isMap(theirs.Resources) ? theirs.Resources : {}
  return Object.entries(made).flatMap(([name, resource]) => {
    const match = other[name]
    if (!isMap(resource) || !isMap(resource.Properties)) return []
    // The translator adds a hash to the names of layers.
    if (resource.Type === 'AWS::Lambda::LayerVersion') return []
    // So it does to those of stages that are no word.
    if (!isMap(match)) return name.endsWith('Stage') ? [] : [`${name} is not there`]
    if (resource.Type !== match.Type) return [`${name} is a ${match.Type}`]
    const properties = isMap(match.Properties) ? match.Properties : {}
    return Object.entries(resource.Properties).flatMap(([field, value]) =>
      beyond.has(field) ||
      (field === 'Tags' && properties.Tags === undefined) ||
      (isMap(properties[field]) && isFunction(properties[field]))
        ? []
        : [...between(value, properties[field], [name, field])],
    )
  })
}

/** What the translator puts more into: paths of events, definitions that it prints, what it writes into them, policies of events. */
const beyond = new Set([
  'Body',
  'Definition',
  'DefinitionSubstitutions',
  'Policies',
  'CorsConfiguration',
  'DisableExecuteApiEndpoint',
])

function isAbsent(properties: unknown): boolean {
  return isMap(properties) && properties.absent === true
}

function conditionOf(template: unknown, resource: unknown): unknown {
  const name = isMap(resource) ? resource.Condition : undefined
  const all = isMap(template) && isMap(template.Conditions) ? template.Conditions : {}
  return typeof name === 'string' ? all[name] : undefined
}

function isFunction(value: unknown): boolean {
  return callIn(value, []) !== undefined
}

function longForm(value: unknown): unknown {
  const call = isTagged(value) || isMap(value) ? callIn(value, []) : undefined
  if (call) {
    const name = call.name === 'Ref' || call.name === 'Condition' ? call.name : `Fn::${call.name}`
    const argument = longForm(call.argument)
    if (call.name === 'GetAtt' && typeof argument === 'string') {
      const [first = '', ...rest] = argument.split('.')
      return { [name]: rest.length > 0 ? [first, rest.join('.')] : [first] }
    }
    return { [name]: argument }
  }
  if (Array.isArray(value)) return value.map(longForm)
  return isMap(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, longForm(each)])) : value
}

/** Text in which only references are open, each as `${Name}`. */
const openText = /^(?!.*\b(?:FindInMap|ImportValue|Select|If|GetAZs) )[^{}]*(?:\$\{[^{}]*\}[^{}]*)*$/s

/** The other may have it in Base64, with the partition filled in, or a policy's whole name. */
function isSame(text: string, theirs: string): boolean {
  const decoded = Buffer.from(theirs, 'base64').toString()
  return (
    [text, text.replace('${AWS::Partition}', 'aws')].includes(theirs) || text === decoded || theirs.endsWith(`/${text}`)
  )
}

const hidden = /^(?:If|FindInMap|GetAZs|ImportValue|Select|Split|Cidr|Transform|Length|ToJsonString|Join)\b/

function* between(ours: unknown, theirs: unknown, path: readonly (string | number)[]): Iterable<string> {
  if (isUnknown(ours)) {
    const text = textIn(ours)
    if (hidden.test(text) || isFunction(theirs) || typeof theirs !== 'string') return
    if (openText.test(text) && !isSame(text, theirs))
      yield `${path.join('.')}: ours ${JSON.stringify(text)}, theirs ${JSON.stringify(theirs)}`
    return
  }
  if (isFunction(theirs) && !isFunction(ours)) return
  if (isMap(ours) && isMap(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)]))
      yield* between(ours[key], theirs[key], [...path, key])
    return
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const own = ours.filter((each) => each !== null)
    const kept = theirs.filter((each) => each !== null)
    if (own.some(isUnknown) && own.length !== kept.length) return
    if (own.length === kept.length)
      for (const [index, each] of own.entries()) yield* between(each, kept[index], [...path, index])
    else yield `${path.join('.')}: ours has ${own.length}, theirs ${kept.length}`
    return
  }
  if (textOf(ours) !== textOf(theirs))
    yield `${path.join('.')}: ours ${JSON.stringify(ours)}, theirs ${JSON.stringify(theirs)}`
}

/** A number and its text are the same to CloudFormation; what is not there and what is `null` too. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'boolean' ? String(value) : String(value).replace(/\r\n/g, '\n')
}

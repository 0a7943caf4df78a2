import { CloudFormationTemplate } from '../../kinds/cloudformation.ts'
import { isMap } from '../../model/shape.ts'
import { isTagged } from '../../model/tagged.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { callOf, callsIn } from './calls.ts'
import { writtenOf } from './template.ts'

const common = { level: 'default', on: CloudFormationTemplate } as const

const form: Check<CloudFormationTemplate> = {
  ...common,
  title: 'Function of a template is called in a form that it does not have',
  why: `The template is refused as a whole, in the middle of a release: each function takes so many parts, in that order.`,
  severity: 'high',
  sources: [
    ...['E1010', 'E1011', 'E1017', 'E1018', 'E1019', 'E1022', 'E1028', 'E8003', 'E8004', 'E8005', 'E8006'].map(
      (each) => `cfn-lint/${each}`,
    ),
  ],
  *run(_, { resource, estate }) {
    const written = writtenOf(resource, estate)
    if (!written || written.grows) return
    for (const { name, argument, at } of callsIn(written.template)) {
      const wanted = isOpen(argument) ? undefined : faultIn(name, argument)
      if (wanted !== undefined) yield { at, part: 'key', message: `\`${name}\` takes ${wanted}` }
    }
  },
  examples: [
    { bad: queue('!Join ["-", orders, live]'), good: queue('!Join ["-", [orders, live]]') },
    { bad: queue('!If [IsLive, orders]'), good: queue('!If [IsLive, orders, orders-test]') },
    { bad: queue('!GetAtt Topic'), good: queue('!GetAtt Topic.TopicName') },
  ],
}

const key: Check<CloudFormationTemplate> = {
  ...common,
  title: 'Template looks for a key that its mapping does not have',
  why: `The stack fails with "Unable to get mapping", for this key always. Mostly one of the two was renamed.`,
  severity: 'high',
  sources: ['cfn-lint/E1011'],
  *run(_, { resource, estate }) {
    const written = writtenOf(resource, estate)
    if (!written || written.grows) return
    const { Mappings: mappings } = written.template
    for (const { name, argument, at } of callsIn(written.template)) {
      if (name !== 'FindInMap' || !Array.isArray(argument) || argument.length !== 3) continue
      const [map, first, second] = argument
      const known = isMap(mappings) && typeof map === 'string' ? mappings[map] : undefined
      if (!isMap(known)) continue
      const rows = isPlain(first) ? [known[String(first)]] : Object.values(known)
      const missing =
        isPlain(first) && rows[0] === undefined
          ? first
          : isPlain(second) && rows.every((row) => isMap(row) && row[String(second)] === undefined)
            ? second
            : undefined
      if (missing !== undefined)
        yield {
          at,
          part: 'key',
          message: `\`${map}\` has no key \`${missing}\`; name one that it has`,
          related: [{ resource, at: ['Mappings', String(map)], message: 'what it holds' }],
        }
    }
  },
  examples: [{ bad: queue('!FindInMap [Names, live, queues]'), good: queue('!FindInMap [Names, live, queue]') }],
}

const variable: Check<CloudFormationTemplate> = {
  ...common,
  title: 'Variable of a text is never put in',
  why: `\`Fn::Sub\` is given a value that its text does not ask for. Mostly the text asks for it under another name, or not at all any more.`,
  severity: 'low',
  sources: ['cfn-lint/W1019'],
  *run(_, { resource, estate }) {
    const written = writtenOf(resource, estate)
    if (!written || written.grows) return
    for (const { name, argument, at } of callsIn(written.template)) {
      const [text, own] = name === 'Sub' && Array.isArray(argument) ? argument : []
      if (typeof text !== 'string' || !isMap(own) || isTagged(own)) continue
      for (const each of Object.keys(own))
        if (!new RegExp(`\\$\\{\\s*${each.replace(/\W/g, '\\$&')}\\s*\\}`).test(text))
          yield { at, part: 'key', message: `the text has no \`\${${each}}\`; use it or drop it` }
    }
  },
  examples: [
    {
      bad: queue("!Sub ['${Name}-live', { Name: orders, Stage: live }]"),
      good: queue("!Sub ['${Name}-${Stage}', { Name: orders, Stage: live }]"),
    },
  ],
}

export const checks = { form, 'map-key-missing': key, 'variable-unused': variable }

/** What a function takes, where it is given something else. */
function faultIn(name: string, argument: unknown): string | undefined {
  const items = Array.isArray(argument) ? argument : undefined
  const has = (least: number, most = least) => items !== undefined && items.length >= least && items.length <= most
  const isList = (value: unknown) => Array.isArray(value) || callOf(value) !== undefined
  const isText = (value: unknown) => isPlain(value) || callOf(value) !== undefined
  switch (name) {
    case 'Join':
      return has(2) && isPlain(items?.[0]) && isList(items?.[1])
        ? undefined
        : 'what stands between and one list: `[", ", [a, b]]`'
    case 'Split':
      return has(2) && isPlain(items?.[0]) && isText(items?.[1]) ? undefined : 'what parts and one text: `[",", "a,b"]`'
    case 'Select': {
      if (!has(2) || !isText(items?.[0]) || !isList(items?.[1])) return 'a number and one list: `[0, [a, b]]`'
      const [index, list] = items ?? []
      const isOutside = isPlain(index) && Array.isArray(list) && !list.some(isTagged) && Number(index) >= list.length
      return isOutside && list.every(isPlain) ? `a number below ${list.length} here: the list is no longer` : undefined
    }
    case 'If':
      return has(3) && typeof items?.[0] === 'string' ? undefined : 'a condition and two values: `[IsLive, a, b]`'
    case 'Equals':
      return has(2) ? undefined : 'two values'
    case 'And':
    case 'Or':
      return has(2, 10) ? undefined : 'two to ten conditions'
    case 'Not':
      return has(1) ? undefined : 'one condition, in a list'
    case 'Sub':
      return typeof argument === 'string' || (has(2) && typeof items?.[0] === 'string' && isMap(items[1]))
        ? undefined
        : 'a text, or a text and a map of variables'
    case 'GetAtt':
      return (typeof argument === 'string' && argument.includes('.')) || (has(2) && items?.every(isText))
        ? undefined
        : 'a resource and its attribute: `Orders.Arn`'
    case 'FindInMap':
      return has(3) || (has(4) && isMap(items?.[3])) ? undefined : 'a mapping and two keys: `[Names, live, queue]`'
    default:
      return undefined
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Whether a part of it may be anything. */
function isOpen(value: unknown): boolean {
  return isUnknown(value) || (Array.isArray(value) && value.some(isOpen))
}

function queue(name: string): string {
  return `
    Mappings:
      Names:
        live: { queue: orders }
    Conditions:
      IsLive: !Equals [!Ref AWS::Region, eu-west-1]
    Resources:
      Topic:
        Type: AWS::SNS::Topic
        Condition: IsLive
      Orders:
        Type: AWS::SQS::Queue
        Properties:
          QueueName: ${name}
  `
}

import { KubernetesObject } from '../../kinds/kubernetes.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import { isSlip, nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { departures, homesOf, isBuiltIn } from './form.ts'
import { deploymentWith, podWith } from './manifests.ts'

const common = {
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-6'],
} as const

const unknownField: Check<KubernetesObject> = {
  ...common,
  title: 'Field does not exist',
  why: `\`kubectl\` refuses it, Helm and Argo CD drop it with a warning that nobody reads: limits, probes and security settings
at the wrong indentation have no effect at all. Correct the name, or the level.`,
  *run(object, { resource }) {
    for (const each of departures(resource)) {
      if (each.sort !== 'unknown') continue
      const { name, owner, ancestors, at } = each
      const [meant] = nearest(name, Object.keys(owner.properties ?? {}), 1)
      const homes = homesOf(name, owner, ancestors)
      // A definition may be newer than what is known of it here.
      if (
        !isBuiltIn(object) &&
        (homes.length === 0 || meant === undefined) &&
        !(meant !== undefined && isSlip(name, meant))
      )
        continue
      const advice =
        homes.length > 0
          ? `it belongs into ${homes.slice(0, 2).join(' or ')}`
          : meant === undefined
            ? 'leave it out'
            : `\`${meant}\` does`
      yield { at, part: 'key', message: `there is no field \`${name}\` in \`${placeOf(at)}\`; ${advice}` }
    }
  },
  examples: [
    {
      bad: podWith('', '  resources: { limits: { memory: 1Gi } }\n  imagePullSecret: [{ name: registry }]\n'),
      good: podWith('resources: { limits: { memory: 1Gi } }', '  imagePullSecrets: [{ name: registry }]\n'),
    },
    {
      bad: podWith('readynessProbe: { tcpSocket: { port: 80 } }'),
      good: podWith('readinessProbe: { tcpSocket: { port: 80 } }'),
    },
  ],
}

const wrongType: Check<KubernetesObject> = {
  ...common,
  title: 'Value is of the wrong type',
  why: `The API server refuses the object. Most often YAML read a number or a yes where a text was meant: quote it.`,
  *run(_, { resource }) {
    for (const each of departures(resource)) {
      if (each.sort !== 'type') continue
      const { value, wanted, at } = each
      const given = Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a map' : `\`${value}\``
      const asked = wanted.map((type) => names[type] ?? type).join(' or ')
      const quote = wanted.includes('string') && typeof value !== 'object' ? '; quote it' : `; write ${asked}`
      yield { at, message: `\`${placeOf([...at, ''])}\` is ${given} and has to be ${asked}${quote}` }
    }
  },
  examples: [
    {
      bad: podWith('env: [{ name: PORT, value: 8080 }]'),
      good: podWith("env: [{ name: PORT, value: '8080' }]"),
    },
    {
      bad: deploymentWith("  replicas: '3'\n  selector: {}\n"),
      good: deploymentWith('  replicas: 3\n  selector: {}\n'),
    },
  ],
}

const names: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
}

const missingField: Check<KubernetesObject> = {
  ...common,
  title: 'Field is missing that has to be there',
  why: `The API server refuses the object, and with it often the whole release. Write the field, also where its value seems plain.`,
  *run(object, { resource }) {
    // A patch names only what it changes.
    if (!isBuiltIn(object) || /patch|overlay|merge|component|override/i.test(resource.tree.file.path)) return
    if (valueAt(resource.tree.data, [...resource.path, '$patch']) !== undefined || isPart(resource)) return
    for (const each of departures(resource))
      if (each.sort === 'missing')
        yield { at: each.at, message: `\`${placeOf(each.at)}\` has no \`${each.name}\`; the API server asks for it` }
  },
  examples: [
    {
      bad: deploymentWith('  replicas: 2\n'),
      good: deploymentWith('  replicas: 2\n  selector: { matchLabels: { app: web } }\n'),
    },
  ],
}

/** A workload whose containers name no image is there to be merged into another. */
function isPart({ tree, path }: Resource): boolean {
  const containers = valueAt(tree.data, [...path, 'spec', 'template', 'spec', 'containers'])
  return Array.isArray(containers) && containers.every((each) => valueAt(each, ['image']) === undefined)
}

const invalidValue: Check<KubernetesObject> = {
  ...common,
  title: 'Value is none of those that are allowed',
  why: `The API server refuses the object. Letters count, also whether they are capital.`,
  *run(_, { resource }) {
    for (const each of departures(resource)) {
      if (each.sort !== 'value') continue
      const [meant] = nearest(each.value, each.allowed, 1)
      const advice =
        meant === undefined
          ? `use ${each.allowed
              .slice(0, 6)
              .map((one) => `\`${one}\``)
              .join(', ')}`
          : `\`${meant}\` is`
      yield { at: each.at, message: `\`${each.value}\` is not allowed here; ${advice}` }
    }
  },
  examples: [
    {
      bad: deploymentWith('  selector: {}\n', '      tolerations: [{ key: gpu, operator: Exist }]\n'),
      good: deploymentWith('  selector: {}\n', '      tolerations: [{ key: gpu, operator: Exists }]\n'),
    },
  ],
}

/** What the API server would refuse or drop. */
export const checks = {
  'unknown-field': unknownField,
  'wrong-type': wrongType,
  'missing-field': missingField,
  'invalid-value': invalidValue,
} as Readonly<Record<string, Check>>

/** The path of what holds the last step. */
function placeOf(at: readonly (string | number)[]): string {
  return (
    at
      .slice(0, -1)
      .join('.')
      .replaceAll(/\.(\d+)/g, '[$1]') || 'the object'
  )
}

import { ExternalSecret } from '../../kinds/kubernetes/external-secrets.ts'
import { valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: ExternalSecret } as const

function secret(spec: string, more = ''): string {
  return `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: db }\nspec:\n${spec}${more}`
}

const never: Check<ExternalSecret> = {
  ...common,
  level: 'strict',
  title: 'Secret is fetched once and never again',
  why: `With \`refreshInterval: 0\` a rotated value does not arrive: the pods go on with the old one until it is refused. Fetch it
every hour or so.`,
  severity: 'low',
  controls: ['soc2/CC6.1', 'nist-800-53/IA-5'],
  *run({ spec }, { resource }) {
    const raw = valueAt(resource.tree.data, [...resource.path, 'spec', 'refreshInterval'])
    if (spec && (raw === 0 || (typeof raw === 'string' && /^0+[smh]?$/.test(raw))))
      yield { at: ['spec', 'refreshInterval'], message: `\`${raw}\` never asks again; use \`1h\`` }
  },
  examples: [{ bad: secret('  refreshInterval: 0s\n'), good: secret('  refreshInterval: 1h\n') }],
}

const nothing: Check<ExternalSecret> = {
  ...common,
  title: 'Secret does not say what to fetch',
  why: `The Secret stays empty, or is refused. Name keys under \`data\`, each with the \`key\` where it is kept, or all of them under
\`dataFrom\`.`,
  severity: 'high',
  controls: ['soc2/CC8.1'],
  *run({ spec }, { resource }) {
    if (!spec) return
    const raw = valueAt(resource.tree.data, [...resource.path, 'spec'])
    if (valueAt(raw, ['data']) === undefined && valueAt(raw, ['dataFrom']) === undefined) {
      yield {
        at: ['spec', 'data'],
        message: 'neither `data` nor `dataFrom` is given; name what to fetch',
        related: [{ resource, at: ['spec', 'dataFrom'], message: 'nor this' }],
      }
      return
    }
    for (const [index, each] of (spec.data ?? []).entries())
      if (
        each &&
        valueAt(raw, ['data', index, 'remoteRef', 'key']) === undefined &&
        valueAt(raw, ['data', index, 'sourceRef']) === undefined
      )
        yield {
          at: ['spec', 'data', index, 'remoteRef', 'key'],
          message: `it is not said where \`${each.secretKey}\` is kept; name its \`key\``,
        }
  },
  examples: [
    {
      bad: secret('  data: [{ secretKey: password }]\n'),
      good: secret('  data: [{ secretKey: password, remoteRef: { key: shop/db } }]\n'),
    },
    {
      bad: secret('  refreshInterval: 1h\n'),
      good: secret('  refreshInterval: 1h\n  dataFrom: [{ extract: { key: shop/db } }]\n'),
    },
  ],
}

const twice: Check<ExternalSecret> = {
  ...common,
  title: 'One key of a Secret is fetched twice',
  why: `The last one wins, and the first is fetched for nothing: mostly a slip of copying.`,
  severity: 'medium',
  controls: ['soc2/CC8.1'],
  *run({ spec }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, each] of (spec?.data ?? []).entries()) {
      if (each?.secretKey === undefined) continue
      const before = first.get(each.secretKey)
      if (before === undefined) first.set(each.secretKey, index)
      else
        yield {
          at: ['spec', 'data', index, 'secretKey'],
          message: `\`${each.secretKey}\` is fetched before; keep one`,
          related: [{ resource, at: ['spec', 'data', before, 'secretKey'], message: 'the first one' }],
        }
    }
  },
  examples: [
    {
      bad: secret('  data: [{ secretKey: user, remoteRef: { key: a } }, { secretKey: user, remoteRef: { key: b } }]\n'),
      good: secret(
        '  data: [{ secretKey: user, remoteRef: { key: a } }, { secretKey: password, remoteRef: { key: b } }]\n',
      ),
    },
  ],
}

/** What one ExternalSecret says. */
export const checks = {
  'never-refreshed': never,
  'nothing-to-fetch': nothing,
  'key-twice': twice,
} as Readonly<Record<string, Check>>

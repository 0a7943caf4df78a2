import { Chart } from '../../kinds/helm.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

const semver = /^v?(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/
const common = { level: 'default', on: Chart, controls: ['soc2/CC8.1'] } as const

function chart(lines: string): string {
  return `apiVersion: v2\nname: web\n${lines}`
}

/** The chart beside the one that it brings. */
function withRedis(lines: string): string {
  return `-- Chart.yaml --\n${chart(lines)}-- charts/redis/Chart.yaml --\napiVersion: v2\nname: redis\nversion: 20.1.0\n`
}

const version: Check<Chart> = {
  ...common,
  title: 'Chart has no version that can be compared',
  why: `Helm refuses to package or install it, and a dependency on it cannot be resolved. Three numbers: \`1.4.0\`.`,
  severity: 'high',
  *run({ version: given }) {
    if (given === undefined) yield { at: ['version'], message: 'there is no `version`; write one such as `1.4.0`' }
    else if (!hasHole(String(given)) && !semver.test(String(given))) {
      // Helm fills in what is left out of a number.
      const severity = /^v?\d+(?:\.\d+)?$/.test(String(given)) ? 'low' : 'high'
      yield { at: ['version'], severity, message: `\`${given}\` is no version; write three numbers such as \`1.4.0\`` }
    }
  },
  examples: [{ bad: chart('version: latest\n'), good: chart('version: 1.4.0\n') }],
}

const noApi: Check<Chart> = {
  ...common,
  title: 'Chart does not say for which Helm it is',
  why: `Without \`apiVersion\` Helm takes it for a chart of Helm 2, and \`helm lint\` refuses it. \`v2\` is that of Helm 3 and later;
dependencies stand in \`Chart.yaml\` itself.`,
  severity: 'low',
  *run({ apiVersion }) {
    if (apiVersion !== 'v1' && apiVersion !== 'v2')
      yield {
        at: ['apiVersion'],
        message: `${apiVersion === undefined ? 'there is no `apiVersion`' : `\`${apiVersion}\` is not known`}; write \`v2\``,
      }
  },
  examples: [{ bad: 'name: web\nversion: 1.4.0\n', good: chart('version: 1.4.0\n') }],
}

const floating: Check<Chart> = {
  ...common,
  level: 'strict',
  title: 'Dependency of a chart takes whatever comes',
  why: `Without a version, or with a range, two builds of one chart bring different programs. Name a version; \`Chart.lock\` keeps
what was resolved.`,
  severity: 'low',
  *run({ dependencies = [] }) {
    for (const [index, each] of dependencies.entries()) {
      if (!each || each.repository?.startsWith('file:') || each.repository === undefined || each.repository === '')
        continue
      if (each.version === undefined || !semver.test(String(each.version)))
        yield {
          at: ['dependencies', index, 'version'],
          message: `\`${each.version ?? ''}\` of \`${each.name}\` is whatever comes; name a version`,
        }
    }
  },
  examples: [
    {
      bad: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, repository: https://charts.example.com, version: "*" }]\n',
      ),
      good: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, repository: https://charts.example.com, version: 20.1.0 }]\n',
      ),
    },
  ],
}

const plain: Check<Chart> = {
  ...common,
  title: 'Dependency of a chart is fetched without TLS',
  why: `Whoever is on the way puts another chart into yours. Use the HTTPS address, or an OCI registry.`,
  severity: 'medium',
  controls: ['soc2/CC6.7', 'soc2/CC8.1'],
  *run({ dependencies = [] }) {
    for (const [index, each] of dependencies.entries())
      if (each?.repository !== undefined && /^http:\/\/(?!localhost|127\.)/.test(each.repository))
        yield {
          at: ['dependencies', index, 'repository'],
          message: `\`${each.repository}\` can be changed on the way; use HTTPS or OCI`,
        }
  },
  examples: [
    {
      bad: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, repository: http://charts.example.com, version: 20.1.0 }]\n',
      ),
      good: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, repository: https://charts.example.com, version: 20.1.0 }]\n',
      ),
    },
  ],
}

const twice: Check<Chart> = {
  ...common,
  title: 'Chart brings one dependency twice',
  why: `Both get the same values and make the same objects. Give one an \`alias\`, or leave it out.`,
  severity: 'medium',
  *run({ dependencies = [] }, { resource }) {
    const first = new Map<string, number>()
    for (const [index, each] of dependencies.entries()) {
      if (!each || hasHole(each.name)) continue
      const raw = valueAt(resource.tree.data, [...resource.path, 'dependencies', index, 'alias'])
      const name = typeof raw === 'string' ? raw : each.name
      const before = first.get(name)
      if (before === undefined) first.set(name, index)
      else if (dependencies[before]?.condition === undefined || dependencies[before]?.condition === each.condition)
        yield {
          at: ['dependencies', index, 'name'],
          message: `\`${name}\` is there already; give one an \`alias\``,
          related: [
            { resource, at: ['dependencies', before, 'name'], message: 'the first one' },
            ...[before, index].flatMap((item) =>
              ['alias', 'condition'].map((field) => ({
                resource,
                at: ['dependencies', item, field],
                message: 'what tells them apart',
              })),
            ),
          ],
        }
    }
  },
  examples: [
    {
      bad: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, version: 20.1.0 }, { name: redis, version: 20.1.0 }]\n',
      ),
      good: withRedis(
        'version: 1.4.0\ndependencies: [{ name: redis, version: 20.1.0 }, { name: redis, version: 20.1.0, alias: cache }]\n',
      ),
    },
  ],
}

/** What Chart.yaml says. */
export const checks = {
  version,
  'no-api-version': noApi,
  'floating-dependency': floating,
  'plain-http': plain,
  'dependency-twice': twice,
} as Readonly<Record<string, Check>>

import { offered } from '../../facts/kubernetes-offers.ts'
import { newestOf } from '../../facts/lifecycles.ts'
import { isMap } from '../../model/shape.ts'
import { listOf, type Method, mapOf, type Struct, stringsOf, type Value } from '../../syntax/gotemplate/value.ts'
import { type Instance, textIn } from './chart.ts'
import { fieldOf } from './go-values.ts'

/** `.Release`, as `helm template` has it. */
export function releaseValue(): Value {
  return mapOf([
    ['Name', 'release-name'],
    ['Namespace', 'default'],
    ['Service', 'Helm'],
    ['Revision', 1n],
    ['IsInstall', true],
    ['IsUpgrade', false],
  ])
}

/** `.Chart`: the fields of `Chart.yaml` under the names that Go gives them. */
export function chartValue({ chart, name }: Instance, isRoot: boolean): Struct {
  const text = (field: string) => textIn(fieldOf(chart.tree, field)) ?? ''
  const texts = (field: string) => {
    const list = fieldOf(chart.tree, field)
    return listOf(
      (Array.isArray(list) ? list : []).map((each) => textIn(each) ?? ''),
      '[]string',
    )
  }
  const annotations = fieldOf(chart.tree, 'annotations')
  const maintainers = fieldOf(chart.tree, 'maintainers')
  return struct('struct { chart.Metadata; IsRoot bool }', [
    ['Name', name],
    ['Home', text('home')],
    ['Sources', texts('sources')],
    ['Version', chart.version],
    ['Description', text('description')],
    ['Keywords', texts('keywords')],
    ['Maintainers', listOf((Array.isArray(maintainers) ? maintainers : []).map(maintainer), '[]*chart.Maintainer')],
    ['Icon', text('icon')],
    ['APIVersion', text('apiVersion') || 'v1'],
    ['Condition', text('condition')],
    ['Tags', text('tags')],
    ['AppVersion', text('appVersion')],
    ['Deprecated', fieldOf(chart.tree, 'deprecated') === true],
    [
      'Annotations',
      stringsOf(
        Object.entries(isMap(annotations) ? annotations : {}).map(
          ([key, each]) => [key, textIn(each) ?? String(each)] as const,
        ),
      ),
    ],
    ['KubeVersion', text('kubeVersion')],
    [
      'Dependencies',
      listOf(
        chart.dependencies.map(({ name, version, alias, repository, condition }) =>
          struct('*chart.Dependency', [
            ['Name', name],
            ['Version', version],
            ['Repository', repository],
            ['Condition', condition],
            ['Enabled', true],
            ['Alias', alias ?? ''],
          ]),
        ),
        '[]*chart.Dependency',
      ),
    ],
    ['Type', text('type')],
    ['IsRoot', isRoot],
  ])
}

function maintainer(each: unknown): Struct {
  const field = (name: string) => (isMap(each) ? (textIn(each[name]) ?? '') : '')
  return struct('*chart.Maintainer', [
    ['Name', field('name')],
    ['Email', field('email')],
    ['URL', field('url')],
  ])
}

/** `.Capabilities` of a cluster of the newest release, without custom kinds. */
export function capabilitiesValue(): Struct {
  const minor = newestOf('kubernetes') ?? '1.35'
  const version = `v${minor}.0`
  const has = new Set(offered())
  const [major = '1', second = '35'] = minor.split('.')
  const kube: Struct = {
    ...struct('chartutil.KubeVersion', [
      ['Version', version],
      ['Major', major],
      ['Minor', second],
    ]),
    as: version,
    methods: { GitVersion: gives(version), String: gives(version) },
  }
  return struct('*chartutil.Capabilities', [
    ['KubeVersion', kube],
    [
      'APIVersions',
      {
        is: 'struct',
        type: 'chartutil.VersionSet',
        fields: new Map(),
        methods: { Has: { is: 'method', takes: ['string'], run: ([name]) => has.has(String(name)) } },
        as: listOf([...has], 'chartutil.VersionSet'),
      },
    ],
    [
      'HelmVersion',
      struct('version.BuildInfo', [
        ['Version', 'v3.22.0'],
        ['GitCommit', ''],
        ['GitTreeState', ''],
        ['GoVersion', 'go1.26.0'],
      ]),
    ],
  ])
}

function gives(value: Value): Method {
  return { is: 'method', takes: [], run: () => value }
}

function struct(type: string, fields: readonly (readonly [string, Value])[]): Struct {
  return { is: 'struct', type, fields: new Map(fields), methods: {} }
}

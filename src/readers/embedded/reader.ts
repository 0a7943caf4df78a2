import { isMap } from '../../model/shape.ts'
import type { Path, Tree } from '../../model/source.ts'
import { embedded } from '../../syntax/yaml/embedded.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader } from '../reader.ts'

/** What it finds are trees, which the readers of Prometheus, Alertmanager and Grafana read as they read files. */
export const reader: Reader = {
  title: 'Monitoring configuration inside ConfigMaps, Secrets and custom resources',
  syntax: yaml,
  files: [],
  claims: () => false,
  *read() {},
  *within(tree) {
    if (!Array.isArray(tree.data)) return
    for (const [index, document] of tree.data.entries()) yield* inObject(tree, document, [index])
  },
}

function* inObject(tree: Tree, value: unknown, path: Path): Iterable<Tree> {
  if (!isMap(value)) return
  if (Array.isArray(value.items) && String(value.kind).endsWith('List'))
    for (const [index, item] of value.items.entries()) yield* inObject(tree, item, [...path, 'items', index])
  const field = value.kind === 'ConfigMap' ? 'data' : value.kind === 'Secret' ? 'stringData' : undefined
  if (field !== undefined && isMap(value[field]))
    for (const [name, text] of Object.entries(value[field])) yield* file(tree, [...path, field, name], name, text)
  if (value.kind === 'GrafanaDashboard' && isMap(value.spec))
    yield* file(tree, [...path, 'spec', 'json'], 'dashboard.json', value.spec.json)
}

function* file(tree: Tree, path: Path, name: string, text: unknown): Iterable<Tree> {
  if (typeof text !== 'string' || !ours.test(text) || /\{\{-?\s|\$\{/.test(text.slice(0, 200))) return
  const inner = embedded(tree, path, name)
  const isConfiguration = Array.isArray(inner.data) && inner.data.some((each) => isMap(each) && each.kind === undefined)
  if (isConfiguration || inner.problems.length > 0) yield inner
}

/** The fields by which those configurations are known; a manifest in a ConfigMap is a template of something, and not deployed. */
const ours =
  /^(?:groups|scrape_configs|rule_files|receivers|route|datasources):|^\s*"(?:panels|rows)"\s*:|^\{"(?:.{0,2000}?)"panels":/m

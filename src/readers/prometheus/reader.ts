import { AlertmanagerConfig, Monitor, PrometheusConfig, Rule, RuleGroup, ScrapeJob } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import type { Path, SourceFile } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Prometheus rules, configuration and monitors; Alertmanager configuration',
  syntax: yaml,
  files: ['**/*.{yml,yaml,rules}'],
  wants: (text) => /\bgroups["']?\s*:|scrape_configs|receivers|Monitor\b|PrometheusRule|PodMonitor/.test(text),
  claims: ({ data, file }) => Array.isArray(data) && data.some((document) => isOurs(document, isValues(file))),
  *read({ data, file }) {
    if (!Array.isArray(data)) return
    for (const [index, document] of data.entries()) yield* inDocument(document, [index], isValues(file))
  },
}

function isOurs(document: unknown, values: boolean): boolean {
  for (const _ of inDocument(document, [], values)) return true
  return false
}

function isValues({ path }: SourceFile): boolean {
  return /(?:^|\/)(?:values[^/]*|[^/]*values)\.ya?ml$/.test(path)
}

function* inDocument(document: unknown, path: Path, values: boolean): Iterable<Sighting> {
  yield* standing(document, path)
  if (!isMap(document)) return
  if (document.kind === 'HelmRelease' && isMap(document.spec))
    yield* inValues(document.spec.values, [...path, 'spec', 'values'], 0)
  else if (document.kind === undefined && values)
    for (const [name, value] of Object.entries(document)) yield* inValues(value, [...path, name], 1)
}

/** What the charts of Prometheus and Alertmanager take over into their configuration as it stands. */
function* inValues(value: unknown, path: Path, depth: number): Iterable<Sighting> {
  if (depth > 6 || path.at(-1) === 'loki') return
  if (Array.isArray(value))
    for (const [index, each] of value.entries()) yield* inValues(each, [...path, index], depth + 1)
  if (!isMap(value) || value.kind !== undefined) return
  const found = [...standing(value, path)]
  yield* found
  if (found.length === 0)
    for (const [name, each] of Object.entries(value)) yield* inValues(each, [...path, name], depth + 1)
}

function* standing(document: unknown, path: Path): Iterable<Sighting> {
  if (!isMap(document)) return
  const { kind, spec, groups } = document
  if (kind === 'List' && Array.isArray(document.items))
    for (const [index, item] of document.items.entries()) yield* standing(item, [...path, 'items', index])
  else if (kind === 'PrometheusRule' && isMap(spec)) yield* rules(spec.groups, [...path, 'spec', 'groups'])
  else if (kind === 'ServiceMonitor' || kind === 'PodMonitor')
    yield { kind: Monitor, name: `${kind}/${nameOf(document.metadata)}`, path }
  else if (kind === undefined && Array.isArray(groups)) yield* rules(groups, [...path, 'groups'])
  else if (kind === undefined && Array.isArray(document.scrape_configs)) {
    yield { kind: PrometheusConfig, name: 'prometheus', path }
    for (const [index, job] of document.scrape_configs.entries()) {
      const name = isMap(job) && typeof job.job_name === 'string' ? job.job_name : String(index + 1)
      yield { kind: ScrapeJob, name: `scrape/${name}`, path: [...path, 'scrape_configs', index] }
    }
  } else if (kind === undefined && isMap(document.route) && Array.isArray(document.receivers))
    yield { kind: AlertmanagerConfig, name: 'alertmanager', path }
}

function* rules(groups: unknown, path: Path): Iterable<Sighting> {
  if (!Array.isArray(groups)) return
  for (const [at, group] of groups.entries()) {
    if (!isMap(group) || !Array.isArray(group.rules) || !group.rules.some(isRule) || isForeign(group)) continue
    const owner = typeof group.name === 'string' ? group.name : String(at + 1)
    yield { kind: RuleGroup, name: owner, path: [...path, at] }
    for (const [index, rule] of group.rules.entries()) {
      if (!isRule(rule)) continue
      const name = [rule.alert, rule.record].find((each) => typeof each === 'string') ?? index + 1
      yield { kind: Rule, name: `${owner}/${name}`, path: [...path, at, 'rules', index] }
    }
  }
}

function isRule(value: unknown): value is { readonly [name: string]: unknown } {
  return isMap(value) && 'expr' in value && ('alert' in value || 'record' in value)
}

/** Loki and vmalert write their rules in the same form, but not in PromQL: a pipe outside strings is never PromQL. */
function isForeign(group: { readonly [name: string]: unknown }): boolean {
  if (typeof group.type === 'string' && group.type !== 'prometheus') return true
  return (Array.isArray(group.rules) ? group.rules : []).some(
    (rule) =>
      isMap(rule) &&
      typeof rule.expr === 'string' &&
      /\|/.test(rule.expr.replace(/"[^"\n]*"|'[^'\n]*'|`[^`]*`|#.*/g, '')),
  )
}

function nameOf(metadata: unknown): string {
  return isMap(metadata) && typeof metadata.name === 'string' ? metadata.name : '?'
}

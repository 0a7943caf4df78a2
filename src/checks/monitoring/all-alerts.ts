import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { PrometheusConfig, Rule } from '../../kinds/monitoring.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { valueAt } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { mayCarry } from '../../syntax/promql/labels.ts'
import { outlookOf } from '../../syntax/promql/outcomes.ts'
import { matchesGlob } from '../../values/glob.ts'
import type { Matcher } from './routes.ts'
import { groupOf, labelsOfAlert } from './surroundings.ts'

/** An alert as it comes to Alertmanager. */
export interface Alert {
  readonly resource: Resource<Rule>
  /** The value of a label, empty where it surely has none; `undefined` where that is known only once it fires. */
  ofLabel(label: string): string | undefined
}

/** Every alert that Alertmanager is ever sent; `undefined` where others than those of these files may come. */
export function allAlerts(estate: Estate): readonly Alert[] | undefined {
  if (!known.has(estate)) known.set(estate, gathered(estate))
  return known.get(estate)
}

const known = new WeakMap<Estate, readonly Alert[] | undefined>()

function gathered(estate: Estate): readonly Alert[] | undefined {
  const rules = estate.of(Rule)
  const files = new Set(rules.map(({ tree }) => tree.file.path))
  const configs = estate.of(PrometheusConfig).filter(({ data }) => (data.rule_files?.length ?? 0) > 0)
  if (configs.length === 0 || !configs.every((config) => isComplete(config, [...files]))) return undefined
  if (estate.of(KubernetesObject).some(({ data }) => /^(?:Helm|Prometheus|VMRule|Application)/.test(data.kind)))
    return undefined
  for (const { path, text } of estate.files.values()) if (!files.has(path) && mayAlert.test(text)) return undefined
  const outer = new Set(configs.flatMap(({ data }) => Object.keys(data.global?.external_labels ?? {})))
  const alerts = rules.flatMap((rule) => alertOf(rule, outer))
  return alerts.length > 0 ? alerts : undefined
}

/** What makes alerts beside the rules that were read: other rulers, and whoever posts them. */
const mayAlert =
  /^\s*-?\s*["']?alert["']?\s*:|api\/v[12]\/alerts|amtool alert add|alert_relabel_configs|remote_read|kube-prometheus|grafana_alert|monitoring\.mixin/m

function isComplete({ data, tree }: Resource<PrometheusConfig>, files: readonly string[]): boolean {
  if (data.scrape_configs?.some((job) => job?.metrics_path === '/federate')) return false
  if (/alert_relabel_configs/.test(tree.file.text)) return false
  return (data.rule_files ?? []).every((pattern) => {
    const last = pattern?.split('/').at(-1)
    return last !== undefined && !hasHole(last) && files.some((file) => matchesGlob(file, `**/${last}`))
  })
}

function alertOf(resource: Resource<Rule>, outer: ReadonlySet<string>): readonly Alert[] {
  const { alert, record, expr } = resource.data
  if (record !== undefined) return []
  const labels = labelsOfAlert(resource.data, groupOf(resource))
  const { tree, path } = resource
  const [open] = unknownTexts([path, path.slice(0, -2)].map((each) => valueAt(tree.data, [...each, 'labels'])))
  const ofLabel = (label: string) => {
    if (label === 'alertname') return alert === undefined || hasHole(alert) ? undefined : alert
    if (open !== undefined) return undefined
    const own = labels[label]
    if (own !== undefined) return /\{\{/.test(own) || hasHole(own) ? undefined : own
    if (outer.has(label) || expr === undefined) return undefined
    return outlookOf(expr).outcomes.every((outcome) => !mayCarry(outcome.labels, label)) ? '' : undefined
  }
  return [{ resource, ofLabel }]
}

/** Whether an alert may meet a matcher. */
export function mayMeet({ ofLabel }: Alert, { label, operator, value: wanted }: Omit<Matcher, 'at'>): boolean {
  const value = ofLabel(label)
  if (value === undefined) return true
  if (operator === '=' || operator === '!=') return (value === wanted) === (operator === '=')
  // Words and alternatives are the same in every language of patterns.
  if (wanted.length > 200 || !/^[\w|.*+-]*$/.test(wanted) || /\*\*|\+\+|\+\*|\*\+/.test(wanted)) return true
  return new RegExp(`^(?:${wanted})$`).test(value) === (operator === '=~')
}

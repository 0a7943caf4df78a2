import type { Rule } from '../../kinds/monitoring.ts'
import { RuleGroup } from '../../kinds/monitoring.ts'
import type { Resource } from '../../model/resource.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { parseDuration } from '../../values/duration.ts'

/** The group that a rule stands in. */
export function groupOf(resource: Resource<Rule>): RuleGroup | undefined {
  return RuleGroup.shape(valueAt(resource.tree.data, resource.path.slice(0, -2)))
}

/** Milliseconds; a bare number is none but 0. */
export function durationOf(value: string | number | undefined): number | undefined {
  return value === undefined ? undefined : parseDuration(String(value))
}

/** The labels of a rule and of its group, as texts. */
export function labelsOfAlert(rule: Rule, group: RuleGroup | undefined): Readonly<Record<string, string>> {
  const all = { ...group?.labels, ...rule.labels }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]))
}

/** Labels and annotations of an alert, which are templates. */
export function* textsOf({
  alert,
  labels = {},
  annotations = {},
}: Rule): Iterable<{ readonly at: Path; readonly text: string }> {
  if (alert === undefined) return
  for (const [name, text] of Object.entries(labels)) yield { at: ['labels', name], text: String(text) }
  for (const [name, text] of Object.entries(annotations)) yield { at: ['annotations', name], text: String(text) }
}

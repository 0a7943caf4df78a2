import type { Estate } from '../../model/estate.ts'
import { placeOf, type Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Foreign } from './suppression.ts'

/** What objects say of themselves: annotations of Kubernetes, the metadata of CloudFormation. */
export function* objectsSaying(estate: Estate): Iterable<Foreign> {
  for (const resource of estate.resources) {
    if (resource.kind.id === 'kubernetes/object') yield* annotated(resource)
    else if (resource.kind.id === 'cloudformation/resource') yield* described(resource)
  }
}

function* annotated(resource: Resource): Iterable<Foreign> {
  const path = ['metadata', 'annotations']
  const annotations = valueAt(resource.tree.data, [...resource.path, ...path])
  if (!isMap(annotations)) return
  for (const [key, value] of Object.entries(annotations)) {
    if (!marker.test(key)) continue
    const said = saidBy(key, typeof value === 'string' ? value : String(value === true))
    if (said) yield foreignOf(resource, [...path, key], ...said)
  }
}

const marker = /^checkov\.io\/skip|kube-linter\.io|^kube-score\/ignore|^polaris\.fairwinds\.com\//

function saidBy(key: string, value: string): [by: string, rules: readonly string[], reason: string] | undefined {
  if (key.startsWith('checkov.io/skip')) {
    const [rule = '', reason = ''] = value.split(/=(.*)/s)
    return ['checkov', [rule], reason]
  }
  if (key.startsWith('ignore-check.kube-linter.io/')) return ['kube-linter', [key.slice(key.indexOf('/') + 1)], value]
  if (key === 'kube-linter.io/ignore-all') return ['kube-linter', ['*'], value]
  if (key === 'kube-score/ignore') return ['kube-score', value.split(','), '']
  const [, rule] = /^polaris\.fairwinds\.com\/(?:(\w+)-)?exempt$/.exec(key) ?? []
  return key.endsWith('exempt') && /^true$/i.test(value) ? ['polaris', [rule ?? '*'], ''] : undefined
}

function* described(resource: Resource): Iterable<Foreign> {
  const metadata = valueAt(resource.tree.data, [...resource.path, 'Metadata'])
  if (!isMap(metadata)) return
  for (const [by, path, rule, reason] of [
    ['checkov', ['checkov', 'skip'], 'id', 'comment'],
    ['cfn-nag', ['cfn_nag', 'rules_to_suppress'], 'id', 'reason'],
  ] as const) {
    const list = valueAt(metadata, path)
    for (const [index, each] of (Array.isArray(list) ? list : []).entries())
      if (isMap(each) && typeof each[rule] === 'string')
        yield foreignOf(resource, ['Metadata', ...path, index], by, [each[rule]], String(each[reason] ?? ''))
  }
  const ignored = valueAt(metadata, ['cfn-lint', 'config', 'ignore_checks'])
  if (Array.isArray(ignored))
    yield foreignOf(resource, ['Metadata', 'cfn-lint', 'config', 'ignore_checks'], 'cfn-lint', ignored.map(String), '')
}

function foreignOf(resource: Resource, path: Path, by: string, rules: readonly string[], reason: string): Foreign {
  const checks = rules.map((rule) => rule.trim()).filter((rule) => rule !== '')
  return {
    by,
    checks,
    reason: reason.trim().slice(0, 200) || `${by}: ${checks.join(', ')}`,
    place: placeOf(resource, path, 'key'),
    reach: { scope: resource.scope, object: resource.name },
    covers: () => true,
  }
}

import { Prometheus } from '../../kinds/kubernetes/prometheus-operator.ts'
import { type Answer, all, selects } from '../../kinds/kubernetes/select.ts'
import { areAlternatives, isPlain } from '../../links/kubernetes/alternatives.ts'
import { namespaceOf } from '../../links/kubernetes/reach.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'

/** Every Prometheus of the operator here, where none of them takes an object by the selector of that name; else nothing. */
export function refusals(
  object: Resource,
  name: 'serviceMonitor' | 'podMonitor' | 'rule',
  estate: Estate,
): readonly { readonly by: Resource; readonly at: Path }[] {
  const answers = estate.of(Prometheus).map((by) => ({ by, ...answerOf(by, object, name, estate) }))
  return answers.every(({ answer }) => answer === 'no') ? answers : []
}

function answerOf(
  by: Resource,
  object: Resource,
  name: string,
  estate: Estate,
): { readonly answer: Answer; readonly at: Path } {
  const apart = by.scope !== object.scope && !(isPlain(by) && isPlain(object) && !areAlternatives(estate, by, object))
  const spec = valueAt(by.tree.data, [...by.path, 'spec'])
  const labels = valueAt(object.tree.data, [...object.path, 'metadata', 'labels'])
  const at: Path = ['spec', `${name}Selector`]
  if (apart || !isMap(spec) || spec[`${name}Selector`] === undefined) return { answer: 'maybe', at }
  const byLabels = selects(spec[`${name}Selector`], labels)
  const spaces = spec[`${name}NamespaceSelector`]
  const [own, its] = [namespaceOf(by), namespaceOf(object)]
  // Without a selector of namespaces it looks only into its own.
  const bySpace: Answer =
    spaces === undefined
      ? own === undefined || its === undefined
        ? 'maybe'
        : own === its
          ? 'yes'
          : 'no'
      : isMap(spaces) && Object.keys(spaces).length === 0
        ? 'yes'
        : 'maybe'
  return { answer: all([byLabels, bySpace]), at: byLabels === 'no' ? at : ['spec', `${name}NamespaceSelector`] }
}

import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import { errorBudgets, errorBudgetsPath } from './error-budgets.ts'
import { incidents } from './incidents.ts'
import { onCall } from './on-call.ts'
import { reviewTemplate } from './review.ts'

/** How people run it: theirs once they are written, but for what is reckoned. */
export function* handbook(blueprint: Blueprint): Iterable<Artifact> {
  const because = ['observability']
  const at = (name: string) => `docs/handbook/${name}.md`
  yield { path: at('on-call'), because, seeded: true, text: onCall(blueprint) }
  yield { path: at('incidents'), because, seeded: true, text: incidents(blueprint) }
  yield { path: at('post-incident-review'), because, seeded: true, text: reviewTemplate(blueprint) }
  const budgets = errorBudgets(blueprint)
  if (budgets) yield { path: errorBudgetsPath, because, text: budgets }
}

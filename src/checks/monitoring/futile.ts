import type { Rule } from '../../kinds/monitoring.ts'
import { checkPromql } from '../../syntax/promql/check.ts'
import type { Futility } from '../../syntax/promql/outcome.ts'
import { outlookOf } from '../../syntax/promql/outcomes.ts'

/** What of a kind can never be so in a rule that can be read. */
export function futilitiesOf({ expr }: Rule, kind: Futility['kind']): readonly Futility[] {
  if (expr === undefined || checkPromql(expr).length > 0) return []
  return outlookOf(expr).futilities.filter((each) => each.kind === kind)
}

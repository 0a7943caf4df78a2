import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { found } from './body.ts'

/** Whether rules of a firewall stop what scanners try all day. */
export function stopsKnownIn(rules: unknown): boolean {
  return Array.isArray(rules) && rules.some(stopsKnown)
}

/** Of a rule that is not known in full the best is thought. */
function stopsKnown(rule: unknown): boolean {
  if (isUnknown(rule) || !isMap(rule)) return true
  const group = [
    ...found(rule, ['statement', 'managed_rule_group_statement']),
    ...found(rule, ['Statement', 'ManagedRuleGroupStatement']),
  ]
  const named = group.flatMap(({ value }) => [value].flat()).filter((each) => each !== undefined)
  const counts = [...found(rule, ['override_action', 'count']), ...found(rule, ['OverrideAction', 'Count'])].some(
    ({ value }) => value !== undefined,
  )
  return named.some((each) => {
    if (isUnknown(each) || !isMap(each)) return true
    const name = each.name ?? each.Name
    const left = [each.excluded_rule, each.ExcludedRules].flat()
    const isLeft = left.some((one) => isMap(one) && (one.name === 'Log4JRCE' || one.Name === 'Log4JRCE'))
    return isUnknown(name) || (name === 'AWSManagedRulesKnownBadInputsRuleSet' && !counts && !isLeft)
  })
}

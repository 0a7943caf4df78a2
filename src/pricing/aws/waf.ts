import type { TerraformBody } from '../../kinds/terraform.ts'
import { blocksIn } from '../body.ts'
import { type Line, monthly, used } from '../line.ts'
import type { Rule, Thing } from '../rule.ts'

export const rule: Rule = {
  title: 'Firewalls for the web',
  types: {
    *aws_wafv2_web_acl(thing) {
      const rules = blocksIn(thing.body.rule)
      const own = rules.filter((rule) => holds(rule, 'rule_group_reference_statement')).length
      const managed = rules.filter((rule) => holds(rule, 'managed_rule_group_statement')).length
      const inside = thing.use('rule_group_rules') ?? 0
      const given = thing.use('managed_rule_group_rules') ?? 0
      yield* list(thing, rules.length - own - managed + own * inside + managed * given, own, managed)
    },
    aws_waf_web_acl: classic,
    aws_wafregional_web_acl: classic,
  },
}

function* classic(thing: Thing): Iterable<Line> {
  const rules = [...blocksIn(thing.body.rules), ...blocksIn(thing.body.rule)]
  const groups = rules.filter(({ type }) => type === 'GROUP').length
  yield* list(thing, rules.length - groups + (thing.use('rule_group_rules') ?? 0), groups, 0)
}

function* list(thing: Thing, rules: number, groups: number, managed: number): Iterable<Line> {
  yield monthly('Web ACL usage', 'waf/acl')
  if (rules > 0) yield monthly('Rules', 'waf/rule', rules)
  if (groups > 0) yield monthly('Rule groups', 'waf/rule', groups)
  if (managed > 0) yield monthly('Managed rule groups', 'waf/rule', managed)
  yield used('Requests', 'waf/requests', '1M requests', thing.use('monthly_requests'))
}

function holds({ statement }: TerraformBody, name: string): boolean {
  return blocksIn(statement).some((each) => blocksIn(each[name]).length > 0)
}

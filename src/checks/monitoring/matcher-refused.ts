import { AlertmanagerConfig } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import { isPattern } from '../../syntax/promql/check.ts'
import type { Check } from '../check.ts'
import { matcherIn, routesOf } from './routes.ts'

export const check: Check<AlertmanagerConfig> = {
  title: 'Matcher cannot be read',
  why: `A matcher is a label, one of \`=\`, \`!=\`, \`=~\`, \`!~\`, and a value. Alertmanager refuses a configuration with anything else and goes on
with the old one, or does not start.`,
  severity: 'high',
  level: 'default',
  on: AlertmanagerConfig,
  controls: ['soc2/CC7.3'],
  sources: ['amtool/check-config'],
  *run(config) {
    const lists: { readonly at: Path; readonly texts: readonly unknown[] }[] = [...routesOf(config)].map(
      ({ route, at }) => ({
        at: [...at, 'matchers'],
        texts: route.matchers ?? [],
      }),
    )
    for (const [index, rule] of (config.inhibit_rules ?? []).entries())
      for (const key of ['source_matchers', 'target_matchers'])
        if (isMap(rule) && Array.isArray(rule[key])) lists.push({ at: ['inhibit_rules', index, key], texts: rule[key] })
    for (const { at, texts } of lists)
      for (const [index, text] of texts.entries()) {
        if (typeof text !== 'string' || hasHole(text)) continue
        // Several in braces, or behind commas, are one text too.
        if (/^\s*\{|,/.test(text)) continue
        const matcher = matcherIn(text)
        if (!matcher)
          yield { at: [...at, index], message: `\`${text}\` is no matcher; write for instance \`severity="critical"\`` }
        else if (matcher.operator.endsWith('~') && !isPattern(matcher.value))
          yield { at: [...at, index], message: `\`${matcher.value}\` is no regular expression` }
      }
  },
  examples: [
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, matchers: ['severity is critical'] }
        receivers: [{ name: tickets }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, matchers: ['severity = critical', '{team="a", env=~"prod|stage"}'] }
        receivers: [{ name: tickets }]
      `,
    },
    {
      bad: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, matchers: ['severity=~"(critical|page"'] }
        receivers: [{ name: tickets }]
      `,
      good: `
        route:
          receiver: tickets
          routes:
            - { receiver: tickets, matchers: ['severity=~"(critical|page)"'] }
        receivers: [{ name: tickets }]
      `,
    },
  ],
}

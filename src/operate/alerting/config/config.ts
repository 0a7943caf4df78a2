import type { Inhibition, Routing } from '../../../model/routing.ts'
import { isMap } from '../../../model/shape.ts'
import type { Problem } from '../../../model/source.ts'
import { yaml } from '../../../syntax/yaml/yaml.ts'
import { compareText } from '../../../values/labels.ts'
import { intervalsIn } from './intervals.ts'
import { matchersIn } from './matchers.ts'
import { durationAt, type Fields, fieldsOf, listAt, type Reading, readingOf, textsAt } from './reading.ts'
import { receiversIn } from './receivers.ts'
import { rootIn } from './routes.ts'

/** A configuration of Alertmanager, or what is wrong with it; never both. */
export type Read = { readonly routing: Routing } | { readonly problems: readonly Problem[] }

export function readRouting(text: string, path = 'alertmanager.yml'): Read {
  const tree = yaml.parse({ path, text })
  const reading = readingOf(tree)
  const [data, ...more] = Array.isArray(tree.data) ? tree.data : []
  if (more.length > 0) reading.say([], 'one document is expected')
  const fields = fieldsOf(reading, [], data, [
    'global',
    'route',
    'receivers',
    'inhibit_rules',
    'templates',
    'mute_time_intervals',
    'time_intervals',
    'tracing',
  ])
  const global: Fields = isMap(fields.global) ? fields.global : {}
  const receivers = receiversIn(reading, fields.receivers, global)
  const intervals = intervalsIn(reading, fields)
  const root = rootIn(reading, fields.route, {
    receivers: new Set(receivers.map(({ name }) => name)),
    intervals: new Set(Object.keys(intervals)),
  })
  const routing: Routing = {
    root,
    receivers,
    inhibitions: inhibitionsIn(reading, fields.inhibit_rules),
    intervals,
    resolveTimeout: durationAt(reading, ['global', 'resolve_timeout'], global.resolve_timeout, 300_000),
  }
  return reading.problems.length > 0 ? { problems: reading.problems } : { routing }
}

const ofRule = ['match', 'match_re', 'matchers'].flatMap((each) => [`source_${each}`, `target_${each}`])

function inhibitionsIn(reading: Reading, value: unknown): readonly Inhibition[] {
  return listAt(reading, ['inhibit_rules'], value).map((each, index) => {
    const path = ['inhibit_rules', index]
    const fields = fieldsOf(reading, path, each, [...ofRule, 'equal', 'name'])
    return {
      source: matchersIn(reading, path, fields, 'source_'),
      target: matchersIn(reading, path, fields, 'target_'),
      equal: [...new Set(textsAt(reading, [...path, 'equal'], fields.equal))].sort(compareText),
    }
  })
}

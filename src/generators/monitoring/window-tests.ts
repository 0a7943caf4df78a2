import { allowed, type BurnPair } from '../../values/burn.ts'
import { printDuration } from '../../values/duration.ts'
import { ratioName } from '../records.ts'
import { firing, sample } from './expressions.ts'
import { threshold, type Watch } from './rules.ts'
import { type Stretch, shares } from './samples.ts'

/**
 * Unit tests of the lengths of windows: for each pair a burst that only the short window feels and a recovery that only the
 * long one remembers. A sample every `step` milliseconds.
 */
export function windowTests(watch: Watch, pairs: readonly BurnPair[], namespace: string, step: number): unknown[] {
  const { slo, alert } = watch
  return pairs.flatMap((pair) => [...burst(pair), ...recovery(pair)])

  function burst(pair: BurnPair): unknown[] {
    const limit = limitOf(pair)
    const share = Math.min(1, 6 * limit)
    const bad = scrapesIn((pair.long * limit) / 2 / share)
    if ((share * bad * step) / pair.short < 1.5 * limit) return []
    const stretches = [
      { scrapes: scrapesIn(pair.long) - bad, share: 0 },
      { scrapes: bad + 1, share },
    ]
    return [felt(`A burst is over before the long window of ${pair.burn} burns`, stretches, pair, pair.short)]
  }

  function recovery(pair: BurnPair): unknown[] {
    const limit = limitOf(pair)
    const good = scrapesIn(1.25 * pair.short)
    const remembered = (limit + 1) / 2
    const bad = Math.ceil((good * remembered) / (1 - remembered))
    const all = Math.min(scrapesIn(pair.long), good + bad)
    if ((all - good) / all < 1.05 * limit) return []
    const stretches = [
      { scrapes: bad, share: 1 },
      { scrapes: good + 1, share: 0 },
    ]
    return [
      felt(
        `What is over does not burn at ${pair.burn}, though the long window remembers it`,
        stretches,
        pair,
        pair.long,
      ),
    ]
  }

  /** Silence of one pair, of whose windows one is over the limit all the same. */
  function felt(name: string, stretches: readonly Stretch[], pair: BurnPair, window: number): unknown {
    const at = printDuration((stretches.reduce((sum, { scrapes }) => sum + scrapes, 0) - 1) * step)
    return {
      name,
      interval: printDuration(step),
      input_series: shares(watch, namespace, stretches),
      promql_expr_test: [
        sample(at, `count(${ratioName(window)}{slo="${slo.name}"} > ${threshold(pair, slo)})`, 1),
        sample(at, firing(alert, `burn="${pair.burn}"`), 0),
      ],
    }
  }

  function limitOf({ burn }: BurnPair): number {
    return burn * allowed(slo.objective)
  }

  function scrapesIn(window: number): number {
    return Math.ceil(window / step)
  }
}

import type { Check } from '../../checks/check.ts'
import { byPlace, type Inspection, inspect } from '../../checks/inspect.ts'
import { type Sifted, suppress } from '../../checks/suppress.ts'
import type { Estate } from '../../model/estate.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import { directoryOf, type Problem, type SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { survey } from '../../readers/survey.ts'
import { intentsOf, isSpec } from './intent.ts'
import { own } from './select.ts'

export interface Look {
  readonly estate: Estate
  /** Every text that a finding may stand in, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly sifted: Sifted
  readonly failures: Inspection['failures']
}

/** Reads the files and judges them. `known` is every check there is, also those that do not run. */
export async function look(
  world: World,
  files: readonly SourceFile[],
  checks: Readonly<Record<string, Check>>,
  known: readonly string[],
  on: Date,
): Promise<Look> {
  const estate = survey(files)
  const intents = await intentsOf(world, files)
  const { findings, failures } = inspect(estate, checks, on, intents.of)
  const sifted = suppress(estate, findings, [...known, ...Object.keys(own)], on)
  const unread = firstOfEach(estate.problems.filter(({ place, elsewhere }) => !elsewhere && !isSpec(place.file)))
  const all = [
    ...sifted.findings,
    ...unread.map((problem) => spoken('source/unreadable', problem)),
    ...sifted.malformed.map((problem) => spoken('source/suppression', problem)),
    ...intents.problems.map((problem) => spoken('source/spec', problem)),
  ]
  const sources = [...files, ...intents.above, ...estate.trees.map(({ file }) => file)]
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  return { estate, texts, sifted: { ...sifted, findings: all.sort(byPlace) }, failures }
}

/** A parser that has lost its way complains again and again: the first three places of a file say where. */
function firstOfEach(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Set<number>>()
  return problems.filter(({ place: { file, span } }) => {
    const starts = seen.get(file) ?? new Set()
    if (starts.has(span.start) || starts.size === 3) return false
    seen.set(file, starts.add(span.start))
    return true
  })
}

function spoken(check: keyof typeof own, { message, place }: Problem): Finding {
  const severity: Severity = own[check].severity
  return {
    check,
    severity,
    message,
    resource: place.file,
    kind: 'file',
    scope: directoryOf(place.file),
    place,
    related: [],
  }
}

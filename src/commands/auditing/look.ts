import type { Check } from '../../checks/check.ts'
import { byPlace, type Inspection, inspect } from '../../checks/inspect.ts'
import { type Sifted, suppress } from '../../checks/suppress.ts'
import { settingsPaths } from '../../checks/suppressions/settings.ts'
import type { Estate } from '../../model/estate.ts'
import type { Finding, Severity } from '../../model/finding.ts'
import { directoryOf, type Problem, type SourceFile } from '../../model/source.ts'
import type { World } from '../../model/world.ts'
import { survey } from '../../readers/survey.ts'
import { isSpec } from '../specs.ts'
import { intentsOf } from './intent.ts'
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
  known: Readonly<Record<string, Check>>,
  on: Date,
): Promise<Look> {
  const estate = survey(files)
  const intents = await intentsOf(world, files)
  const { findings, failures } = inspect(estate, checks, on, intents.of)
  const settings = await settingsOf(world)
  const sources = Object.entries({ ...known, ...own }).map(([id, check]) => [
    id,
    ('sources' in check && check.sources) || [],
  ])
  const sifted = suppress(estate, findings, Object.fromEntries(sources), on, settings)
  const unread = firstOfEach(estate.problems.filter(({ place, elsewhere }) => !elsewhere && !isSpec(place.file)))
  const all = [
    ...sifted.findings,
    ...unread.map((problem) => spoken('source/unreadable', problem)),
    ...sifted.malformed.map((problem) => spoken('source/suppression', problem)),
    ...intents.problems.map((problem) => spoken('source/spec', problem)),
  ]
  const read = [...files, ...settings, ...intents.above, ...estate.trees.map(({ file }) => file)]
  const texts = new Map(read.map(({ path, text }) => [path, text]))
  return { estate, texts, sifted: { ...sifted, findings: all.sort(byPlace) }, failures }
}

/** What other tools are told to leave, as far as it stands in files of their own. */
async function settingsOf(world: World): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const path of settingsPaths) {
    const text = await world.files.read(path)
    if (text !== undefined) files.push({ path, text })
  }
  return files
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

import type { Job } from '../../kinds/actions.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'

export interface Label {
  readonly label: string
  readonly at: Path
}

/** Labels of `runs-on`, and of the matrix column that it names. */
export function* labelsOf(job: Job): Iterable<Label> {
  const runsOn = isMap(job['runs-on']) ? job['runs-on'].labels : job['runs-on']
  const base: Path = isMap(job['runs-on']) ? ['runs-on', 'labels'] : ['runs-on']
  for (const [index, label] of [runsOn].flat().entries()) {
    if (typeof label !== 'string') continue
    const at = Array.isArray(runsOn) ? [...base, index] : base
    const [, column] = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(label) ?? []
    if (column === undefined) yield { label, at }
    else
      for (const { values, at: from } of columnOf(job.strategy?.matrix, column))
        for (const each of values) yield { label: each, at: from }
  }
}

/** The values of a column of the matrix: one or several labels each. */
export function* columnOf(
  matrix: unknown,
  column: string,
): Iterable<{ readonly values: readonly string[]; readonly at: Path }> {
  if (!isMap(matrix)) return
  const own = Object.hasOwn(matrix, column) ? matrix[column] : undefined
  for (const [index, value] of (Array.isArray(own) ? own : []).entries())
    yield { values: textsOf(value), at: ['strategy', 'matrix', column, index] }
  for (const [index, row] of (Array.isArray(matrix.include) ? matrix.include : []).entries())
    if (isMap(row) && row[column] !== undefined)
      yield { values: textsOf(row[column]), at: ['strategy', 'matrix', 'include', index, column] }
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().filter((each): each is string => typeof each === 'string')
}

/** The system of a runner of GitHub; nothing where a label does not tell. */
export function systemOf(label: string): 'linux' | 'macos' | 'windows' | undefined {
  const [system] = /^(?:ubuntu|linux|macos|windows)(?=-|$)/.exec(label.toLowerCase()) ?? []
  return system === 'ubuntu' ? 'linux' : (system as 'linux' | 'macos' | 'windows' | undefined)
}

/** The images of GitHub's own runners: actions/runner-images and GitHub's reference of runners, read 2026-11-27. */
export const hosted: ReadonlySet<string> = new Set(
  `ubuntu-latest ubuntu-slim ubuntu-26.04 ubuntu-26.04-arm ubuntu-24.04 ubuntu-24.04-arm ubuntu-22.04 ubuntu-22.04-arm
  windows-latest windows-2025 windows-2025-vs2026 windows-2022 windows-11-arm windows-11-vs2026-arm macos-latest macos-latest-large macos-latest-xlarge
  macos-26 macos-26-intel macos-26-large macos-26-xlarge macos-15 macos-15-intel macos-15-large macos-15-xlarge macos-14 macos-14-large macos-14-xlarge`.split(
    /\s+/,
  ),
)

/** Labels that runners of one's own have by themselves. */
export const ownLabels: ReadonlySet<string> = new Set([
  'self-hosted',
  'linux',
  'windows',
  'macos',
  'x64',
  'x86',
  'arm',
  'arm64',
])

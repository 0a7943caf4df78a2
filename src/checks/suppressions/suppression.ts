import type { Finding } from '../../model/finding.ts'
import type { Place } from '../../model/source.ts'

/** Somebody said that a finding shall not be shown: `# devops: ignore CHECK until DAY: REASON`, or in the words of another tool. */
export interface Suppression {
  /** `devops`, or the tool in whose words it stands, such as `checkov`. */
  readonly by: string
  /** Ids of checks or globs of them; those of the other tool where it is one. */
  readonly checks: readonly string[]
  /** The last day on which it holds. */
  readonly until?: string
  readonly reason: string
  readonly place: Place
  /** Lines of its file that it speaks of; `line` is where the finding begins. */
  readonly covers: (finding: Finding, line: number) => boolean
}

/** The words of another tool, before it is asked which checks of ours see the same. */
export interface Foreign extends Suppression {
  /** Where it holds: in the file that it stands in, in one object, or in every file. */
  readonly reach: 'file' | 'everywhere' | { readonly scope: string; readonly object: string }
}

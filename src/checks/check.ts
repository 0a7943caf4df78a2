import type { Estate } from '../model/estate.ts'
import type { Severity } from '../model/finding.ts'
import type { Kind, Resource } from '../model/resource.ts'
import type { Change, Path } from '../model/source.ts'
import type { Spec } from '../model/spec.ts'

/**
 * One rule. Its id is its path: `checks/kubernetes/image-tag.ts` is `kubernetes/image-tag`; alike ones may be a table of one file, `checks`, whose keys end the ids.
 * The examples are its tests and its documentation: `bad` is reported, `good` is not,
 * and a check that has a `fix` turns `bad` into `good`, to the letter.
 */
export interface Check<T = unknown> {
  /** What is wrong, as a person would say it. No full stop. */
  readonly title: string
  /** Why it matters and what to do instead. Markdown. */
  readonly why: string
  readonly severity: Severity
  /** `strict` holds opinions and what only some teams want; it is off unless asked for. */
  readonly level: 'default' | 'strict'
  readonly on: Kind<T> | readonly Kind<T>[]
  /** Where subjects have a `type`: those that are judged, and the properties that are read of each. Subjects of others are not asked. */
  readonly types?: Readonly<Record<string, readonly string[]>>
  /** `risky` is applied only when asked for by name: it may change behaviour. */
  readonly fix?: 'safe' | 'risky'
  /** Controls of `facts/controls`, such as `soc2/CC6.1`. */
  readonly controls?: readonly string[]
  /** Rules of other tools that see the same, such as `checkov/CKV_K8S_16`. */
  readonly sources?: readonly string[]
  run(subject: T, scene: Scene<T>): Iterable<Report>
  readonly examples: readonly Example[]
}

export interface Scene<T> {
  readonly resource: Resource<T>
  readonly estate: Estate
  /** The day on which end dates are judged. */
  readonly on: Date
  /** What the team promised, where a `devops.yaml` governs the resource. */
  readonly intent?: Spec
}

/**
 * Paths are relative to the subject: a check never sees lines or columns. A report of something absent names the path
 * where it should stand, so that it is dropped where that cannot be known.
 */
export interface Report {
  /** This instance: the value in backticks, then what to do. */
  readonly message: string
  readonly at?: Path
  /** Where this instance is milder than the check says. */
  readonly severity?: Severity
  /** Show the key rather than the value; the value may then be unknown. */
  readonly part?: 'key' | 'value'
  readonly related?: readonly { readonly resource: Resource; readonly at?: Path; readonly message: string }[]
  readonly changes?: readonly (Change & { readonly resource?: Resource })[]
}

/** One file, read under the name that its (first) kind gives, or several as txtar: `-- path --` before each. */
export interface Example {
  readonly bad: string
  readonly good: string
}

/** What a check looks at. */
export function kindsOf<T>({ on }: Pick<Check<T>, 'on'>): readonly Kind<T>[] {
  return isList(on) ? on : [on]
}

/** A table of alike checks: `aws/rds.ts` and its row `public` make `aws/rds/public`. */
export function under(id: string, table: Readonly<Record<string, Check>>): Readonly<Record<string, Check>> {
  return Object.fromEntries(Object.entries(table).map(([key, check]) => [`${id}/${key}`, check]))
}

function isList<T>(on: Kind<T> | readonly Kind<T>[]): on is readonly Kind<T>[] {
  return Array.isArray(on)
}

import type { Artifact } from '../model/blueprint.ts'
import type { World } from '../model/world.ts'

/** Proves artifacts with a tool or a schema that is not ours. What it cannot see it names. */
export interface Prover {
  /** `promtool`, `Kubernetes schemas 1.36`. */
  readonly title: string
  /** What a pass means, in a few words: `syntax and types of every expression`. */
  readonly claim: string
  /** What it does not see. */
  readonly blind: string
  proves(artifact: Artifact): boolean
  /** The version that is at hand, or why there is none and how to get it. */
  available(world: World): Promise<Availability>
  /** One verdict or more for each artifact; artifacts are all that the estate has, to be read as context. */
  prove(artifacts: readonly Artifact[], world: World): AsyncIterable<Verdict>
}

export type Availability = { readonly version: string } | { readonly missing: string }

export interface Verdict {
  readonly path: string
  readonly outcome: 'proved' | 'refuted' | 'not-run'
  /** What is wrong, or why it did not run; for a proof what was counted, such as `12 tests`. */
  readonly message?: string
  readonly line?: number
  /** What limits the claim this time; it is said beside the claim. */
  readonly but?: string
}

import type { Blueprint } from '../../../model/blueprint.ts'
import type { Stage } from '../../../model/plan.ts'
import type { Step } from '../steps.ts'

/** One way in which code comes to run. A stage goes through every way that its plan needs, in one job, and back when a step fails. */
export interface Way {
  wants(blueprint: Blueprint): boolean
  /** What the job must be allowed beyond reading the repository. */
  readonly permissions: Readonly<Record<string, string>>
  /** Commands that print the images that a stage runs: name, tag and digest, one a line. Absent for what has no images. */
  held?(stage: Pick<Stage, 'name' | 'overlay'>, blueprint: Blueprint): readonly string[]
  /** Puts a revision in place and looks whether it answers. The images stand in the file `$IMAGES`: name, tag, digest. */
  forward(stage: Stage, blueprint: Blueprint, revision: string): readonly Step[]
  /** Puts back what was there, in a job that failed or was cancelled. */
  back(stage: Stage, blueprint: Blueprint): readonly Step[]
}

/** Condition of a step that puts something back. */
export function failed(and: string): string {
  return `(failure() || cancelled()) && ${and}`
}

import type { Decided } from '../model/blueprint.ts'
import type { Datastore, Environment, Service, Spec } from '../model/spec.ts'

/**
 * Settles one question for each of its subjects. Its id is its path, and the key of an answer is the id, or for a
 * subject `id/name`: `network`, `compute/api`, `backup/db`. A spec may overrule an answer by its key.
 */
export interface Decision<Answer extends string = string> {
  /** `{subject}` stands for the name. */
  readonly question: string
  /** Every answer it may give, each in words. */
  readonly answers: Readonly<Record<Answer, string>>
  /** What each answer is good for and bad for, whoever asks. */
  readonly weighs: Readonly<Record<Answer, Weighed>>
  /** What was read for it, with its date; without any it is our judgement. */
  readonly sources?: readonly string[]
  readonly about: 'system' | 'service' | 'datastore' | 'environment'
  /** Decisions whose answers it reads. */
  readonly after?: readonly string[]
  /** Whether the question arises at all. */
  asks?(subject: Subject, scene: Scene): boolean
  decide(subject: Subject, scene: Scene): Verdict<Answer>
}

/** Each a phrase without a full stop. */
export interface Weighed {
  readonly good: string
  readonly bad: string
}

export type Subject = { readonly name: string } & Partial<Service> & Partial<Datastore> & Partial<Environment>

export interface Scene {
  readonly spec: Spec
  readonly decided: Readonly<Record<string, Decided>>
  /** Take the cheapest answer that keeps every objective. */
  readonly thrifty: boolean
}

export interface Verdict<Answer extends string> {
  readonly answer: Answer
  /** One sentence with the facts of the spec that decided. */
  readonly because: string
  /** Why not the others, and what would be impossible with them. */
  readonly against: Readonly<Partial<Record<Answer, string>>>
  /** Answers that break an objective, each with the reason: a spec may not overrule with them. */
  readonly impossible?: Readonly<Partial<Record<Answer, string>>>
  readonly givenUp: string
  readonly changesIf: string
}

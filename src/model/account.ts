import type { Role } from './principal.ts'

/** A person who may sign in. */
export interface Account {
  /** Small letters, digits, `.`, `_` and `-`; never given to another, because it stands in the trail. */
  readonly name: string
  /** As the person is called. */
  readonly shown: string
  readonly email?: string
  readonly role: Role
  /** False where only another provider lets this person in. */
  readonly hasPassword: boolean
  /** When a password that somebody else chose ends. */
  readonly passwordUntil?: Date
  readonly madeAt: Date
  readonly madeBy: string
  readonly seenAt?: Date
  readonly removedAt?: Date
}

/** What a program shows instead of a password. The secret itself is not kept. */
export interface Token {
  /** Never given again, because it stands in the trail. */
  readonly name: string
  /** Whose it is: it reaches as far as that person does, and ends with them. */
  readonly account: string
  /** What is done with it is done as that person, not as the token. */
  readonly personal: boolean
  readonly role: Role
  /** Globs over ids of commands (`gate/*`) and over ways in (`http/alerts`); absent where the role decides alone. */
  readonly scopes?: readonly string[]
  readonly madeAt: Date
  readonly endsAt: Date
  readonly usedAt?: Date
  readonly revokedAt?: Date
}

/** One browser in which somebody is signed in. */
export interface Session {
  readonly account: string
  readonly madeAt: Date
  readonly seenAt: Date
  readonly endsAt: Date
  readonly address: string
  readonly agent: string
}

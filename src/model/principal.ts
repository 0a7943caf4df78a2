/** From least to most: each may what those before it may. */
export const roles = ['viewer', 'responder', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who acts on a server. */
export interface Principal {
  /** Stands in the trail for ever: `user:ada`, `token:ci`, `system:escalation`. */
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Commands that a token is limited to, such as `gate/deploy`; absent where its role decides alone. */
  readonly scopes?: readonly string[]
}

/** Whether one who has `has` may do what `needs` asks. */
export function reaches(has: Role, needs: Role): boolean {
  return roles.indexOf(has) >= roles.indexOf(needs)
}

/** Whoever a way in is open to. */
export const nobody: Principal = { id: 'nobody', name: 'nobody', role: 'viewer' }

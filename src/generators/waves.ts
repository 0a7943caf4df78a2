import type { Plan } from '../model/plan.ts'

/** What a migration needs stands before it: an annotation for the account, the secrets and the namespace. */
export function beforeMigrations({ pods }: Plan): Readonly<Record<string, string>> {
  return pods.some(({ migration }) => migration) ? inWave(-2) : {}
}

export function inWave(wave: number): Readonly<Record<string, string>> {
  return { 'argocd.argoproj.io/sync-wave': String(wave) }
}

import type { Database } from '../../model/server.ts'

const keys = {
  connections: ['connection', 'by'],
  people: ['person', 'id'],
  teams: ['team', 'name'],
  schedules: ['schedule', 'name'],
  escalations: ['escalation', 'name'],
  services: ['service', 'name'],
} as const

export type Section = keyof typeof keys

/** With everything that is part of it: contacts, rotations, overrides. */
export async function removeFrom(database: Database, section: Section, name: string): Promise<void> {
  const [table, key] = keys[section]
  await database.query(`delete from ${table} where ${key} = $1`, [name])
}

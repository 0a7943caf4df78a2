import type { Person, Team } from '../../model/oncall.ts'
import type { Database } from '../../model/server.ts'
import { contactsOf, saveContacts } from './contacts.ts'

export async function peopleOf(database: Database): Promise<readonly Person[]> {
  const contacts = await contactsOf(database)
  const rows = await database.query<PersonRow>('select * from person order by id')
  return rows.map(({ id, name, email, zone, rules }) => ({
    id,
    name,
    ...(email !== null && { email }),
    zone,
    contacts: contacts.filter(({ person }) => person === id).map(({ person: _, ...contact }) => contact),
    rules,
  }))
}

export async function teamsOf(database: Database): Promise<readonly Team[]> {
  const contacts = await contactsOf(database)
  const rows = await database.query<Pick<Team, 'name' | 'people'>>('select * from team order by name')
  return rows.map((team) => ({
    ...team,
    channels: contacts.filter((one) => one.team === team.name).map(({ team: _, ...contact }) => contact),
  }))
}

export async function savePerson(database: Database, person: Person): Promise<void> {
  await database.query(
    `insert into person (id, name, email, zone, rules) values ($1, $2, $3, $4, $5::jsonb)
     on conflict (id) do update set name = excluded.name, email = excluded.email, zone = excluded.zone, rules = excluded.rules`,
    [person.id, person.name, person.email ?? null, person.zone, JSON.stringify(person.rules)],
  )
  await saveContacts(database, { person: person.id }, person.contacts)
}

export async function saveTeam(database: Database, { name, people, channels }: Team): Promise<void> {
  await database.query(
    'insert into team (name, people) values ($1, $2) on conflict (name) do update set people = excluded.people',
    [name, people],
  )
  await saveContacts(database, { team: name }, channels)
}

interface PersonRow extends Pick<Person, 'id' | 'name' | 'zone' | 'rules'> {
  readonly email: string | null
}

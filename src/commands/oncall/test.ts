import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { reaches } from '../../model/principal.ts'
import { addPage } from '../../store/oncall/pages.ts'
import { peopleOf } from '../../store/oncall/people.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { nobody } from '../roster.ts'
import { serverOf } from '../server.ts'

interface Input {
  readonly person?: string | undefined
  readonly contact?: string | undefined
}

const output = z.object({ pages: z.array(z.object({ page: z.string(), contact: z.string(), by: z.string() })) })
export type Tested = z.output<typeof output>

export const command: Command<Input, Tested> = {
  summary: 'Page yourself, to see that you are reached',
  on: 'server',
  input: z.object({
    person: z.string().optional().describe('Somebody else, which takes an operator'),
    contact: z.string().optional().describe('Only this contact, such as `phone`'),
  }),
  output,
  role: 'responder',
  changes: true,
  async run({ person: asked, contact }, world) {
    const server = serverOf(world)
    const own = server.actor.id.replace(/^user:/, '')
    const id = asked ?? own
    if (id !== own && !reaches(server.actor.role, 'operator'))
      throw new Fault('forbidden', 'you may page nobody but yourself', 'An operator may.')
    const people = await peopleOf(server.database)
    const person = people.find((one) => one.id === id)
    if (!person)
      throw nobody(
        'person',
        id,
        people.map((one) => one.id),
      )
    const contacts = person.contacts.filter((one) => contact === undefined || one.id === `${id}/${contact}`)
    if (contacts.length === 0)
      throw nobody(
        'contact',
        contact ?? id,
        person.contacts.map((one) => one.id),
      )
    return server.database.transaction(async (database) => {
      const pages: Tested['pages'] = []
      for (const { id: to, by } of contacts) {
        const wanted = {
          person: id,
          contact: to,
          by,
          tells: 'triggered',
          because: `A test by ${server.actor.name}`,
        } as const
        const page = await addPage(database, { ...wanted, dueAt: world.now() }, world.now())
        if (!page) continue
        await server.jobs.send(database, 'page/deliver', { page: page.id }, { key: page.id })
        pages.push({ page: page.id, contact: to, by })
      }
      await record(database, {
        at: world.now(),
        actor: server.actor.id,
        action: 'oncall/test',
        subject: `people/${id}`,
        detail: { pages: pages.map(({ page }) => page) },
      })
      return { pages }
    })
  },
}

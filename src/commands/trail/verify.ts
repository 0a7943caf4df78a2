import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Database } from '../../model/server.ts'
import { type Entry, trailAfter } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { breakShape, type Head, walk } from './chain.ts'
import { isSaid, readLines } from './lines.ts'

const input = z.object({
  file: z
    .string()
    .optional()
    .describe('An export, or several that were put together; without one the trail of the server'),
  head: z
    .string()
    .regex(/^\d+:[0-9a-f]{64}$/, 'a number, a colon and the hash of that entry')
    .optional()
    .describe('Number and hash of an entry that you know, `1207:9f...`: it has to be there still'),
  key: z.string().optional().describe('Public key of the server, as you know it, that has to have signed the export'),
})
const output = z.object({
  holds: z.boolean(),
  entries: z.number().int(),
  from: z.number().int().optional().describe('Number of the first entry; 1 where nothing before it is left out'),
  head: z
    .string()
    .optional()
    .describe('Number and hash of the last entry: keep them, and nothing can be cut off unseen'),
  key: z.string().optional().describe('Public key of the server'),
  signed: z
    .enum(['yes', 'no', 'unsigned', 'other-key'])
    .optional()
    .describe('Of an export: whether its head is signed'),
  breaks: z.array(breakShape).describe('Where it does not hold; the first hundred'),
})
export type Verified = z.output<typeof output>
type Input = z.output<typeof input>

export const command: Command<Input, Verified> = {
  summary: 'Prove that nothing in the trail was altered, removed, inserted or reordered',
  input,
  output,
  role: 'viewer',
  changes: false,
  on: 'server',
  local: ({ file }) => file !== undefined,
  verdict: ({ holds }) => (holds ? 0 : 1),
  async run({ file, head, key }, world) {
    const known = head === undefined ? undefined : headOf(head)
    if (file === undefined) {
      const { database, seal } = serverOf(world)
      return verdictOf(await walk(all(database), known), { key: seal.publicKey })
    }
    // A file of whoever calls: the files of a server are nobody's business.
    if (world.server)
      throw new Fault(
        'trail-file',
        'a server reads no files',
        'Verify it where it lies: `devops trail verify --file FILE`.',
      )
    const text = await world.files.read(file)
    if (text === undefined)
      throw new Fault('trail-file', `there is no file \`${file}\``, '`devops trail export` writes one.')
    const { entries, head: said } = readLines(text)
    const walked = await walk(entries, known ?? said)
    const signed = !said
      ? 'unsigned'
      : !isSaid(said)
        ? 'no'
        : key !== undefined && said.key !== key
          ? 'other-key'
          : 'yes'
    return verdictOf(walked, { signed, ...(said && { key: said.key }) })
  },
}

function verdictOf(
  { head, breaks, ...walked }: Awaited<ReturnType<typeof walk>>,
  more: Pick<Verified, 'signed' | 'key'>,
): Verified {
  const holds = breaks.length === 0 && (more.signed === undefined || /^(?:yes|unsigned)$/.test(more.signed))
  return { holds, ...walked, ...(head && { head: `${head.number}:${head.hash}` }), ...more, breaks: [...breaks] }
}

async function* all(database: Database): AsyncIterable<Entry> {
  for (let after = 0; ; ) {
    const part = await trailAfter(database, after, 5000)
    yield* part
    const last = part.at(-1)
    if (!last) return
    after = last.number
  }
}

function headOf(text: string): Head {
  const [number = '', hash = ''] = text.split(':')
  return { number: Number(number), hash }
}

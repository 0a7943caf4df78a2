import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import type { Seal } from '../../model/server.ts'
import { isSigned } from '../../store/seal.ts'
import type { Entry } from '../../store/trail.ts'
import type { Head } from './chain.ts'

export const entryShape = z.object({
  number: z.number().int().min(1),
  at: z.iso.datetime(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  previous: z.string(),
  hash: z.string(),
})
export type EntryAnswer = z.output<typeof entryShape>

/** The last line of an export: who says what the last entry is, and when. */
const headShape = z.object({
  head: z.object({
    number: z.number().int().min(0),
    hash: z.string(),
    at: z.iso.datetime(),
    server: z.string(),
    key: z.string(),
    signature: z.string(),
  }),
})
export type SignedHead = z.output<typeof headShape>['head']

export function answerOf({ number, at, actor, action, subject, detail, previous, hash }: Entry): EntryAnswer {
  return { number, at: at.toISOString(), actor, action, subject, detail: { ...detail }, previous, hash }
}

export function signedHead(head: Head, { server, at, seal }: { server: string; at: Date; seal: Seal }): SignedHead {
  const said = { ...head, at: at.toISOString(), server, key: seal.publicKey }
  return { ...said, signature: seal.sign(textOf(said)) }
}

/** Whether the key that it names has signed it. */
export function isSaid({ signature, ...said }: SignedHead): boolean {
  return isSigned(textOf(said), signature, said.key)
}

/** An export read back: JSON lines, of which the last may be a signed head. */
export function readLines(text: string): { readonly entries: readonly Entry[]; readonly head?: SignedHead } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const entries: Entry[] = []
  let head: SignedHead | undefined
  for (const [index, line] of lines.entries()) {
    const value = parsed(line, index + 1)
    const said = headShape.safeParse(value)
    if (said.success) head = said.data.head
    else {
      const entry = entryShape.safeParse(value)
      if (!entry.success) throw notALine(index + 1)
      entries.push({ ...entry.data, at: new Date(entry.data.at) })
    }
  }
  return { entries, ...(head && { head }) }
}

function parsed(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw notALine(number)
  }
}

function notALine(number: number): Fault {
  return new Fault(
    'trail-file',
    `line ${number} of the file is no entry of a trail`,
    'It takes what `devops trail export` has written.',
  )
}

/** One order of the fields, so that the same statement is the same text. */
function textOf({ number, hash, at, server, key }: Omit<SignedHead, 'signature'>): string {
  return JSON.stringify(['millwright trail head', number, hash, at, server, key])
}

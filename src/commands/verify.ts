import { posix } from 'node:path'
import { z } from 'zod'
import { lockPath, parseLock } from '../generators/merge/lock.ts'
import type { Artifact } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { World } from '../model/world.ts'
import { type Proof, prove } from '../provers/prove.ts'
import type { Command } from './command.ts'
import { within } from './within.ts'

const input = z.object({
  root: z.string().default('.').describe('Directory of the estate'),
})

export const proof = z.object({
  provers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      claim: z.string().describe('What a pass means'),
      blind: z.string().describe('What it does not see'),
      version: z.string().optional(),
      missing: z.string().optional().describe('Why it did not run'),
      proved: z.number(),
      refuted: z.number(),
    }),
  ),
  files: z.array(
    z.object({
      path: z.string(),
      provedBy: z.array(z.string()),
      refutations: z.array(z.object({ prover: z.string(), message: z.string(), line: z.number().optional() })),
      unproved: z.string().optional().describe('Why nobody proved it'),
    }),
  ),
})
export type Verified = z.output<typeof proof>

export const command: Command<z.output<typeof input>, Verified> = {
  summary: 'Prove every file with the schemas and tools that are at hand, and name what nobody could prove',
  input,
  positional: ['root'],
  output: proof,
  role: 'viewer',
  changes: false,
  verdict: ({ files }) => (files.some(({ refutations }) => refutations.length > 0) ? 1 : 0),
  async run({ root }, world) {
    const artifacts = await artifactsIn(world, root)
    if (artifacts.length === 0)
      throw new Fault(
        'nothing-to-verify',
        `there are no files in \`${root}\``,
        'Run `devops generate` first, or name another directory.',
      )
    return provedOf(await prove(artifacts, world))
  },
}

/** Files of an estate as artifacts. Where something was generated, what was generated; elsewhere everything. */
export async function artifactsIn(world: World, root: string): Promise<Artifact[]> {
  const lock = parseLock(await world.files.read(posix.join(root, lockPath)))
  const generated = Object.keys(lock.files)
  const { files } = await world.files.walk(root)
  const named = within(world.cwd, root)
  return files
    .map(({ path, text }) => ({ path: named(path), text }))
    .filter(({ path }) => generated.length === 0 || generated.includes(path))
    .map((file) => ({ ...file, because: lock.files[file.path]?.because ?? [] }))
}

export function provedOf({ provers, files }: Proof): Verified {
  return {
    provers: provers.map((each) => ({ ...each })),
    files: files.map(({ path, provedBy, refutations, unproved }) => ({
      path,
      provedBy: [...provedBy],
      refutations: refutations.map((each) => ({ ...each })),
      ...(unproved !== undefined && { unproved }),
    })),
  }
}

import { posix } from 'node:path'
import { z } from 'zod'
import { generatorsOf, make, type Part, parts } from '../generators/make.ts'
import { printDiff } from '../values/diff.ts'
import { blueprintOf } from './blueprint.ts'
import type { Command } from './command.ts'
import { gapsOf } from './generating/gaps.ts'
import { plannedOf } from './generating/planned.ts'

const partNames = Object.keys(parts) as [Part, ...Part[]]

const input = z.object({
  spec: z.string().default('devops.yaml').describe('The spec'),
  out: z.string().optional().describe('Directory to write to; that of the spec unless said'),
  only: z.array(z.enum(partNames)).default([]).describe('Write these parts alone'),
  check: z.boolean().optional().describe('Write nothing; exit with 1 where files and spec disagree'),
  dryRun: z.boolean().optional().describe('Write nothing; show what would change'),
  allowDestroy: z.boolean().optional().describe('Agree to the removal of resources that hold data'),
})

const output = z.object({
  system: z.string(),
  out: z.string(),
  written: z.boolean(),
  agrees: z.boolean().describe('Files and spec agree: there was nothing to do'),
  check: z.boolean(),
  files: z.array(
    z.object({
      path: z.string(),
      action: z.enum(['write', 'merge', 'keep', 'delete', 'conflict', 'release', 'adopt-needed']),
      reason: z.string(),
      conflicts: z.array(z.string()),
      diff: z.string().optional().describe('With --dry-run'),
    }),
  ),
  lost: z.array(z.object({ resource: z.string(), path: z.string(), because: z.string() })),
  /** What the design says and nothing writes. */
  gaps: z.array(z.string()),
})
export type Generated = z.output<typeof output>
export type GenerateInput = z.output<typeof input>

export const command: Command<GenerateInput, Generated> = {
  summary: 'Write the production estate that devops.yaml calls for, keeping what people edited',
  input,
  positional: ['spec'],
  output,
  role: 'operator',
  changes: true,
  verdict: ({ agrees, check, files, lost }) =>
    lost.length > 0 || files.some(({ action }) => action === 'conflict') ? 2 : check && !agrees ? 1 : 0,
  async run({ spec, out = posix.dirname(spec), only, check = false, dryRun = false, allowDestroy = false }, world) {
    const blueprint = await blueprintOf(world, spec)
    const generators = generatorsOf(only)
    const artifacts = make(blueprint, generators)
    const planned = await plannedOf(world, { spec, out, artifacts, generators, partial: only.length > 0, allowDestroy })
    const { regeneration, store, writes, agrees } = planned
    const write = !check && !dryRun && regeneration.lost.length === 0
    if (write) await world.files.write(writes())
    return {
      system: blueprint.plan.system,
      out,
      written: write,
      agrees,
      check,
      files: regeneration.files.map(({ path, action, reason, conflicts, texts }) => ({
        path,
        action,
        reason,
        conflicts: conflicts.map(({ at }) => at),
        ...(dryRun && {
          diff: [...texts].map(([name, text]) => printDiff(name, store.yours.get(name), text)).join(''),
        }),
      })),
      lost: regeneration.lost.map(({ resource, path, because }) => ({ resource, path, because })),
      gaps: gapsOf(blueprint),
    }
  },
}

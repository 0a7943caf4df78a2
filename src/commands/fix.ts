import { z } from 'zod'
import { checks } from '../checks/index.ts'
import { Fault } from '../model/fault.ts'
import { ready } from '../readers/survey.ts'
import { printDiff } from '../values/diff.ts'
import { matchesGlob } from '../values/glob.ts'
import { auditConfig } from './auditing/config.ts'
import { filesOf } from './auditing/files.ts'
import { redact } from './auditing/redact.ts'
import { repair } from './auditing/repair.ts'
import { parts, selected, unknownCheck } from './auditing/select.ts'
import { settled } from './auditing/settled.ts'
import type { Command } from './command.ts'

const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  dryRun: z.boolean().optional().describe('Show the changes and write nothing'),
  risky: z.array(z.string()).optional().describe('Apply the fixes of this check too, though they may change behaviour'),
  only: z.array(z.enum(parts)).optional().describe('Mend these parts alone'),
  include: z.array(z.string()).optional().describe('Read only files that fit this glob'),
  exclude: z.array(z.string()).optional().describe('Leave out files that fit this glob'),
  enable: z.array(z.string()).optional().describe('Mend what this check finds too, or those that fit this glob'),
  disable: z.array(z.string()).optional().describe('Leave what this check finds, or those that fit this glob'),
  strict: z.boolean().optional().describe('Mend what the strict checks find too'),
  on: z.iso.date().optional().describe('The day on which end dates are judged; today unless said'),
})

const output = z.object({
  written: z.boolean(),
  files: z.array(z.object({ path: z.string(), diff: z.string() })),
  applied: z.array(z.object({ check: z.string(), resource: z.string(), file: z.string(), message: z.string() })),
  refused: z.array(z.object({ check: z.string(), resource: z.string(), file: z.string(), because: z.string() })),
  left: z.number().describe('Findings that remain'),
  risky: z.array(z.object({ check: z.string(), count: z.number() })).describe('Of those, what a risky fix would mend'),
})
export type Fixed = z.output<typeof output>

export const command: Command<z.output<typeof input>, Fixed> = {
  summary: 'Mend what can be mended: safe fixes at once, risky ones by name',
  input,
  positional: ['paths'],
  output,
  role: 'operator',
  changes: true,
  async run(asked, world) {
    const { dryRun = false, risky = [], ...rest } = asked
    const ids = Object.keys(checks)
    for (const glob of risky) if (!ids.some((id) => matchesGlob(id, glob))) throw unknownCheck(glob, ids)
    const wanted = settled(rest, await auditConfig(world))
    const on = asked.on ? new Date(asked.on) : world.now()
    const { files } = await filesOf(world, wanted)
    if (!dryRun) refuseOutside(files.map(({ path }) => path))
    await ready()
    const chosen = selected(checks, { ...wanted, enable: [...(wanted.enable ?? []), ...risky] })
    const before = new Map(files.map(({ path, text }) => [path, text]))
    const repaired = await repair(
      world,
      files,
      chosen,
      checks,
      on,
      ({ check, fix }) => (fix?.safe ?? false) || matchesGlob(check, risky),
    )
    if (!dryRun) await world.files.write(repaired.texts)
    const left = repaired.after.sifted.findings
    return {
      written: !dryRun && repaired.texts.size > 0,
      files: [...repaired.texts].map(([path, text]) => ({
        path,
        diff: printDiff(path, before.get(path), text),
      })),
      applied: repaired.applied.map(({ check, resource, place, message }) => ({
        check,
        resource,
        file: place.file,
        message: redact(message),
      })),
      refused: repaired.refused.map(({ finding, because }) => ({
        check: finding.check,
        resource: finding.resource,
        file: finding.place.file,
        because,
      })),
      left: left.length,
      risky: tally(left.filter(({ fix }) => fix && !fix.safe).map(({ check }) => check)),
    }
  },
}

function tally(ids: readonly string[]): { check: string; count: number }[] {
  return [...new Set(ids)].map((check) => ({ check, count: ids.filter((id) => id === check).length }))
}

function refuseOutside(paths: readonly string[]): void {
  const outside = paths.find((path) => path.startsWith('../'))
  if (outside !== undefined)
    throw new Fault(
      'outside',
      `\`${outside}\` lies outside the directory of the call; nothing was written`,
      'Name that directory with -C, or look only: --dry-run.',
    )
}

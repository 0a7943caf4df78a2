import { z } from 'zod'
import { checks } from '../checks/index.ts'
import { Fault } from '../model/fault.ts'
import type { Finding } from '../model/finding.ts'
import type { Ask, World } from '../model/world.ts'
import { ready } from '../readers/survey.ts'
import { printDiff } from '../values/diff.ts'
import { matchesGlob } from '../values/glob.ts'
import { command as audit } from './audit.ts'
import { auditConfig } from './auditing/config.ts'
import { filesOf } from './auditing/files.ts'
import { type Choices, chosenBy } from './auditing/interactive.ts'
import { left as leave } from './auditing/leave.ts'
import { look } from './auditing/look.ts'
import { ruled } from './auditing/policy.ts'
import { redact } from './auditing/redact.ts'
import { keyOf, repair } from './auditing/repair.ts'
import { parts, selected, unknownCheck } from './auditing/select.ts'
import { settled } from './auditing/settled.ts'
import type { Command } from './command.ts'

const input = z.object({
  paths: z.array(z.string()).default(['.']).describe('Directories or files'),
  dryRun: z.boolean().optional().describe('Show the changes and write nothing'),
  interactive: z.boolean().optional().describe('Ask about one finding after the other, on a terminal'),
  since: z.string().optional().describe('Mend only what is new since this revision of git'),
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
  suppressed: z
    .array(z.object({ check: z.string(), resource: z.string(), file: z.string() }))
    .describe('What was left with a comment that says why'),
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
    const { dryRun = false, interactive = false, risky = [], since, ...rest } = asked
    if (interactive && !world.ask)
      throw new Fault(
        'nobody-to-ask',
        'one finding after the other can be asked on a terminal alone',
        'Look with `devops fix --dry-run`, and mend without questions: `devops fix`.',
      )
    const ids = Object.keys(checks)
    for (const glob of risky) if (!ids.some((id) => matchesGlob(id, glob))) throw unknownCheck(glob, ids)
    const wanted = settled(rest, await auditConfig(world))
    const on = asked.on ? new Date(asked.on) : world.now()
    const { files } = await filesOf(world, wanted)
    if (!dryRun) refuseOutside(files.map(({ path }) => path))
    await ready()
    const chosen = selected(checks, { ...wanted, enable: [...(wanted.enable ?? []), ...risky] })
    const before = new Map(files.map(({ path, text }) => [path, text]))
    const introduced = since === undefined ? undefined : await newSince(since, asked, world)
    const isMeant = (finding: Finding) =>
      (introduced?.has(nameOf(finding)) ?? true) &&
      ruled([finding], wanted, on.toISOString().slice(0, 10)).off.length === 0
    const choices = interactive && world.ask ? await asking(world.ask) : undefined
    const repaired = await repair(world, files, chosen, checks, on, (finding) => {
      if (choices) return choices.mend.has(keyOf(finding))
      return isMeant(finding) && ((finding.fix?.safe ?? false) || matchesGlob(finding.check, risky))
    })
    const mended = choices && new Map([...before, ...repaired.texts])
    const leaving =
      mended && (await leave(world, mended, choices.leave, { checks: chosen, known: checks, on, now: repaired.after }))
    const texts = new Map([...repaired.texts, ...(leaving?.texts ?? [])])
    const agreed =
      !choices ||
      texts.size === 0 ||
      (await world.ask?.confirm(`Write ${texts.size === 1 ? 'one file' : `${texts.size} files`}?`))
    if (!dryRun && agreed) await world.files.write(texts)
    const left = (leaving?.after ?? repaired.after).sifted.findings
    return {
      written: !dryRun && agreed === true && texts.size > 0,
      files: [...texts].map(([path, text]) => ({
        path,
        diff: printDiff(path, before.get(path), text),
      })),
      applied: repaired.applied.map(({ check, resource, place, message }) => ({
        check,
        resource,
        file: place.file,
        message: redact(message),
      })),
      suppressed: (leaving?.written ?? []).map(({ check, resource, place }) => ({ check, resource, file: place.file })),
      refused: [...repaired.refused, ...(leaving?.refused ?? [])].map(({ finding, because }) => ({
        check: finding.check,
        resource: finding.resource,
        file: finding.place.file,
        because,
      })),
      left: left.length,
      risky: tally(left.filter(({ fix }) => fix && !fix.safe).map(({ check }) => check)),
    }

    async function asking(ask: Ask): Promise<Choices> {
      const { sifted, texts } = await look(world, files, chosen, checks, on)
      return chosenBy(ask, sifted.findings.filter(isMeant), texts)
    }
  },
}

/** Findings by what they say, wherever they stand. */
function nameOf({ check, resource, message, place }: Finding): string {
  return [check, place.file, resource, redact(message)].join('\n')
}

async function newSince(since: string, asked: z.output<typeof input>, world: World): Promise<ReadonlySet<string>> {
  const { dryRun: _, interactive: __, risky: ___, ...rest } = asked
  const { findings } = await audit.run({ ...rest, since, baseline: 'none' }, world)
  return new Set(
    findings.map(({ check, resource, message, place }) => [check, place.file, resource, message].join('\n')),
  )
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

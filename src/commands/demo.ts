import { z } from 'zod'
import { command as auditCommand } from './audit.ts'
import type { Command } from './command.ts'
import { command as designCommand, designed } from './design.ts'
import { command as generateCommand } from './generate.ts'
import { command as reportCommand } from './report.ts'
import { broughtAlong } from './showing/examples.ts'
import { proof } from './verify.ts'

const input = z.object({
  out: z.string().default('out/crm').describe('Directory to write the example to'),
})

const output = z.object({
  design: designed,
  out: z.string(),
  files: z.number(),
  kept: z.number().describe('Files that were as they should be'),
  findings: z.number().describe('Of the audit of what was written'),
  proof,
  report: z.string(),
  spec: z.string(),
  broken: z.object({ path: z.string(), audit: auditCommand.output }),
})
export type Demonstrated = z.output<typeof output>

export const command: Command<z.output<typeof input>, Demonstrated> = {
  summary: 'Show the main job on an example: decide, write, audit, prove, report',
  input,
  output,
  role: 'operator',
  changes: true,
  verdict: ({ findings, proof: { files } }) =>
    findings > 0 || files.some(({ refutations }) => refutations.length > 0) ? 1 : 0,
  async run({ out }, world) {
    const { spec, broken } = await broughtAlong(world, out)
    world.tell(`Deciding from ${spec}`)
    const design = await designCommand.run({ spec, whatIf: [] }, world)
    world.tell(`Writing the estate to ${out}`)
    const generated = await generateCommand.run({ spec, out, only: [] }, world)
    world.tell('Reading it back, auditing and proving it')
    const reported = await reportCommand.run({ spec, out }, world)
    world.tell(`Auditing ${broken}, which somebody wrote in a hurry`)
    const audit = await auditCommand.run(auditCommand.input.parse({ paths: [broken], failOn: 'never' }), world)
    return {
      design,
      out,
      files: reported.files,
      kept: generated.files.filter(({ action }) => action === 'keep').length,
      findings: reported.findings,
      proof: reported.proof,
      report: reported.path,
      spec,
      broken: { path: broken, audit },
    }
  },
}

import { posix } from 'node:path'
import { z } from 'zod'
import { picture } from '../generators/documents/picture.ts'
import { prove } from '../provers/prove.ts'
import { command as auditCommand } from './audit.ts'
import { blueprintOf } from './blueprint.ts'
import type { Command } from './command.ts'
import { outline } from './design.ts'
import { page } from './showing/page.ts'
import { artifactsIn, proof, provedOf } from './verify.ts'

const input = z.object({
  spec: z.string().default('devops.yaml').describe('The spec'),
  out: z.string().optional().describe('Directory of the estate; that of the spec unless said'),
})

const output = z.object({
  path: z.string(),
  files: z.number(),
  findings: z.number(),
  proof,
})
export type Reported = z.output<typeof output>

export const command: Command<z.output<typeof input>, Reported> = {
  summary: 'Write report.html: decisions, picture, what was generated, what was proved and how, cost',
  input,
  positional: ['spec'],
  output,
  role: 'viewer',
  changes: true,
  async run({ spec, out = posix.dirname(spec) }, world) {
    const blueprint = await blueprintOf(world, spec)
    const artifacts = await artifactsIn(world, out)
    const audited = await auditCommand.run(auditCommand.input.parse({ paths: [out] }), world)
    const verified = provedOf(await prove(artifacts, world))
    const path = posix.join(out, 'report.html')
    const html = page({
      outline: outline(blueprint),
      picture: picture(blueprint),
      stages: blueprint.plan.stages.map(({ name }) => name),
      artifacts,
      audit: audited,
      proof: verified,
      on: world.now(),
    })
    await world.files.write(new Map([[path, html]]))
    return { path, files: artifacts.length, findings: audited.findings.length, proof: verified }
  },
}

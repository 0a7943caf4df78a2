import type { Blueprint } from '../../model/blueprint.ts'
import { table } from './markdown.ts'
import type { Threat } from './threat.ts'
import { type Flow, flowsOf } from './threat-flows.ts'

/** Every flow of the design, what could go wrong on it by STRIDE, what stands against it and what remains. */
export function threats(blueprint: Blueprint, paths: ReadonlySet<string>): string {
  const { plan } = blueprint
  const flows = flowsOf(blueprint)
  const open = flows.flatMap(({ title, threats }) =>
    threats
      .filter(({ remains }) => remains !== undefined)
      .map((threat) => [title, names[threat.kind], threat.remains ?? '']),
  )
  return `${[
    `# Threats to ${plan.system}`,
    'Made from the design: each flow that `devops.yaml` declares, and those that running it needs. STRIDE asks of each who could pretend, change, deny, read, stop or rise. What stands against it is a file of this repository; what remains is for people.',
    '## What remains',
    open.length > 0 ? table(['Flow', 'Threat', 'Remains'], open) : 'Nothing that is known.',
    ...flows.flatMap((flow) => section(flow, (file) => placeOf(file, paths, plan.system))),
    '## How it is kept true',
    'A change of the design writes this list anew. A new kind of flow, a new reader of personal data or a role with more rights is a reason to go through it together; write what you find under the table that it belongs to: generation keeps it.',
  ].join('\n\n')}\n`
}

const names: Readonly<Record<Threat['kind'], string>> = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
}

/** A file that was written; where manifests are templates of a chart, the one that holds the workload. */
function placeOf(file: string, paths: ReadonlySet<string>, system: string): string | undefined {
  const [, workload] = /^kubernetes\/base\/([^/]+)\//.exec(file) ?? []
  return [file, `charts/${system}/templates/${workload}.yaml`].find((path) => paths.has(path))
}

function section({ title, edges, threats }: Flow, placeOf: (file: string) => string | undefined): string[] {
  return [
    `## ${title}`,
    edges.map((edge) => `\`${edge}\``).join(', '),
    table(
      ['STRIDE', 'Threat', 'Stands against it', 'Remains'],
      threats.map(({ kind, threat, against, remains }) => [
        names[kind],
        threat,
        against
          .map(({ what, file }) => {
            const place = file === undefined ? undefined : placeOf(file)
            return place === undefined ? what : `[${what}](../${place})`
          })
          .join('; ') || '–',
        remains ?? '–',
      ]),
    ),
  ]
}

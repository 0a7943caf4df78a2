import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import { printDuration } from '../../../values/duration.ts'
import { printPercent } from '../../../values/percent.ts'
import { recordPath } from '../adr.ts'
import { table } from '../markdown.ts'
import { mermaid } from '../mermaid.ts'
import { computeSection } from './compute.ts'
import { costSection } from './cost.ts'
import { dataSection } from './data.ts'
import { excerptsSection } from './excerpts.ts'
import { migrationSection } from './migration.ts'
import { networkSection } from './network.ts'
import { operationsSection } from './operations.ts'
import { securitySection } from './security.ts'

/** The design document: what was decided and what follows, in the order in which a reviewer asks. `written` is what it may quote. */
export function designDocument(blueprint: Blueprint, written: readonly Artifact[]): string {
  const excerpts = excerptsSection(written)
  return `${[
    `# Design of ${blueprint.plan.system}`,
    '## Overview',
    overview(blueprint),
    '## Architecture',
    '![Architecture](architecture.svg)',
    `\`\`\`mermaid\n${mermaid(blueprint.plan)}\n\`\`\``,
    '### Decisions',
    decisions(blueprint),
    '## Compute',
    computeSection(blueprint),
    '## Network',
    networkSection(blueprint),
    '## Data',
    dataSection(blueprint),
    '## Security',
    securitySection(blueprint),
    ...(excerpts === '' ? [] : ['## Code excerpts', excerpts]),
    '## Monthly cost',
    costSection(blueprint),
    '## Operations',
    operationsSection(blueprint),
    '## Migration plan',
    migrationSection(blueprint),
  ].join('\n\n')}\n`
}

function overview({ spec }: Blueprint): string {
  const { availability, rpo, rto } = spec.objectives
  const bound =
    spec.compliance.length > 0 ? ` Bound by ${spec.compliance.map((each) => each.toUpperCase()).join(', ')}.` : ''
  return `For ${spec.users.toLocaleString('en')} users, by a team of ${spec.team.engineers}. Promised: ${printPercent(availability)} availability; at most ${printDuration(rpo)} of data lost and ${printDuration(rto)} until service is back; where that cannot be kept, [Recovery](#recovery) says so.${bound}`
}

function decisions({ decided }: Blueprint): string {
  const rows = Object.entries(decided).map(([key, { question, meaning, because }]) => [
    `[${question}](${recordPath(key).replace('docs/', '')})`,
    meaning,
    because,
  ])
  return table(['Question', 'Answer', 'Because'], rows)
}

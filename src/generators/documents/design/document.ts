import { count, frameworks, list } from '../../../design/weigh.ts'
import type { Artifact, Blueprint } from '../../../model/blueprint.ts'
import { printDuration } from '../../../values/duration.ts'
import { printDollars } from '../../../values/money.ts'
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

function overview({ spec, plan, cost }: Blueprint): string {
  const { availability, rpo, rto } = spec.objectives
  const parts = [
    ...(plan.workloads.length > 0 ? [count(plan.workloads.length, 'service')] : []),
    ...(plan.sites.length > 0 ? [count(plan.sites.length, 'site')] : []),
    ...(plan.stores.length > 0 ? [count(plan.stores.length, 'store')] : []),
  ]
  const place = spec.cloud.recovery ? `${spec.cloud.region} and ${spec.cloud.recovery}` : spec.cloud.region
  const bound = spec.compliance.length > 0 ? ` Bound by ${frameworks(spec)}.` : ''
  return `${list(parts)} on AWS in ${place}, for ${spec.users.toLocaleString('en')} users, by a team of ${spec.team.engineers}, for ${cost.unpriced.length > 0 ? 'at least ' : ''}${printDollars(cost.total)} [a month](#monthly-cost). Promised: ${printPercent(availability)} availability; at most ${printDuration(rpo)} of data lost and ${printDuration(rto)} until service is back; where that cannot be kept, [Recovery](#recovery) says so.${bound}`
}

/** Questions that are asked of several and answered alike are one row, with the reason of the first; the record of each has its own. */
function decisions({ decided }: Blueprint): string {
  const alike = new Map<string, string[]>()
  for (const [key, { answer }] of Object.entries(decided)) {
    const same = `${key.split('/')[0]} ${answer}`
    alike.set(same, [...(alike.get(same) ?? []), key])
  }
  const rows = [...alike.values()].flatMap(([first, ...others]) => {
    const one = decided[first ?? '']
    if (first === undefined || !one) return []
    const so = others.map((key) => linkTo(key, key.split('/')[1] ?? key))
    return [
      [`${linkTo(first, one.question)}${so.length > 0 ? ` So too: ${so.join(', ')}` : ''}`, one.meaning, one.because],
    ]
  })
  return table(['Question', 'Answer', 'Because'], rows)
}

function linkTo(key: string, text: string): string {
  return `[${text}](${recordPath(key).replace('docs/', '')})`
}

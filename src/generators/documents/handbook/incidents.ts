import type { Blueprint } from '../../../model/blueprint.ts'
import { printDuration } from '../../../values/duration.ts'
import { printPercent } from '../../../values/percent.ts'
import { table } from '../markdown.ts'
import { budgetPath, onCluster, pagerOf } from '../people.ts'

/** How an incident is led; the severities are those of `docs/design.md`. */
export function incidents(blueprint: Blueprint): string {
  const { plan, spec, decided } = blueprint
  const policy = budgetPath(plan)
  const kept = plan.stores.some(({ backup }) => backup.method !== 'none')
  const stands = plan.stages.some(({ standsInFor }) => standsInFor !== undefined)
  return `${[
    `# Incidents of ${plan.system}`,
    'This file is yours: nothing writes it again.',
    '## Severities',
    table(
      ['Severity', 'When', 'Answer within', 'Word to users', 'Review'],
      [
        [
          '1',
          `users cannot work, or data is lost`,
          '5 minutes, day and night',
          'within 15 minutes, then every 30',
          'always',
        ],
        [
          '2',
          'users are slowed down, or a budget burns fast',
          '15 minutes, day and night',
          'when it lasts an hour',
          'always',
        ],
        ['3', 'something works without its reserve', '1 hour, in working hours', 'none', 'when it comes back'],
        ['4', 'a matter of care', 'the next working day', 'none', 'none'],
      ],
    ),
    `In doubt the higher one; it is lowered later. An alert that pages begins at 2, and is 1 when ${
      spec.services
        .filter(({ public: open, type }) => open || type === 'frontend')
        .map(({ name }) => `\`${name}\``)
        .join(' or ') || 'the service'
    } does not answer.`,
    '## Roles',
    [
      '- **Lead**: the first on call, until handed over aloud. Decides, does not type.',
      '- **Hands**: mends, one change at a time, and says each before it is made.',
      '- **Words**: writes to users and to the house.',
      ...(spec.team.engineers < 4
        ? [`- With ${spec.team.engineers} people one is lead and words, the other hands.`]
        : []),
    ].join('\n'),
    '## Course',
    [
      `1. Acknowledge in ${pagerOf(blueprint)}. Open a channel \`inc-<date>-<word>\` and write the first line: what is seen, since when, severity, lead.`,
      `2. Follow the [runbook](../runbooks/README.md) of the alert. Stop the harm before looking for the cause: a delivery just before it began is ${decided.pipeline?.answer === 'github-actions' ? '[rolled back](../pipeline.md#rollback)' : 'rolled back'} first.`,
      `3. Freeze deliveries where they disturb: \`delivery/freeze.yaml\`.`,
      ...(stands
        ? [
            `4. A whole region is lost: [recovery.md](../recovery.md). Promised is ${printDuration(spec.objectives.rto)} until it works again, so decide within a quarter of that.`,
          ]
        : []),
      ...(kept
        ? [
            `${stands ? 5 : 4}. Data is deleted or spoilt: [restore.md](../restore.md). Promised is ${printDuration(spec.objectives.rto)} until it works again.`,
          ]
        : []),
      `${4 + Number(stands) + Number(kept)}. It is over when the objective is met for an hour${onCluster(plan) ? ' and no pod restarts' : ''}. Say so, lower the severity, end the channel.`,
      `${5 + Number(stands) + Number(kept)}. [Review](post-incident-review.md) within five working days, without blame.`,
    ].join('\n'),
    ...personal(blueprint),
    '## Words',
    templates(blueprint),
    '## Budgets',
    `What is promised: ${plan.slos.map(({ name, objective }) => `\`${name}\` ${printPercent(objective)}`).join(', ') || 'nothing that has a share'}.${policy ? ` What happens when a budget is gone: [the policy](../../${policy}).` : ''}`,
  ].join('\n\n')}\n`
}

/** GDPR, article 33: 72 hours; HIPAA, 45 CFR 164.404: 60 days. */
function personal({ plan, spec }: Blueprint): string[] {
  const stores = plan.stores.filter(({ datastore }) => datastore.personal).map(({ name }) => `\`${name}\``)
  const duties = [
    ...(spec.compliance.includes('gdpr') ? ['the authority within 72 hours of knowing (GDPR, article 33)'] : []),
    ...(spec.compliance.includes('hipaa') ? ['those concerned within 60 days (HIPAA, 45 CFR 164.404)'] : []),
    ...(spec.compliance.includes('pci') ? ['the acquirer and the card brands at once (PCI DSS, 12.10)'] : []),
  ]
  if (duties.length === 0) return []
  const where = stores.length > 0 ? `Data of persons is in ${stores.join(', ')}. ` : ''
  return [
    '## When data may have been read',
    `${where}Severity 1. Keep logs and disks as they are, call whoever answers for data protection, and tell ${duties.join(', ')}.`,
  ]
}

function templates({ spec }: Blueprint): string {
  return [
    `> **First**: Since <time> UTC <what users see> at ${spec.domain}. We are on it and write again at <time>.`,
    '> **Between**: <What users see> goes on. We know <what>, and are <doing>. We write again at <time>.',
    '> **Over**: Since <time> UTC it works again. It lasted <minutes>; <who> was touched, <what> was lost or nothing was. We publish what we learnt by <date>.',
  ].join('\n\n')
}

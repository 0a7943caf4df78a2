import { frameworks } from '../../../design/weigh.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import { code, table } from '../markdown.ts'
import { teamOf } from '../people.ts'
import { bound, evidence } from './evidence.ts'

/** What reviewers and auditors ask first. `files` are those that there are. */
export function security(blueprint: Blueprint, files: ReadonlySet<string>): string {
  const { plan, spec } = blueprint
  const personal = plan.stores.filter(({ datastore }) => datastore.personal)
  const shown = evidence.flatMap((each) => {
    const file = each.files.find((path) => files.has(path))
    return file && each.when?.(blueprint) !== false ? [{ ...each, file, ids: bound(each, blueprint) }] : []
  })
  const asked = shown.some(({ ids }) => ids.length > 0)
  return `${[
    '# For those who review security',
    `Owner: ${teamOf(plan)}. ${spec.compliance.length > 0 ? `Bound by ${frameworks(spec)}.` : 'Bound by no framework.'} Threats, and what remains of each: [threats.md](../threats.md). Reporting, and how fast things are mended: [SECURITY.md](../../SECURITY.md).`,
    '## Open to the internet',
    doors(blueprint),
    '## Data of persons',
    personal.length > 0
      ? `${code(personal.map(({ name }) => name))}. Logs carry none, by the [contract](../service-contract.md) of each service.`
      : 'None that `devops.yaml` names. If a store holds some, say `personal: true` there.',
    '## Controls and evidence',
    table(
      ['What is done', ...(asked ? ['Asked by'] : []), 'Shown by'],
      shown.map(({ what, ids, file }) => [
        what,
        ...(asked ? [ids.join('<br>') || '–'] : []),
        `[${file}](../../${file})`,
      ]),
    ),
    asked
      ? '`devops compliance` says of each control what the files show, what they cannot show, and who has to.'
      : '`devops audit` holds the files against its checks.',
  ].join('\n\n')}\n`
}

function doors({ plan }: Blueprint): string {
  const rows = plan.stages.flatMap(({ name }) =>
    [...plan.sites, ...plan.workloads].flatMap((each) =>
      each.hosts[name] ? [[`\`${each.hosts[name]}\``, each.name, name]] : [],
    ),
  )
  return rows.length > 0 ? table(['Host', 'Service', 'Stage'], rows) : 'Nothing.'
}

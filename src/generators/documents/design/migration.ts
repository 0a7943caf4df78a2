import type { Blueprint } from '../../../model/blueprint.ts'

interface Phase {
  readonly title: string
  readonly steps: readonly string[]
  readonly done: string
  readonly back: string
}

/** In phases, each of which can be left again; nothing is switched that was not rehearsed. */
export function migrationSection(blueprint: Blueprint): string {
  const intro =
    'From a system that runs elsewhere. Where there is none, what speaks of the old one falls away: the data begins empty, and users come as they are invited.'
  return `${intro}\n\n${inPhases(blueprint)}`
}

function inPhases(blueprint: Blueprint): string {
  return phases(blueprint)
    .map(({ title, steps, done, back }, index) =>
      [
        `### Phase ${index + 1}: ${title}`,
        steps.map((step) => `- ${step}`).join('\n'),
        `**Done when** ${done}. **The way back:** ${back}.`,
      ].join('\n\n'),
    )
    .join('\n\n')
}

function phases({ plan, spec }: Blueprint): Phase[] {
  const before = plan.stages.filter(
    ({ environment }) => environment.kind !== 'production' && environment.kind !== 'preview',
  )
  const kept = plan.stores.filter(({ engine }) => engine !== 'redis' && engine !== 'queue' && engine !== 'stream')
  const first = before.at(-1)?.name
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => `\`${name}\``).join(', ')
  return [
    {
      title: 'the ground',
      steps: [
        'Apply `terraform/stacks/bootstrap`, then the other stacks, as [first-apply.md](first-apply.md) says.',
        'Put the secrets in; let every check of the pipeline pass on an empty change.',
      ],
      done: 'a change of one line reaches the first environment by itself and is undone by a revert',
      back: 'nobody uses it yet: `terraform destroy` of the stacks; stores of production are guarded, and are let go by hand',
    },
    ...(first
      ? [
          {
            title: `everything in ${first}`,
            steps: [
              `Bring each service up to [its contract](service-contract.md) and deliver it to ${names(before)}.`,
              'Let each alert fire once on purpose, and follow its runbook.',
              'Load it with the peak of the spec, and write what one replica carries into the spec.',
            ],
            done: 'the objectives hold for a week under load',
            back: 'users are still where they were',
          },
        ]
      : []),
    ...(kept.length > 0
      ? [
          {
            title: 'the data',
            steps: [
              `Copy ${names(kept)} continuously (logical replication, or AWS DMS; objects with DataSync), and compare counts and sums daily.`,
              'Rehearse the switch with a copy, by the clock; restore a backup and compare.',
              ...(spec.cloud.recovery
                ? ['Fail over to the recovery region and back once, before anybody depends on it.']
                : []),
            ],
            done: 'the copy lags by seconds, and the rehearsed switch fits the pause that users were told of',
            back: 'stop the copy; the old store is untouched',
          },
        ]
      : []),
    {
      title: 'the users',
      steps: [
        'Lower the time to live of the records a day before.',
        ...(kept.length > 0
          ? [
              'At the hour that was announced, stop writing to the old stores, wait until the copy has caught up, compare once more, and let the copy go its own way.',
              'Lead all users over at once: two systems that both write cannot be joined again. Requests that only read may be sent here before, by a share of them.',
            ]
          : [
              'Send a share of the users (weights in DNS: 1, 10, 50, 100 percent), each for as long as the alert for slow burning needs.',
            ]),
      ],
      done: 'all users are here for a week and no objective has spent more than a tenth of its budget',
      back:
        kept.length > 0
          ? 'within the hour, lead users back to the old system and give up what was written since; later, copy those writes back first, as was rehearsed'
          : 'set the weights back',
    },
    {
      title: 'the end of the old',
      steps: [
        'Keep the old system readable for as long as its backups are kept, then delete it, its credentials and its records.',
      ],
      done: 'nothing is billed for it, and the audit of the repository is clean',
      back: 'none: take a last backup before',
    },
  ]
}

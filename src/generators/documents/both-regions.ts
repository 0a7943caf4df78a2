import type { Blueprint } from '../../model/blueprint.ts'
import type { Takeover } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import { printDuration } from '../../values/duration.ts'
import { code, sh, table } from './markdown.ts'
import { regionKeys } from './region-keys.ts'

/** How two regions serve together, how one is taken out and brought back, and what nobody can promise of it. */
export function bothRegions(
  { plan, spec }: Blueprint,
  { from, to, hosts, clusters, switch: first, other }: Takeover,
): string[] {
  const of = (name: string) => plan.stacks.find((stack) => stack.stages.includes(name))?.region ?? ''
  const [here, there] = [of(from), of(to)]
  const fronts = [
    ...plan.sites.map(({ name }) => name),
    ...plan.pods.flatMap(({ name, cdn }) => (cdn.includes(from) ? [name] : [])),
  ]
  return [
    '## Both serve',
    `\`${from}\` in ${here} and \`${to}\` in ${there} run at full size: each carries all the load. ${code(hosts.map(({ host }) => host))} lead to the nearer of those that checkers of Route 53 around the world find well and that nobody took out (latency records, \`terraform/stacks/recovery/takeover.tf\`). A region that stops answering is left within about two minutes, without anybody doing anything; what needs a person is the database that it leads.`,
    ...(fronts.length > 0
      ? [
          `${code(fronts)} come through a CDN, whose origin lies in ${here}: without that region their names move to the copies in ${there} by the step \`sites\`.`,
        ]
      : []),
    '### Who writes where',
    table(
      ['Store', 'In two regions', 'What that asks of the code'],
      plan.stores.map((store) => [store.name, ...copyOf(store, here)]),
    ),
    'Sessions: the name service keeps a reader in one region for most of a visit and not always. What must survive a change of region lies in a signed cookie or in a table that both have, not in a cache.',
    regionKeys(plan),
    'Objectives and alerts: each cluster measures and pages for itself, and asks the other by its own names, so that a region which Route 53 has left does not fall silent. An objective over both is a query over both, where their samples are kept together (`history` in devops.yaml).',
    `Work by the clock runs in ${here} alone, and tables are changed there, before a version takes over: in ${there} no migration runs. A new version goes to \`${from}\` first, is judged there, and only then to \`${to}\`.`,
    '## Take a region out',
    'For work on it, or when it is lost. The workflow `takeover` with the way `region-out`, or from a desk that reaches both clusters:',
    sh([
      `scripts/recovery/region-out.sh --side ${from}                      # what it would do`,
      `scripts/recovery/region-out.sh --side ${from} --planned --execute`,
      `scripts/recovery/region-out.sh --side ${from} --execute --since 2026-11-27T09:10:00Z`,
    ]),
    table(
      ['Step', 'What it does', 'It ends the run when'],
      [
        ['`gate`', 'asks the region that stays by its own names', 'one does not answer'],
        [
          '`switch`',
          `stops deliveries and writes 1 to \`${first.metric}\` in ${there} (\`${from}\` goes) or to \`${other?.metric}\` in ${here} (\`${to}\` goes): nobody is sent there`,
          'it cannot be written',
        ],
        [
          '`fence`, `weigh`',
          clusters.length > 0
            ? 'shut the database that leads there, and read how far behind the other is'
            : 'nothing: no database leads',
          `it cannot be shut (\`--source-is-gone\`), or more than ${printDuration(spec.objectives.rpo)} would be lost (\`--accept-loss\`)`,
        ],
        [
          '`promote`, `aim`, `start`',
          'let the other cluster lead, write its address into the secrets, restart the pods',
          'AWS is not done within half an hour',
        ],
        [
          '`sites`',
          'moves the names of what comes through a CDN to the distributions of the region that stays',
          'never: it says which addresses to tell people',
        ],
        ['`verify`', 'asks the public hosts as users do', 'they do not answer'],
      ],
    ),
    '## Bring it back',
    '`region-in.sh --side STAGE` waits until the copy has caught up, opens what was shut, starts the pods, asks the region by its own names and turns the switch. What leads stays where it is: nothing has to move back.',
    '## Practise',
    'Each month the workflow `takeover-drill` says what taking out either region would do. Twice a year do it, one after the other, for an hour each under the load of a working day: it is the only proof that one region carries all. Write both times here.',
    '| When | Region | Took | Lost | What was learnt |\n|---|---|---|---|---|',
    '## What nobody can prove without two regions',
    'That latency records send whom they should; that a region carries all; how far behind copies are under load; how long writes that are handed on take; that code bears two orders of the same writes. Tests here show the steps of the scripts against stand-ins, and that names, rights and records belong together.',
  ]
}

function copyOf({ module, engine, instances }: Store, here: string): readonly [string, string] {
  if (module === 'aurora')
    return [
      `a global cluster with one writer, in ${here} at first; the other region reads its own copy and hands writes on`,
      'A write from afar takes the way between the regions, and is read there about a second later. Through it: no change of tables, no `COPY`, no two-phase commit, no savepoints',
    ]
  if (module === 'table')
    return [
      'both are written to',
      'Of two writes to one item the later wins, silently: counters and balances want conditions, or one home for each key',
    ]
  if (module === 'bucket')
    return [
      'both are written to and copied both ways, deletions too',
      'Of two writes to one name the later wins; a copy takes up to a quarter of an hour',
    ]
  if (engine === 'redis') return ['one for each region', 'What is in one is not in the other']
  if (engine === 'queue' || engine === 'stream')
    return [
      'one for each region',
      `Work is done where it came in; what lies in a lost region waits there. Whoever works must bear the same message twice`,
    ]
  if (instances.recovery)
    return ['one for each region', 'Each region fills its own: write to both, or fill it anew from what is copied']
  return ['in one region', 'The other does without']
}

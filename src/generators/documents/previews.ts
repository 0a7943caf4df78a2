import { withoutPreview } from '../../design/plan/previews.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Previews } from '../../model/plan.ts'
import { printDollars } from '../../values/money.ts'
import { code, sh, table } from './markdown.ts'

/** What a pull request runs outside a cluster: how it comes, what it has and shares, what it costs, and how it goes. */
export function previewsDocument(blueprint: Blueprint, previews: Previews): string {
  const { plan } = blueprint
  const { stage, ground, releases, most, days } = previews
  const open = releases.filter(({ workload }) => workload.hosts[stage.name])
  const left = plan.workloads.flatMap((workload) => {
    const why = workload.platform === 'kubernetes' ? undefined : withoutPreview(workload, plan.stores)
    return why ? [`- \`${workload.name}\`: ${why}.`] : []
  })
  return `${[
    '# Previews of pull requests',
    `With the label \`preview\` a pull request of this repository, never of a fork, gets ${code(releases.map(({ workload }) => workload.name))} of its own${open.length > 0 ? `, at ${open.map(({ workload }) => `\`https://${workload.name}-<number>.${stage.host}\``).join(', ')}` : ''}. The comment on the pull request says where, and is renewed with each push.`,
    '## How it comes and goes',
    [
      `- \`deliver\` builds, scans and signs the images of its commit, and applies \`${previews.path}\` with a state of its own, \`${previews.state.before}<number>.tfstate\`. Then it is tried: smoke test${open.length > 0 ? ', end to end, scan from outside' : ''}.`,
      '- A service with migrations brings its tables itself, before it starts; who uses the same database starts after it.',
      `- It goes when the pull request is closed, when it loses the label, and ${days} days after its last push. A run that takes it away waits for one that makes it.`,
      `- Every night \`stale-previews\` takes the label from what nobody touched for a week, and takes away each state whose pull request is not open, what carries the tags of a preview without a state, names that lead nowhere, and databases that belong to nobody. It opens an issue when something did not go.`,
      `- There are ${most} at once at most; the next one says which are there.`,
    ].join('\n'),
    '## What is its own, and what it shares',
    table(
      ['What', 'Whose'],
      [
        ...releases.map(({ workload }) => [
          `\`${workload.name}\``,
          workload.platform === 'functions'
            ? 'its own function, two at a time'
            : 'its own, one small task on spare capacity; AWS may take it back for a minute or two',
        ]),
        ...previews.own.map(({ name }) => [`\`${name}\``, 'its own, empty at first']),
        ...previews.databases.map(({ store, server }) => [
          `\`${store.name}\``,
          `its own database \`pr_<number>\`, empty at first, on the server \`${server}\` of ${ground.name}; ten connections`,
        ]),
        ...previews.shared.map(({ name }) => [`\`${name}\``, `that of ${ground.name}, with what is in it`]),
        [
          'roles, logs, security groups',
          `one for each service, shared by all previews; logs are kept for a week unless a framework asks for more`,
        ],
        ['network, keys', `those of ${ground.name}`],
        ...(releases.some(({ workload }) => workload.secret)
          ? [
              [
                'secrets of services',
                `one value for all previews, \`${plan.system}/${stage.name}/…\`: never those of production`,
              ],
            ]
          : []),
      ],
    ),
    ...(left.length > 0 ? ['## What does not run in one', left.join('\n')] : []),
    '## What it may do',
    `What a pull request brings runs with the roles \`${plan.system}-${stage.name}-…\`, and its workflow takes on \`${previews.role}\`. That role makes no role, key, network or certificate; it names what it makes \`${previews.before}<number>-…\` and reaches nothing else, but for the task that makes databases: by it one may run any SQL on the server${previews.databases.length > 1 ? 's' : ''} of ${ground.name}. Previews may reach queues, buckets and databases of each other. So give the label to what you have read.`,
    '## What it costs',
    cost(blueprint),
    '## By hand',
    'With credentials that may take on the role:',
    sh([
      `scripts/preview.sh down 7`,
      `WANTED="$(gh pr list --state open --label preview --json number --jq '.[].number')" scripts/preview.sh sweep`,
    ]),
  ].join('\n\n')}\n`
}

function cost({ cost: { items } }: Blueprint): string {
  const own = items.filter(({ what }) => / of previews\b/.test(what))
  if (own.length === 0)
    return 'Next to nothing: functions, queues and tables are paid by use, and its database lies on a server that is paid already.'
  return [
    table(
      ['What', 'A month'],
      own.map(({ what, usd }) => [what, printDollars(usd)]),
    ),
    'Queues, tables and databases are paid by use or paid already.',
  ].join('\n\n')
}

import type { Blueprint } from '../../model/blueprint.ts'
import type { Threat } from './threat.ts'
import { threat } from './threat-answers.ts'

const scripts = 'scripts/recovery/common.sh'
const records = 'terraform/stacks/recovery/takeover.tf'

/** What moves users and data between regions, whether one of them waits or both serve. */
export function betweenRegions({ plan }: Blueprint): Threat[] {
  const { takeover } = plan
  if (!takeover) return []
  const both = takeover.other !== undefined
  return [
    threat('S', 'Somebody who may not moves everything to another region', [
      {
        what: `a role that the environment \`${takeover.environment}\` guards`,
        file: '.github/workflows/takeover.yaml',
      },
    ]),
    threat(
      'T',
      'Two databases are written to, and nothing can join them again',
      [{ what: 'a fence before the other one leads', file: scripts }],
      both
        ? 'Of two writes to one item or one file in two regions the later wins, silently: the code has to bear it'
        : undefined,
    ),
    threat('R', 'Nobody knows who moved what, and when', [
      { what: 'the log of each run, in the workflow and with whoever was paged', file: scripts },
    ]),
    threat(
      'I',
      'Data lies in a second region, under other law and other eyes',
      plan.stores.length > 0
        ? [{ what: 'encryption with a key of that region', file: 'terraform/stacks/recovery/stores.tf' }]
        : [],
      'Whether it may lie there is for people to say',
    ),
    threat(
      'D',
      both ? 'One region cannot carry what both did' : 'The other region cannot carry it, or does not start',
      takeover.hosts.length > 0
        ? [{ what: 'health checks that send nobody where nothing answers', file: records }]
        : [],
      'A drill under load is the only proof',
    ),
    threat('E', 'A copy of data is easier to reach than what it was copied from', [
      { what: 'the same modules and policies in both regions', file: 'terraform/stacks/recovery/main.tf' },
    ]),
  ]
}

import type { Blueprint } from '../../model/blueprint.ts'
import type { Takeover } from '../../model/plan.ts'
import { issueJob } from './issue.ts'
import { assume, checkout, machine, script } from './steps.ts'

/** Days without a move after which nobody knows any more whether it works. */
const days = 190

/** Says each month what the scripts would do, with the role that may only look, and reminds people to do it. */
export function takeoverDrill({ plan }: Blueprint, { from, to, other }: Takeover) {
  const stack = plan.stacks.find(({ name }) => name === plan.stages.find((stage) => stage.name === to)?.stack)
  return {
    name: 'takeover-drill',
    on: { schedule: [{ cron: '37 9 3 * *' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: { group: 'takeover-drill' },
    jobs: {
      say: {
        name: 'say what would be done',
        ...machine(15),
        permissions: { contents: 'read', 'id-token': 'write', actions: 'read' },
        steps: [
          checkout,
          assume(`${plan.system}-${stack?.name}-plan`, stack?.region ?? ''),
          ...(other
            ? [from, to].map((side) =>
                script(`Without ${side}`, [`bash scripts/recovery/region-out.sh --planned --side ${side}`], {
                  env: { LOG: `${side}.log` },
                }),
              )
            : [script('Failover', ['bash scripts/recovery/failover.sh --planned'], { env: { LOG: 'failover.log' } })]),
          script(
            'When it was last done',
            [
              `since=$(date -u -d '${days} days ago' +%F)`,
              'moved=$(gh run list --workflow takeover.yaml --status success --created ">=$since" --limit 100 --json displayTitle --jq \'[.[] | select(.displayTitle | endswith(", executed"))] | length\')',
              `[ "$moved" -gt 0 ] || { echo '::error::Nothing was moved for ${days} days: docs/recovery.md, Practise'; exit 1; }`,
            ],
            { if: '!cancelled()', env: { GH_TOKEN: '${{ github.token }}', GH_REPO: '${{ github.repository }}' } },
          ),
        ],
      },
      issue: issueJob({
        needs: ['say'],
        label: 'takeover-drill',
        title: 'The way to the other region is not proven',
        body: 'A step of the takeover would stop, or nobody has moved anything for half a year. docs/recovery.md says how to practise.',
      }),
    },
  }
}

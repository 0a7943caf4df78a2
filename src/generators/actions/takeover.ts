import type { Blueprint } from '../../model/blueprint.ts'
import type { Takeover } from '../../model/plan.ts'
import { assume, checkout, script, uses } from './steps.ts'

/**
 * Runs the scripts that move everything to another region and back, once a person has agreed. The clusters answer inside the
 * network, so it runs where `RECOVERY_RUNNER` says: a runner that reaches both.
 */
export function takeover({ plan }: Blueprint, { role, environment, from, to, other }: Takeover) {
  const ways = other ? ['region-out', 'region-in'] : ['failover', 'failback']
  const stage = plan.stages.find(({ name }) => name === to)
  const region = plan.stacks.find(({ name }) => name === stage?.stack)?.region ?? ''
  return {
    name: 'takeover',
    // What the drill asks for: when something was last moved.
    'run-name': "${{ inputs.way }}${{ inputs.execute && ', executed' || ', said only' }}",
    on: {
      workflow_dispatch: {
        inputs: {
          way: { description: 'Which way', type: 'choice', required: true, options: ways },
          ...(other && {
            side: { description: 'Stage of the region', type: 'choice', required: true, options: [from, to] },
          }),
          execute: {
            description: 'Do it; without, it is only said what would be done',
            type: 'boolean',
            default: false,
          },
          planned: { description: 'The region works: a drill, or a move on purpose', type: 'boolean', default: false },
          gone: {
            description: 'Somebody has seen that nothing in the lost region writes',
            type: 'boolean',
            default: false,
          },
          detach: {
            description: 'Aurora: take the cluster out of its global one, where AWS cannot fail it over',
            type: 'boolean',
            default: false,
          },
          since: { description: 'When it began, such as 2026-11-27T09:10:00Z', type: 'string' },
          from: { description: 'Step to go on with', type: 'string' },
        },
      },
    },
    permissions: { contents: 'read' },
    concurrency: { group: 'takeover', 'cancel-in-progress': false },
    jobs: {
      move: {
        name: '${{ inputs.way }}',
        environment,
        'runs-on': "${{ vars.RECOVERY_RUNNER || 'ubuntu-24.04' }}",
        'timeout-minutes': 180,
        // To stop deliveries, and to let them go on afterwards.
        permissions: { contents: 'read', 'id-token': 'write', actions: 'write' },
        steps: [
          checkout,
          assume(role, region),
          script(
            'Move',
            [
              'given=()',
              '[ "$EXECUTE" = true ] && given+=(--execute)',
              '[ "$PLANNED" = true ] && given+=(--planned)',
              '[ "$GONE" = true ] && given+=(--source-is-gone)',
              '[ "$DETACH" = true ] && given+=(--detach)',
              ...(other ? ['given+=(--side "$SIDE")'] : []),
              '[ -n "$SINCE" ] && given+=(--since "$SINCE")',
              '[ -n "$FROM" ] && given+=(--from "$FROM")',
              'bash "scripts/recovery/$WAY.sh" "${given[@]}"',
            ],
            {
              env: {
                WAY: '${{ inputs.way }}',
                EXECUTE: '${{ inputs.execute }}',
                PLANNED: '${{ inputs.planned }}',
                GONE: '${{ inputs.gone }}',
                DETACH: '${{ inputs.detach }}',
                SINCE: '${{ inputs.since }}',
                FROM: '${{ inputs.from }}',
                ...(other && { SIDE: '${{ inputs.side }}' }),
                LOG: 'takeover.log',
                GH_TOKEN: '${{ github.token }}',
              },
            },
          ),
          script('What was done', ['cat takeover.log >> "$GITHUB_STEP_SUMMARY"'], { if: 'always()' }),
          uses(
            'actions/upload-artifact',
            {
              name: 'takeover',
              path: 'takeover.log\nfence-*.json\n',
              'retention-days': '90',
              'if-no-files-found': 'ignore',
            },
            { if: 'always()' },
          ),
        ],
      },
    },
  }
}

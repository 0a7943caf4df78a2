import type { Blueprint } from '../../model/blueprint.ts'
import { issueJob } from './issue.ts'
import { platformsOf } from './platforms.ts'
import { holes } from './scans.ts'
import { assume, checkout, login, machine, pulling, script, uses } from './steps.ts'
import { heldIn } from './taken.ts'

/** Looks every day at what runs: a hole that becomes known after the build is found by nobody else. */
export function rescan(blueprint: Blueprint) {
  const { plan } = blueprint
  const [platform = ''] = platformsOf(plan)
  const images = plan.workloads.length > 0
  // What no cluster takes from the branch is written down in the account.
  const sent = plan.releases.length > 0
  return {
    name: 'rescan',
    on: { schedule: [{ cron: '41 3 * * *' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: { group: 'rescan' },
    jobs: {
      ...(images && {
        images: {
          name: '${{ matrix.service }} in ${{ matrix.stage }}',
          ...machine(20),
          permissions: { contents: 'read', ...pulling(blueprint) },
          strategy: {
            'fail-fast': false,
            matrix: {
              include: plan.stages
                .filter(({ environment }) => environment.kind !== 'preview')
                .flatMap(({ name: stage, overlay, stack }) =>
                  plan.workloads.map(({ name, repository, image }) => ({
                    stage,
                    ...(plan.pods.length > 0 && { overlay }),
                    ...(sent && { stack, region: plan.stacks.find((each) => each.name === stack)?.region }),
                    service: name,
                    repository,
                    image,
                  })),
                ),
            },
          },
          steps: [
            checkout,
            ...(sent ? [assume(`${plan.system}-\${{ matrix.stack }}-plan`, '${{ matrix.region }}')] : []),
            script(
              'Which image runs',
              [
                'held() {',
                ...heldIn({ name: '$STAGE', overlay: '$OVERLAY' }, blueprint).map((line) => `  ${line}`),
                '}',
                // What a stage has not got yet is `none` there, or not there at all.
                `digest=$(held | awk -v repository="$REPOSITORY" '$1 == repository && $3 != "none" { print $3 }')`,
                'echo "digest=$digest" >> "$GITHUB_OUTPUT"',
              ],
              {
                id: 'runs',
                env: {
                  REPOSITORY: '${{ matrix.repository }}',
                  ...(plan.pods.length > 0 && { OVERLAY: '${{ matrix.overlay }}' }),
                  ...(sent && { STAGE: '${{ matrix.stage }}' }),
                },
              },
            ),
            ...login(blueprint),
            uses(
              'aquasecurity/trivy-action',
              {
                'image-ref': '${{ matrix.image }}@${{ steps.runs.outputs.digest }}',
                severity: 'CRITICAL,HIGH',
                'ignore-unfixed': true,
                'exit-code': '1',
              },
              { name: 'Known holes', if: "steps.runs.outputs.digest != ''", env: { TRIVY_PLATFORM: platform } },
            ),
          ],
        },
      }),
      code: holes,
      issue: issueJob({
        needs: [...(images ? ['images'] : []), 'code'],
        label: 'vulnerability',
        title: 'A known hole in what runs',
        body: 'Critical ones are closed within a day, high ones within a week: take the fixed package or base image, and deliver. The run says which:',
      }),
    },
  }
}

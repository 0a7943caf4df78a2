import type { Blueprint } from '../../model/blueprint.ts'
import { issueJob } from './issue.ts'
import { platformsOf } from './platforms.ts'
import { holes } from './scans.ts'
import { checkout, login, machine, pulling, script, uses } from './steps.ts'

/** Looks every day at what runs: a hole that becomes known after the build is found by nobody else. */
export function rescan(blueprint: Blueprint) {
  const { plan } = blueprint
  const [platform = ''] = platformsOf(plan)
  const images = plan.workloads.length > 0
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
                .flatMap(({ name: stage, overlay }) =>
                  plan.workloads.map(({ name, repository, image }) => ({
                    stage,
                    overlay,
                    service: name,
                    repository,
                    image,
                  })),
                ),
            },
          },
          steps: [
            checkout,
            script(
              'Which image runs',
              [
                `digest=$(yq '.images[] | select(.name == strenv(REPOSITORY)) | .digest // ""' "$OVERLAY/images/kustomization.yaml")`,
                'echo "digest=$digest" >> "$GITHUB_OUTPUT"',
              ],
              { id: 'runs', env: { REPOSITORY: '${{ matrix.repository }}', OVERLAY: '${{ matrix.overlay }}' } },
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

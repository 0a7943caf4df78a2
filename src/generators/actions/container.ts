import type { Blueprint } from '../../model/blueprint.ts'
import { builderOf, platformsOf } from './platforms.ts'
import { checkout, machine, uses } from './steps.ts'

/** Builds and scans the image of a pull request without pushing it, so that a Dockerfile breaks before the merge and not after it. */
export function containerJob({ plan }: Blueprint) {
  const [platform = ''] = platformsOf(plan)
  return {
    name: 'image of ${{ matrix.service }}',
    if: "github.event_name == 'pull_request'",
    ...machine(30),
    'runs-on': builderOf([platform]),
    strategy: {
      'fail-fast': false,
      matrix: { include: plan.workloads.map(({ name, service }) => ({ service: name, context: service.path })) },
    },
    steps: [
      checkout,
      uses('docker/setup-buildx-action'),
      uses('docker/build-push-action', {
        context: '${{ matrix.context }}',
        load: true,
        tags: '${{ matrix.service }}:check',
        'cache-from': 'type=gha,scope=${{ matrix.service }}',
      }),
      uses('aquasecurity/trivy-action', {
        'image-ref': '${{ matrix.service }}:check',
        severity: 'CRITICAL,HIGH',
        'ignore-unfixed': true,
        'exit-code': '1',
      }),
    ],
  }
}

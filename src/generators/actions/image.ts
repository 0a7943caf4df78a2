import type { Blueprint } from '../../model/blueprint.ts'
import { assume, run, uses } from './steps.ts'

/**
 * Builds, scans and signs the images of a commit. The tag comes last: what has it has passed everything before, and a run
 * that is repeated never meets a tag that cannot be overwritten. `preview`: when a pull request gets images too.
 */
export function imageJob(blueprint: Blueprint, preview: string | undefined) {
  const { plan } = blueprint
  const ecr = plan.delivery.registry === 'ecr'
  const built = '${{ matrix.image }}@${{ steps.build.outputs.digest }}'
  return {
    name: 'image ${{ matrix.service }}',
    if: preview ? `github.event_name == 'push' || (${preview})` : "github.event_name == 'push'",
    // The processors of the nodes: packages with native code are compiled for what runs them.
    'runs-on': 'ubuntu-24.04-arm',
    'timeout-minutes': 30,
    permissions: {
      contents: 'read',
      'id-token': 'write',
      attestations: 'write',
      ...(ecr ? {} : { packages: 'write' }),
    },
    strategy: {
      'fail-fast': false,
      matrix: {
        include: plan.workloads.map(({ name, image, service }) => ({ service: name, image, context: service.path })),
      },
    },
    env: { COMMIT: preview ? '${{ github.event.pull_request.head.sha || github.sha }}' : '${{ github.sha }}' },
    steps: [
      uses('actions/checkout', { ref: '${{ env.COMMIT }}', 'persist-credentials': false }),
      ...login(blueprint),
      uses('docker/setup-buildx-action'),
      uses(
        'docker/build-push-action',
        {
          context: '${{ matrix.context }}',
          platforms: 'linux/arm64',
          outputs: 'type=image,name=${{ matrix.image }},push-by-digest=true,name-canonical=true,push=true',
          'cache-from': 'type=gha,scope=${{ matrix.service }}',
          'cache-to': 'type=gha,scope=${{ matrix.service }},mode=max',
          provenance: 'mode=max',
          sbom: true,
        },
        { name: 'Build and push', id: 'build' },
      ),
      uses(
        'aquasecurity/trivy-action',
        { 'image-ref': built, severity: 'CRITICAL,HIGH', 'ignore-unfixed': true, 'exit-code': '1' },
        // Without it Trivy asks for linux/amd64, whatever machine it runs on.
        { name: 'Known vulnerabilities', env: { TRIVY_PLATFORM: 'linux/arm64' } },
      ),
      uses('sigstore/cosign-installer'),
      run('Sign', 'cosign sign --yes "$IMAGE"', { env: { IMAGE: built } }),
      uses(
        'actions/attest',
        {
          'subject-name': '${{ matrix.image }}',
          'subject-digest': '${{ steps.build.outputs.digest }}',
          'push-to-registry': true,
        },
        { name: 'Attest where it came from' },
      ),
      run(
        'Tag',
        [
          'docker buildx imagetools inspect "$TAG" > /dev/null 2>&1 ||',
          '  docker buildx imagetools create --tag "$TAG" "$IMAGE"',
          '',
        ].join('\n'),
        { env: { IMAGE: built, TAG: '${{ matrix.image }}:sha-${{ env.COMMIT }}' } },
      ),
    ],
  }
}

function login({ plan, spec }: Blueprint) {
  if (plan.delivery.registry === 'ecr')
    return [assume(`${plan.system}-publish`, spec.cloud.region), uses('aws-actions/amazon-ecr-login')]
  return [
    uses('docker/login-action', {
      registry: 'ghcr.io',
      username: '${{ github.actor }}',
      password: '${{ secrets.GITHUB_TOKEN }}',
    }),
  ]
}

import type { Blueprint } from '../../model/blueprint.ts'
import { builderOf, platformsOf } from './platforms.ts'
import { login, machine, run, type Step, script, uses } from './steps.ts'

const built = '${{ matrix.image }}@${{ steps.build.outputs.digest }}'

/**
 * Builds, scans and signs the images of a commit. The tag comes last: what has it has passed everything before, and a run
 * that is repeated never meets a tag that cannot be overwritten. `preview`: when a pull request gets images too.
 */
export function imageJob(blueprint: Blueprint, preview: string | undefined) {
  const { plan } = blueprint
  const platforms = platformsOf(plan)
  return {
    name: 'image ${{ matrix.service }}',
    if: preview ? `github.event_name == 'push' || (${preview})` : "github.event_name == 'push'",
    ...machine(45),
    'runs-on': builderOf(platforms),
    permissions: {
      contents: 'read',
      'id-token': 'write',
      attestations: 'write',
      ...(plan.delivery.registry !== 'ecr' && { packages: 'write' }),
    },
    strategy: {
      'fail-fast': false,
      matrix: {
        include: plan.workloads.map(({ name, image, repository, service }) => ({
          service: name,
          repository,
          image,
          context: service.path,
        })),
      },
    },
    env: { COMMIT: preview ? '${{ github.event.pull_request.head.sha || github.sha }}' : '${{ github.sha }}' },
    steps: [
      uses('actions/checkout', { ref: '${{ env.COMMIT }}', 'persist-credentials': false }),
      ...login(blueprint),
      ...(platforms.length > 1 ? [uses('docker/setup-qemu-action')] : []),
      uses('docker/setup-buildx-action'),
      ...build(platforms),
      ...platforms.map(scan),
      ...vouch,
      ...name,
    ],
  }
}

function build(platforms: readonly string[]): Step[] {
  return [
    uses(
      'docker/build-push-action',
      {
        context: '${{ matrix.context }}',
        platforms: platforms.join(','),
        'build-args': 'REVISION=${{ env.COMMIT }}',
        outputs: 'type=image,name=${{ matrix.image }},push-by-digest=true,name-canonical=true,push=true',
        'cache-from': 'type=gha,scope=${{ matrix.service }}',
        'cache-to': 'type=gha,scope=${{ matrix.service }},mode=max',
        provenance: 'mode=max',
        sbom: true,
      },
      { name: 'Build and push', id: 'build' },
    ),
  ]
}

function scan(platform: string): Step {
  return uses(
    'aquasecurity/trivy-action',
    { 'image-ref': built, severity: 'CRITICAL,HIGH', 'ignore-unfixed': true, 'exit-code': '1' },
    // Without it Trivy asks for linux/amd64, whatever machine it runs on.
    { name: `Known holes for ${platform}`, env: { TRIVY_PLATFORM: platform } },
  )
}

const subject = { 'subject-name': '${{ matrix.image }}', 'subject-digest': '${{ steps.build.outputs.digest }}' }

/** What is in it, where it came from, and that it is ours. */
const vouch: readonly Step[] = [
  uses(
    'aquasecurity/trivy-action',
    { 'image-ref': built, format: 'spdx-json', output: 'sbom.spdx.json' },
    { name: 'List what is in it' },
  ),
  uses('sigstore/cosign-installer'),
  run('Sign', 'cosign sign --yes "$IMAGE"', { env: { IMAGE: built } }),
  uses('actions/attest', { ...subject, 'push-to-registry': true }, { name: 'Attest where it came from' }),
  uses(
    'actions/attest',
    { ...subject, 'sbom-path': 'sbom.spdx.json', 'push-to-registry': true },
    { name: 'Attest what is in it' },
  ),
]

/** The name by which people and pipelines know it from here on. */
const name: readonly Step[] = [
  script(
    'Tag',
    [
      'if known=$(docker buildx imagetools inspect "$TAG" --format \'{{ .Manifest.Digest }}\' 2> /dev/null); then',
      '  # A run before this one has built, signed and tagged it: that is the image of this commit.',
      '  DIGEST=$known',
      'else',
      '  docker buildx imagetools create --tag "$TAG" "$IMAGE@$DIGEST"',
      'fi',
      'echo "digest=$DIGEST" >> "$GITHUB_OUTPUT"',
    ],
    {
      id: 'tag',
      env: {
        IMAGE: '${{ matrix.image }}',
        DIGEST: '${{ steps.build.outputs.digest }}',
        TAG: '${{ matrix.image }}:sha-${{ env.COMMIT }}',
      },
    },
  ),
  script('Say what was built', ['echo "$REPOSITORY sha-$COMMIT $DIGEST" > "$SERVICE.image"'], {
    env: {
      REPOSITORY: '${{ matrix.repository }}',
      SERVICE: '${{ matrix.service }}',
      DIGEST: '${{ steps.tag.outputs.digest }}',
    },
  }),
  uses('actions/upload-artifact', {
    name: 'image-${{ matrix.service }}',
    path: '${{ matrix.service }}.image',
    'retention-days': 7,
  }),
]

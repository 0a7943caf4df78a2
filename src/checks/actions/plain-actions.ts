import { type Done, mayHave } from './job-steps.ts'
import { parseReference } from './reference.ts'

/** Actions that do what their name says and nothing besides: no cluster, no tool, no packages come from them. */
const plain: ReadonlySet<string> = new Set(
  `actions/checkout actions/setup-node actions/setup-python actions/setup-go actions/setup-java actions/setup-dotnet
  actions/upload-artifact actions/github-script aws-actions/configure-aws-credentials aws-actions/amazon-ecr-login azure/login
  google-github-actions/auth docker/login-action docker/setup-buildx-action docker/setup-qemu-action docker/metadata-action
  docker/build-push-action azure/setup-kubectl azure/setup-helm hashicorp/setup-terraform ruby/setup-ruby
  codecov/codecov-action step-security/harden-runner github/codeql-action dorny/paths-filter dorny/test-reporter
  aquasecurity/trivy-action slackapi/slack-github-action actions/labeler sigstore/cosign-installer`.split(/\s+/),
)

/** Whether something before, or in a step itself, may have done it: an action that is not plain, a script of the repository, or what fits. */
export function mayCome(steps: readonly Done[], upTo: number, fits: RegExp, runs: RegExp = hides): boolean {
  return (
    mayHave(steps, upTo, fits) ||
    steps.some(({ step, index }) => {
      if (index > upTo) return false
      if (step.uses === undefined) return runs.test(step.run ?? '')
      const reference = parseReference(step.uses)
      return !reference || !plain.has(reference.repository.toLowerCase())
    })
  )
}

/** What runs other commands that cannot be seen. */
const hides = /\b(?:make|task|just|nix|mise|bazel|source|eval)\b|\.sh\b|\.py\b|^\s*\.{1,2}\/|\n\s*\.{1,2}\//

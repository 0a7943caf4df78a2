import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { majorOf, pinned } from './pin.ts'
import { isCommit, isOfficial, parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Action is not pinned to a commit',
  why: `A tag or a branch names whatever its owner, or whoever took over the owner's account, pushes next, and it runs with
the job's token and secrets. In March 2026 nearly every tag of a widely used scanner action was moved to a credential stealer
(CVE-2026-33634). Name the whole commit and keep the version as a comment; Dependabot and Renovate update both.`,
  severity: 'high',
  level: 'default',
  on: Use,
  fix: 'risky',
  controls: ['soc2/CC8.1', 'nist-800-53/SR-3'],
  sources: ['zizmor/unpinned-uses', 'poutine/github_action_from_unverified_creator_used'],
  *run({ uses }) {
    const reference = parseReference(uses)
    if (!reference || isCommit(reference.ref) || isOfficial(reference.repository)) return
    // Its provenance names the tag, and verifiers refuse it without one.
    if (reference.repository.toLowerCase() === 'slsa-framework/slsa-github-generator') return
    const pin = pinned(reference, majorOf(reference.ref))
    yield {
      at: ['uses'],
      message: `\`${uses}\` runs whatever \`${reference.ref}\` points at; name the whole commit and keep the version as a comment`,
      ...(pin && { changes: [{ set: ['uses'], to: pin.uses, remark: pin.version }] }),
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/login-action@v4
      `,
      good: `
        on: push
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: docker/login-action@dbcb813823bdd20940b903addbd779551569679f # v4.6.0
      `,
    },
  ],
}

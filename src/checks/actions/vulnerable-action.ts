import { Use } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { parseReference } from './reference.ts'

export const check: Check<Use> = {
  title: 'Version of an action has a known vulnerability',
  why: `The version was published with malicious code, or lets others read secrets or run code in the job. Move to a version behind
the fix, pinned to its commit; where code was malicious, replace the secrets that the job had.`,
  severity: 'critical',
  level: 'default',
  on: Use,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2'],
  sources: ['zizmor/known-vulnerable-actions', 'poutine/known_vulnerability_in_build_component'],
  *run({ uses }) {
    const reference = parseReference(uses)
    if (!reference) return
    const version = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/
      .exec(reference.ref)
      ?.slice(1)
      .map((each) => (each === undefined ? undefined : Number(each)))
    const row = advisories.find(
      ({ action, commit, from, to }) =>
        action === reference.repository.toLowerCase() &&
        (commit === reference.ref || (version !== undefined && isWithin(version, from, to))),
    )
    if (row) yield { at: ['uses'], message: `\`${uses}\` has ${row.id}: ${row.what}; use ${row.fixed} or later` }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: tj-actions/changed-files@v45
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - uses: tj-actions/changed-files@v47
              - uses: actions/download-artifact@v4
      `,
    },
  ],
}

type Version = readonly (number | undefined)[]

interface Advisory {
  readonly id: string
  readonly action: string
  readonly commit?: string
  readonly from: Version
  /** The first version that is sound again. */
  readonly to: Version
  readonly fixed: string
  readonly what: string
}

/** GitHub advisory database, read 2026-11-27. A tag that moves (\`v4\`) is as sound as the newest version below it. */
const advisories: readonly Advisory[] = [
  {
    id: 'CVE-2025-30066',
    action: 'tj-actions/changed-files',
    from: [0],
    to: [46],
    fixed: 'v46.0.1',
    what: 'it printed secrets into the log',
  },
  {
    id: 'CVE-2023-51664',
    action: 'tj-actions/changed-files',
    from: [0],
    to: [41],
    fixed: 'v41',
    what: 'names of files run as code',
  },
  {
    id: 'CVE-2023-49291',
    action: 'tj-actions/branch-names',
    from: [0],
    to: [7, 0, 7],
    fixed: 'v7.0.7',
    what: 'names of branches run as code',
  },
  {
    id: 'CVE-2025-30154',
    action: 'reviewdog/action-setup',
    commit: 'f0d342d24037bb11d26b9bd8496e0808ba32e9ec',
    from: [99],
    to: [99],
    fixed: 'v1.3.1',
    what: 'it printed secrets into the log',
  },
  {
    id: 'CVE-2024-42471',
    action: 'actions/download-artifact',
    from: [4, 0, 0],
    to: [4, 1, 3],
    fixed: 'v4.1.3',
    what: 'an artifact can write anywhere',
  },
  {
    id: 'CVE-2025-32955',
    action: 'step-security/harden-runner',
    from: [0, 12, 0],
    to: [2, 12, 0],
    fixed: 'v2.12.0',
    what: 'its limits can be got round',
  },
]

function isWithin(version: Version, from: Version, to: Version): boolean {
  const known = version.filter((each): each is number => each !== undefined)
  // \`v4\` is the newest version 4.
  const newest =
    known.length === 3 ? known : [...known, ...Array.from({ length: 3 - known.length }, () => Number.POSITIVE_INFINITY)]
  return compare(newest, from) >= 0 && compare(newest, to) < 0
}

function compare(one: Version, other: Version): number {
  for (let at = 0; at < 3; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0)
    if (difference !== 0 && !Number.isNaN(difference)) return difference
  }
  return 0
}

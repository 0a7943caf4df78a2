import type { Artifact } from '../../model/blueprint.ts'
import { type Attributes, commented } from '../../syntax/hcl/build.ts'
import { printHclAttributes } from '../../syntax/hcl/print.ts'

/** Which values of a root only the team knows. */
export interface Asked {
  readonly cluster: boolean
  readonly alerts: boolean
  /** Owner and name, where roles trust its jobs. */
  readonly repository?: string
}

/** First values for what only the team knows; the file is theirs from then on. */
export function settingsFile(path: string, domain: string, asked: Asked): Artifact[] {
  const attributes: Attributes = {
    ...(asked.cluster && {
      api_allowed_cidrs: commented(
        'Where people reach the API server from, such as ["198.51.100.7/32"]; with none it answers inside the network only.',
        [],
      ),
    }),
    ...(asked.repository !== undefined && {
      repository: commented(
        'As GitHub names it in tokens of jobs. One made, renamed or moved after 15 July 2026 has numbers in its name: see docs/first-apply.md.',
        asked.repository,
      ),
    }),
    ...(asked.alerts && {
      alert_email: commented('AWS asks this address to confirm before it sends anything else.', `alerts@${domain}`),
    }),
  }
  if (Object.keys(attributes).length === 0) return []
  const text = printHclAttributes(attributes, 'Yours: written once, then left alone.')
  return [{ path: `${path}/terraform.tfvars`, because: ['cluster', 'observability'], text, seeded: true }]
}

import type { Plan } from '../../model/plan.ts'

/** The way into the documents: those of these that there are, by who reads them. */
export function contents({ system }: Plan, paths: ReadonlySet<string>): string {
  const sections = Object.entries(readers).flatMap(([reader, files]) => {
    const there = Object.entries(files).filter(([path]) => paths.has(path))
    return there.length > 0
      ? [`## ${reader}`, there.map(([path, what]) => `- [${what}](${linkTo(path)})`).join('\n')]
      : []
  })
  return `${[`# ${system}`, ...sections].join('\n\n')}\n`
}

function linkTo(path: string): string {
  return path.startsWith('docs/') ? path.slice('docs/'.length) : `../${path}`
}

const readers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Whoever is new': {
    'docs/onboarding.md': 'The first day',
    'docs/diagrams.md': 'Pictures',
    'docs/design.md': 'Design',
  },
  'Whoever writes it': {
    'docs/handoff/backend.md': 'Services',
    'docs/handoff/frontend.md': 'Pages',
    'docs/service-contract.md': 'What a service must do',
    'docs/pipeline.md': 'From a commit to production',
    'docs/previews.md': 'Previews of pull requests',
    'docs/flags.md': 'Feature flags: how one is switched, and how it goes again',
  },
  'Whoever tests it': { 'docs/handoff/qa.md': 'What can be tried where' },
  'Whoever keeps it up': {
    'docs/handbook/on-call.md': 'On call',
    'docs/runbooks/README.md': 'Runbooks',
    'docs/handbook/incidents.md': 'Incidents',
    'docs/handbook/error-budgets.md': 'Error budgets',
    'slo/error-budget-policy.md': 'Error budgets',
    'docs/restore.md': 'When data is lost',
    'docs/recovery.md': 'When a region is lost',
    'docs/mesh.md': 'How the mesh is lived with',
    'docs/secrets.md': 'How secrets are made, changed and opened',
    'docs/vault.md': 'How the Vault is opened, filled and changed',
    'docs/chaos.md': 'What is broken on purpose',
    'docs/first-apply.md': 'The first apply',
    'docs/inventory.md': 'Inventory',
  },
  'Whoever reviews it': {
    'docs/handoff/security.md': 'Controls and evidence',
    'docs/threats.md': 'Threats',
    'docs/decisions/README.md': 'Decisions',
  },
}

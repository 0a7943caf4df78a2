import type { Plan } from '../../model/plan.ts'

/** The way into the documents: those of these that there are, by who reads them. */
export function contents({ system }: Plan, paths: ReadonlySet<string>): string {
  const sections = Object.entries(readers).flatMap(([reader, files]) => {
    const there = Object.entries(files).filter(([file]) => paths.has(`docs/${file}`))
    return there.length > 0 ? [`## ${reader}`, there.map(([file, what]) => `- [${what}](${file})`).join('\n')] : []
  })
  return `${[`# ${system}`, ...sections].join('\n\n')}\n`
}

const readers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Whoever is new': { 'onboarding.md': 'The first day', 'diagrams.md': 'Pictures', 'design.md': 'Design' },
  'Whoever writes it': {
    'handoff/backend.md': 'Services',
    'handoff/frontend.md': 'Pages',
    'service-contract.md': 'What a service must do',
    'pipeline.md': 'From a commit to production',
  },
  'Whoever tests it': { 'handoff/qa.md': 'What can be tried where' },
  'Whoever keeps it up': {
    'handbook/on-call.md': 'On call',
    'runbooks/README.md': 'Runbooks',
    'handbook/incidents.md': 'Incidents',
    'handbook/error-budgets.md': 'Error budgets',
    'recovery.md': 'When a region is lost',
    'first-apply.md': 'The first apply',
    'inventory.md': 'Inventory',
  },
  'Whoever reviews it': {
    'handoff/security.md': 'Controls and evidence',
    'threats.md': 'Threats',
    'decisions/README.md': 'Decisions',
  },
}

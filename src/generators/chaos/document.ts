import type { Plan, Stage } from '../../model/plan.ts'
import type { Experiment } from './experiments.ts'
import { bearable, judgesOf } from './steady.ts'

export function chaosDocument(experiments: readonly Experiment[], stage: Stage, plan: Plan): string {
  const rows = experiments.map(
    ({ name, title, about }) =>
      `| \`${name}\` | ${title} | ${judgesOf(about, plan)
        .map(({ name }) => `\`${name}\``)
        .join(', ')} |`,
  )
  return `${[
    '# What is broken on purpose',
    `Chaos Mesh breaks one thing at a time in \`${stage.namespace}\`, Tuesday to Thursday in working hours. The hypothesis is always the same: while it is broken, the budget of the objectives beside it does not burn faster than ${bearable} times what they allow, which is what pages in production.`,
    `Before anything is broken that must hold three times in a row; when it fails twice while it is broken, the experiment ends at once and everything is put back; afterwards it must hold again within six minutes, the last five of which are what it is measured over. An objective says nothing where nobody calls: let a load test run in \`${stage.name}\` beside it.`,
    `| Experiment | What is broken | Judged by |\n|---|---|---|\n${rows.join('\n')}`,
    '## How to look',
    `\`kubectl -n chaos-mesh get workflows.chaos-mesh.org\`: one for each run. \`describe\` says which check ended it. A run that was ended is a finding: open an issue with its name, and mend the design or the promise.`,
    '## How to stop',
    'One: `kubectl -n chaos-mesh annotate schedules.chaos-mesh.org NAME experiment.chaos-mesh.org/pause=true`. All: the same with `--all`. In a freeze, or while an incident is open, pause all.',
    '## Production',
    `Only namespaces with the annotation \`chaos-mesh.org/inject: enabled\` can be broken, and only the cluster of ${stage.name} has Chaos Mesh. What has passed here for three months may be tried there, by hand, by two people, one replica at a time, while the budget is more than half full.`,
  ].join('\n\n')}\n`
}

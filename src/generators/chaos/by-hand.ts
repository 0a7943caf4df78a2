import type { Plan, Stage } from '../../model/plan.ts'
import { bearable, judgesOf } from './steady.ts'
import type { Trial } from './toolkit.ts'

/** What people do who run experiments of Chaos Toolkit. */
export function toolkitDocument(trials: readonly Trial[], stage: Stage, plan: Plan): string {
  const rows = trials.map(
    ({ name, title, about }) => `| \`chaos/${name}.yaml\` | ${title} | ${named(judgesOf(about, plan))} |`,
  )
  return document([
    `Chaos Toolkit breaks one thing at a time in \`${stage.namespace}\`, when two people say so. The hypothesis is always the same: while it is broken, the budget of the objectives beside it does not burn faster than ${bearable} times what they allow, which is what pages in production.`,
    'It is asked before, every ten seconds while something is broken, and after. When it fails, the experiment ends and what was broken is put back.',
    `| Experiment | What is broken | Judged by |\n|---|---|---|\n${rows.join('\n')}`,
    '## How to run one',
    `\`\`\`sh
pipx install chaostoolkit && pipx inject chaostoolkit chaostoolkit-kubernetes
kubectl -n ${plan.monitoring.namespace} port-forward service/kube-prometheus-stack-prometheus 9090:9090 &
chaos run chaos/kill-….yaml --hypothesis-strategy=continuously --hypothesis-frequency=10 --fail-fast --rollback-strategy=always
\`\`\``,
    'An objective says nothing where nobody calls: let a load test run beside it. `journal.json` says what came of it; a hypothesis that failed is a finding: open an issue with it.',
    '## What is not broken',
    'A slow or lossy network and a full disk need an agent with rights over the node. The answer `chaos-mesh` to the decision `chaos` has them.',
    '## Production',
    'What has passed here for three months may be tried there, by hand, by two people, while the budget is more than half full.',
  ])
}

/** The same for templates of AWS Fault Injection Service. */
export function faultDocument({ faults, stacks, chaos }: Plan): string {
  const region = stacks.find(({ name }) => name === chaos?.stack)?.region ?? ''
  const rows = faults.map(
    ({ name, title, judges }) => `| \`${name}\` | ${title} | ${judges.map((each) => `\`${each}\``).join(', ')} |`,
  )
  return document([
    `AWS Fault Injection Service breaks one thing at a time in \`${chaos?.stage}\`, when two people say so: there alone CloudWatch judges the objectives. Each experiment names their alarms. When one goes red, AWS ends the experiment at once and puts right what it can.`,
    `| Template | What is broken | Stopped by an alarm of |\n|---|---|---|\n${rows.join('\n')}`,
    '## How to run one',
    `\`\`\`sh
id=$(aws fis list-experiment-templates --region ${region} --query "experimentTemplates[?tags.Name=='${faults[0]?.name ?? ''}'].id | [0]" --output text)
aws fis start-experiment --region ${region} --experiment-template-id "$id"
\`\`\``,
    'In working hours, with nobody on call for anything else, while the budget is more than half full, and after the others were told. An experiment that was stopped is a finding: open an issue with its number, and mend the design or the promise.',
    '## How to stop',
    `\`aws fis stop-experiment --region ${region} --id EXP…\`. A task and a machine come back by themselves; a database stays in its other zone, which is as good; the list that cuts a zone off is taken away.`,
    '## Where to begin',
    'With one task. Then the database. The zone last, and only when nothing else has found anything for three months.',
  ])
}

function document(parts: readonly string[]): string {
  return `${['# What is broken on purpose', ...parts].join('\n\n')}\n`
}

function named(slos: readonly { readonly name: string }[]): string {
  return slos.map(({ name }) => `\`${name}\``).join(', ')
}

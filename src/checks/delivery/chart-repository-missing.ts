import { Container, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import { type Ran, ranIn } from '../../kinds/ran.ts'
import { Script } from '../../kinds/script.ts'
import type { Check } from '../check.ts'

type Runs = Container | Script

export const check: Check<Runs> = {
  title: 'Chart comes from a repository that nobody added',
  why: `\`helm install name repository/chart\` looks the repository up in a list that a fresh container or runner does not have: the
command fails before it reaches the cluster. Run \`helm repo add\` first, or name the chart by \`oci://\` or with \`--repo\`.`,
  severity: 'high',
  level: 'default',
  on: [Container, StepContainer, Script],
  *run(subject, { resource }) {
    const all = 'parts' in subject ? inPipeline(subject) : ranBy(subject)
    if (!all.some(chartOf)) return
    // Steps of one job share what an earlier one added.
    if ('parts' in subject && /helm repo add|setup-helm|helm-repos|helmfile/.test(JSON.stringify(resource.tree.data)))
      return
    const added = new Set(
      all.flatMap(({ name, words }) => (name === 'helm' && words[0]?.text === 'repo' ? [words[2]?.text] : [])),
    )
    for (const ran of all) {
      const chart = chartOf(ran)
      const repository = chart?.text.split('/')[0]
      if (!chart || repository === undefined || added.has(repository)) continue
      yield {
        at: chart.at,
        message: `nothing adds the repository \`${repository}\` of \`${chart.text}\`; run \`helm repo add\` first, or give \`--repo\``,
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: prepare }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: prepare
                  image: alpine/helm:3.19.0
                  command: [sh, -c, helm install db bitnami/postgresql --namespace dev]
      `,
      good: `
        apiVersion: batch/v1
        kind: Job
        metadata: { name: prepare }
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: prepare
                  image: alpine/helm:3.19.0
                  command: [sh, -c, "helm repo add bitnami https://charts.example.com && helm install db bitnami/postgresql"]
      `,
    },
  ],
}

function inPipeline({ parts }: Script): readonly Ran[] {
  return parts.flatMap((part) =>
    part ? ranIn(part.text, ({ start, end }) => [...(Array.isArray(part.at) ? part.at : []), start, end]) : [],
  )
}

/** The `repository/chart` of an installation. */
function chartOf({ name, words }: Ran) {
  const verb = words[0]?.text ?? ''
  if (name !== 'helm' || !/^(?:install|upgrade|template|pull)$/.test(verb)) return undefined
  if (words.some(({ text }) => /^--repo(?:=|$)/.test(text))) return undefined
  const plain = words
    .slice(1)
    .filter(
      ({ text }, index, all) =>
        !text.startsWith('-') &&
        !/^(?:-[nf]|--(?:namespace|values|set|version|timeout)\S*)$/.test(all[index - 1]?.text ?? ''),
    )
  const chart = plain.find(({ text }) => /^[a-z][\w-]*\/[a-z][\w-]*$/.test(text))
  return chart
}

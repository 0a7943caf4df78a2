import type { Estate } from '../../model/estate.ts'
import { TextFile } from '../../model/text-file.ts'
import type { Check } from '../check.ts'

export const check: Check<TextFile> = {
  title: 'Templates of a chart have no chart',
  why: `Helm installs a directory with a \`Chart.yaml\`, and refuses this one: "Chart.yaml file is missing". Nothing else can apply the templates
either, so what they describe runs nowhere, and no check of its objects can say anything.`,
  severity: 'high',
  level: 'default',
  on: TextFile,
  controls: ['soc2/CC8.1'],
  *run({ text }, { resource, estate }) {
    const { path } = resource.tree.file
    if (!/(?:^|\/)templates\/[^/]+\.ya?ml$/.test(path)) return
    const value = /\{\{-?\s[^{}]*?\.(?:Values|Release)\.\w+/.exec(text)
    const [, chart] = /^(.*)\/templates\/[^/]+$/.exec(path) ?? []
    if (!value || !isAlone(chart, path, estate)) return
    yield {
      at: ['text', value.index, value.index + value[0].length],
      message: `${chart === undefined ? 'the directory' : `\`${chart}\``} has templates and no \`Chart.yaml\`, so Helm cannot install it; add one`,
    }
  },
  examples: [
    {
      bad: `
        -- web/templates/service.yaml --
        apiVersion: v1
        kind: Service
        metadata: { name: {{ .Values.name }} }
      `,
      good: `
        -- web/Chart.yaml --
        apiVersion: v2
        name: web
        version: 1.4.0
        -- web/values.yaml --
        name: web
        -- web/templates/service.yaml --
        apiVersion: v1
        kind: Service
        metadata: { name: {{ .Values.name }} }
      `,
    },
  ],
}

/** Whether no chart is there or may be made there, and this is the first file of it that would say so. */
function isAlone(chart: string | undefined, path: string, estate: Estate): boolean {
  const above = chart === undefined ? '' : `${chart}/`
  const beside = [...estate.files.keys()].filter((each) => each.startsWith(above))
  const isChart = (each: string) => /^Chart\b/.test(each.split('/').at(-1) ?? '')
  const parents = [...estate.files.keys()].filter(
    (each) => isChart(each) && above.startsWith(each.slice(0, each.lastIndexOf('/') + 1)),
  )
  const first = beside.filter((each) => /^templates\/[^/]+\.ya?ml$/.test(each.slice(above.length))).sort()
  const made = [...estate.files.values()].some(
    ({ path: other, text }) =>
      !other.startsWith(above) && /(?:>|write|cat|cp|envsubst|dest)[^\n]*Chart\.yaml/.test(text),
  )
  const [named] = first.filter((each) => /\.(?:Values|Release)\./.test(estate.files.get(each)?.text ?? ''))
  return parents.length === 0 && !beside.some(isChart) && !made && named === path
}

import type { Estate } from '../../model/estate.ts'
import type { SourceFile } from '../../model/source.ts'
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

/** Whether no chart is there or may be made there, and this is the first file of it that would say so. The dearest question comes last. */
function isAlone(chart: string | undefined, path: string, estate: Estate): boolean {
  const above = chart === undefined ? '' : `${chart}/`
  const paths = [...estate.files.keys()]
  const isAbove = (each: string) => above.startsWith(each.slice(0, each.lastIndexOf('/') + 1))
  if (paths.some((each) => isChart(each) && (each.startsWith(above) || isAbove(each)))) return false
  const [first] = paths
    .filter((each) => each.startsWith(above) && /^templates\/[^/]+\.ya?ml$/.test(each.slice(above.length)))
    .filter((each) => /\.(?:Values|Release)\./.test(estate.files.get(each)?.text ?? ''))
    .sort()
  return first === path && ![...estate.files.values()].some((file) => !file.path.startsWith(above) && makesChart(file))
}

function isChart(path: string): boolean {
  return /^Chart\b/.test(path.slice(path.lastIndexOf('/') + 1))
}

function makesChart({ text }: SourceFile): boolean {
  return text.includes('Chart.yaml') && /(?:>|write|cat|cp|envsubst|dest)[^\n]*Chart\.yaml/.test(text)
}

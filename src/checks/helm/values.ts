import { ChartValues } from '../../kinds/helm.ts'
import type { Estate } from '../../model/estate.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { isSlip, nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

const common = { on: ChartValues, controls: ['soc2/CC8.1', 'nist-800-53/CM-6'] } as const

const undefinedValue: Check<ChartValues> = {
  ...common,
  title: 'Template writes a value that nothing defines',
  why: `Helm writes nothing in its place, and says nothing of it: a name ends in a hyphen, an image has no tag, a field is empty.
Define it in \`values.yaml\`, or guard it with \`required\` or \`default\`. Reported where the template always writes it, and no
file names the key.`,
  severity: 'high',
  level: 'default',
  *run(chart, { estate }) {
    const { values, reads, written, brings } = chart
    if (reads.includes('') || !isMap(values)) return
    const own = new Set([...brings, 'global'])
    const said = new Set<string>()
    for (const [index, path] of reads.entries()) {
      const [first = '', ...rest] = path?.split('.') ?? []
      if (path === undefined || !written.includes(index) || own.has(first) || said.has(path)) continue
      const steps = [first, ...rest]
      const lacking = steps.findIndex((_, at) => valueAt(values, steps.slice(0, at + 1)) === undefined)
      if (lacking === -1) continue
      const above = valueAt(values, steps.slice(0, lacking))
      // An empty map is filled in by whoever installs the chart.
      if (!isMap(above) || Object.keys(above).length === 0 || isNamed(estate, steps.at(-1) ?? '')) continue
      said.add(path)
      const [meant] = nearest(steps[lacking] ?? '', Object.keys(above), 1)
      const advice = meant === undefined ? 'define it' : `define it, or use \`${meant}\``
      yield {
        at: ['reads', index],
        message: `\`.Values.${path}\` is written and defined nowhere; ${advice}`,
        related: [],
      }
    }
  },
  examples: [
    {
      bad: chartWith(
        'image: { repository: acme/web, tag: 1.4.2 }\n',
        'image: "{{ .Values.image.repository }}:{{ .Values.image.tga }}"\n',
      ),
      good: chartWith(
        'image: { repository: acme/web, tag: 1.4.2 }\n',
        'image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"\n',
      ),
    },
    {
      bad: chartWith('app: web\n', 'name: {{ .Values.app }}\nstage: {{ .Values.stage | quote }}\n'),
      good: chartWith('app: web\n', 'name: {{ .Values.app }}\nstage: {{ .Values.stage | default "test" | quote }}\n'),
    },
    {
      bad: chartWith('app: web\n', 'name: {{ .Values.app }}\nstage: {{ .Values.stage }}\n'),
      good: `${chartWith('app: web\n', 'name: {{ .Values.app }}\nstage: {{ .Values.stage }}\n')}\n-- deploy.sh --\nhelm upgrade web . --set stage=live\n`,
    },
  ],
}

const misspelt: Check<ChartValues> = {
  ...common,
  title: 'Template and values spell one name in two ways',
  why: `The template reads a name that is not there, and the value that is there is read by nobody: whoever sets it changes nothing.
Write both alike; capital letters count.`,
  severity: 'high',
  level: 'default',
  *run({ values, reads, brings, borrows }, { resource }) {
    if (borrows || reads.includes('') || !isMap(values)) return
    const read = reads.flatMap((path) => (path === undefined ? [] : [path.split('.')]))
    const own = new Set([...brings, 'global'])
    const open = [...unread(values, read, [])].map((at) => at.map(String))
    const said = new Set<string>()
    for (const [index, path] of reads.entries()) {
      const steps = path?.split('.') ?? []
      const at = steps.findIndex((_, step) => valueAt(values, steps.slice(0, step + 1)) === undefined)
      if (at === -1 || own.has(steps[0] ?? '') || said.has(steps.slice(0, at + 1).join('.'))) continue
      const siblings = open.filter(
        (each) => each.length === at + 1 && each.slice(0, at).join('.') === steps.slice(0, at).join('.'),
      )
      const name = steps[at] ?? ''
      const [meant] = nearest(
        name,
        siblings.map((each) => each[at] ?? ''),
        1,
      )
      if (meant === undefined || !isSlip(name, meant)) continue
      said.add(steps.slice(0, at + 1).join('.'))
      yield {
        at: ['reads', index],
        message: `\`${name}\` is not among the values, and \`${meant}\` is read by nobody; write both alike`,
        related: [{ resource, at: ['values', ...steps.slice(0, at), meant], message: 'what is there' }],
      }
    }
  },
  examples: [
    {
      bad: chartWith(
        'image: { name: web, pullPolicy: Always }\n',
        'name: {{ .Values.image.name }}\npolicy: {{ .Values.image.PullPolicy | default "Always" }}\n',
      ),
      good: chartWith(
        'image: { name: web, pullPolicy: Always }\n',
        'name: {{ .Values.image.name }}\npolicy: {{ .Values.image.pullPolicy | default "Always" }}\n',
      ),
    },
  ],
}

const unused: Check<ChartValues> = {
  ...common,
  title: 'Value of a chart that no template reads',
  why: `Whoever sets it believes that something changes. Most often a template was changed and the value stayed, or its name is
written wrong. Leave it out, or read it.`,
  severity: 'low',
  level: 'strict',
  *run({ values, reads, brings, borrows }) {
    if (borrows || reads.includes('') || !isMap(values)) return
    const read = reads.flatMap((path) => (path === undefined ? [] : [path.split('.')]))
    const own = new Set([...brings, 'global'])
    for (const at of unread(values, read, []))
      if (!own.has(String(at[0])))
        yield { at: ['values', ...at], part: 'key', message: `no template reads \`${at.join('.')}\`; leave it out` }
  },
  examples: [
    {
      bad: chartWith('app: web\nport: 8080\n', 'name: {{ .Values.app }}\n'),
      good: chartWith('app: web\n', 'name: {{ .Values.app }}\n'),
    },
    {
      bad: chartWith('image: { name: web, pullPolicy: Always }\n', 'name: {{ .Values.image.name }}\n'),
      good: chartWith(
        'image: { name: web, pullPolicy: Always }\n',
        '{{ with .Values.image }}name: {{ .name }}{{ end }}\n',
      ),
    },
  ],
}

/** Between the values of a chart and its templates. */
export const checks = { misspelt, undefined: undefinedValue, unused } as Readonly<Record<string, Check>>

/** The topmost keys that no read leads to, into or through. */
function* unread(
  values: Readonly<Record<string, unknown>>,
  reads: readonly (readonly string[])[],
  above: Path,
): Iterable<Path> {
  for (const [key, value] of Object.entries(values)) {
    const at = [...above, key]
    const inside = reads.filter((read) => read[above.length] === key)
    if (inside.length === 0) yield at
    else if (isMap(value) && inside.every((read) => read.length > at.length)) yield* unread(value, inside, at)
  }
}

const names = new WeakMap<Estate, ReadonlySet<string>>()

/** Whether a key stands as a word anywhere but in a template: in values of another file, in a script that sets it. */
function isNamed(estate: Estate, key: string): boolean {
  const known = names.get(estate) ?? namesIn(estate)
  names.set(estate, known)
  return known.has(key)
}

function namesIn(estate: Estate): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { path, text } of estate.files.values())
    if (!/(?:^|\/)templates\//.test(path)) for (const [word] of text.matchAll(/[A-Za-z_]\w*/g)) found.add(word)
  return found
}

function chartWith(values: string, template: string): string {
  return `-- Chart.yaml --\napiVersion: v2\nname: web\nversion: 1.4.0\n-- values.yaml --\n${values}-- templates/web.yaml --\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata:\n${template.replaceAll(/^(?=.)/gm, '  ')}`
}

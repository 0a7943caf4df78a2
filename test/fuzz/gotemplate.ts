import { chartsIn } from '../../src/readers/helm/chart.ts'
import { reader } from '../../src/readers/helm/reader.ts'
import type { Node, Pipe } from '../../src/syntax/gotemplate/ast.ts'
import { functions } from '../../src/syntax/gotemplate/functions.ts'
import { parsed } from '../../src/syntax/gotemplate/parse.ts'
import { addFile, output, templateSet } from '../../src/syntax/gotemplate/render.ts'
import { type Kind, mapOf } from '../../src/syntax/gotemplate/value.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

/** Templates with every construct and function, rendered alone and as a chart: what they write leads back to what wrote it. */
export const target: Target = {
  write: (chance) =>
    `${list(chance, 4)}${['a', 'b', 'c'].map((name) => `{{ define "${name}" }}${chance() < 0.9 ? list(chance, 2) : ''}{{ end }}`).join('\n')}`,
  judge: (text) => misplaced(text) ?? unled(text) ?? asChart(text),
}

function list(chance: Chance, depth: number): string {
  let out = ''
  for (let left = below(5, chance); left >= 0; left--) out += node(chance, depth)
  return out
}

function node(chance: Chance, depth: number): string {
  const [open, close] = [oneOf(['{{', '{{-', '{{ ', '{{- '], chance), oneOf(['}}', ' -}}', ' }}'], chance)]
  const act = (inner: string) => `${open === '{{-' ? '{{- ' : open}${inner}${close}`
  const inner = () => (depth > 0 ? list(chance, depth - 1) : 'x')
  const name = JSON.stringify(oneOf(['a', 'b', 'c'], chance))
  switch (below(12, chance)) {
    case 0:
      return `${act(`if ${pipe(chance, 2)}`)}${inner()}${chance() < 0.5 ? `${act('else')}${inner()}` : ''}${act('end')}`
    case 1:
      return `${act(`range $i, $v := ${pipe(chance, 2)}`)}${inner()}${chance() < 0.3 ? act(oneOf(['break', 'continue'], chance)) : ''}${act('end')}`
    case 2:
      return `${act(`with ${pipe(chance, 2)}`)}${inner()}${act(`else with ${pipe(chance, 1)}`)}${inner()}${act('end')}`
    case 3:
      return act(`template ${name} .`)
    case 4:
      return act(`include ${name} ${operand(chance, 1, 'any')} | nindent ${below(6, chance)}`)
    case 5:
      return act(`$x := ${pipe(chance, 2)}`) + act('$x')
    case 6:
      return `{{/* ${oneOf(['a', '*', '}}'], chance)} */}}`
    case 7:
      return act(pipe(chance, 3))
    default:
      return oneOf(
        [
          '\na: 1',
          ': ',
          '\n- b',
          'text',
          '\n---\n',
          '"',
          "'",
          '\nkind: X\napiVersion: v1\n',
          ' # c\n',
          'é👩‍🚀',
          '\t',
          '|\n  x\n',
        ],
        chance,
      )
  }
}

function pipe(chance: Chance, depth: number): string {
  let out = chance() < 0.3 ? operand(chance, depth, 'any') : call(chance, depth, 0)
  while (chance() < 0.4) out += ` | ${call(chance, depth, 1)}`
  return out
}

/** Mostly with as many arguments as it takes, and of their kinds. */
function call(chance: Chance, depth: number, piped: number): string {
  const [name, { takes, more }] = oneOf([...functions()], chance)
  const count = takes.length - piped + (more || chance() < 0.05 ? below(3, chance) : 0)
  let out = name
  for (let at = 0; at < count; at++) out += ` ${operand(chance, depth, takes[at] ?? more ?? 'any')}`
  return out
}

function operand(chance: Chance, depth: number, kind: Kind): string {
  if (depth > 0 && chance() < 0.25) return `(${pipe(chance, depth - 1)})${chance() < 0.2 ? '.a' : ''}`
  return oneOf(chance() < 0.8 ? (fitting[kind] ?? operands) : operands, chance)
}

const fitting: { readonly [kind in Kind]?: readonly string[] } = {
  string: [
    '"text"',
    '"a: b"',
    '"(a|b)*c"',
    '">=1.2"',
    '"1.2.3"',
    '`raw "x"`',
    '"2006-01-02"',
    '"%s-%d"',
    '""',
    '.Values.text',
    '"a"',
  ],
  text: ['"text"', '.Values.text', '"{{ .Values.a }}"', '"{{ include \\"a\\" . }}"', '"a\\nb\\n"', '(include "a" .)'],
  int: ['0', '1', '-1', '5', '99999', '0x1F', "'a'"],
  float: ['0.5', '1', '-2.5', '1e300'],
  bool: ['true', 'false'],
  map: ['.Values', '.Values.map', '(dict "a" 1)', '(dict "b" (dict "c" 2))', '(dict)'],
}

const operands = [
  '.',
  '$',
  'nil',
  'true',
  '.Values',
  '.Values.a',
  '.Values.list',
  '.Values.map',
  '$.Values.text',
  '.Release.Name',
]
  .concat([
    '1',
    '0',
    '-1',
    '1.5',
    '0x1F',
    "'a'",
    '1e3',
    '"text"',
    '"a: b"',
    '"(a|b)*c"',
    '">=1.2"',
    '"1.2.3"',
    '`raw "x"`',
  ])
  .concat([
    '"{{ .Values.a }}"',
    '"{{ include \\"a\\" . }}"',
    '"2006-01-02"',
    '"%s-%d"',
    '99999',
    '""',
    '"é\\n\\t"',
    '.Values.a.b.c',
  ])

/** The text at a node's span is what the node is. */
function misplaced(text: string): string | undefined {
  const tree = parsed(text)
  const { fault } = tree
  if (fault && (fault.span.start > fault.span.end || fault.span.end > text.length))
    return `a fault outside of the text: ${fault.message}`
  const wrong = (nodes: readonly Node[]): string | undefined => {
    for (const each of nodes) {
      const at = text.slice(each.start, each.end)
      if (each.is !== 'text' && !(at.startsWith('{{') || at.startsWith('if') || at.startsWith('with')))
        return `no action at ${each.start}: ${at}`
      if (each.is !== 'text' && !at.endsWith('}}')) return `an action that ends elsewhere: ${at}`
      const inner =
        ('pipe' in each && each.pipe ? inPipe(each.pipe) : undefined) ??
        ('body' in each ? (wrong(each.body) ?? wrong(each.otherwise)) : undefined)
      if (inner) return inner
    }
    return undefined
  }
  const inPipe = (pipe: Pipe): string | undefined => {
    for (const { first } of pipe.commands) {
      const at = text.slice(first.start, first.end)
      if (first.is === 'function' && at !== first.name) return `the function ${first.name} stands elsewhere: ${at}`
      if (first.is === 'variable' && !at.startsWith(first.name))
        return `the variable ${first.name} stands elsewhere: ${at}`
    }
    return undefined
  }
  return wrong(tree.nodes) ?? tree.defines.map(({ nodes }) => wrong(nodes)).find((each) => each !== undefined)
}

/** Literal text that was written is what stands at its place. */
function unled(text: string): string | undefined {
  const set = templateSet({ wanting: () => undefined })
  if (addFile(set, 'it', text)) return undefined
  const { text: written, marks } = output(
    set,
    'it',
    mapOf([
      [
        'Values',
        mapOf([
          ['a', 'A\nb'],
          ['text', 'x: y'],
        ]),
      ],
    ]),
  )
  for (const [index, { at, from, origin }] of marks.entries()) {
    const end = marks[index + 1]?.at ?? written.length
    if (at > end || end > written.length) return `a stretch from ${at} to ${end} of ${written.length}`
    if (origin?.is !== 'file') continue
    const line = written.slice(at, end).split('\n')[0] ?? ''
    if (!text.startsWith(line, from)) return `${JSON.stringify(line)} does not stand at ${from}`
  }
  return undefined
}

/** Every document of the chart has a place inside of a file, and so has every problem. */
function asChart(text: string): string | undefined {
  const files = new Map(
    Object.entries({ 'Chart.yaml': 'name: x\nversion: 1.0.0\n', 'values.yaml': values, 'templates/a.yaml': text }).map(
      ([path, each]) => [path, { path, text: each }],
    ),
  )
  const trees = new Map(
    ['Chart.yaml', 'values.yaml'].map((path) => [path, yaml.parse({ path, text: files.get(path)?.text ?? '' })]),
  )
  const sources = { files, trees: () => trees }
  if (chartsIn(sources).roots.length !== 1) return 'the chart is not seen'
  for (const { tree } of reader.derive?.(sources) ?? []) {
    const places = [...tree.problems.map(({ place }) => place)]
    for (const [index, document] of (tree.data as readonly unknown[]).entries()) {
      places.push(tree.placeOf([index]))
      for (const key of Object.keys(document ?? {})) {
        places.push(tree.placeOf([index, key], 'key'), tree.placeOf([index, key]))
        tree.edit({ set: [index, key], to: 'y' })
        tree.edit({ drop: [index, key] })
      }
    }
    const wrong = places.find(
      ({ file, span }) => span.start > span.end || span.end > (files.get(file)?.text.length ?? -1),
    )
    if (wrong) return `a place outside of ${wrong.file}: ${wrong.span.start} to ${wrong.span.end}`
  }
  return undefined
}

const values = 'a: 1\nlist: [1, x, { b: c }]\nmap: { k: v, "n": null }\ntext: "t: u"\n'

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}

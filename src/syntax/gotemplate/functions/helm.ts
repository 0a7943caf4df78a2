import { executed } from '../evaluate.ts'
import { add, type Frame, found, type Source, type Templates } from '../evaluation.ts'
import { fail } from '../fault.ts'
import { type Func, of, tracing } from '../function.ts'
import { parsed } from '../parse.ts'
import { markAt, replaced, sliced, type Text, textOf } from '../traced.ts'
import { standIn } from '../unknowns.ts'
import { bare, mapOf, markOf, type Value } from '../value.ts'
import { prettyYaml, yamlText } from './yaml.ts'

const toYaml = tracing(of(['any'], (value) => yamlText(value)))

/** What Helm adds, but for reading YAML and TOML, which is its caller's. */
export const helm: Readonly<Record<string, Func>> = {
  include: tracing({
    takes: ['string', 'any'],
    run: ([name, dot], frame) => included(frame, String(bare(name)), dot ?? undefined),
  }),
  tpl: tracing({
    takes: ['text', 'any'],
    run: ([text, dot], frame) => rendered(frame, text as Text, dot ?? undefined),
  }),
  required: tracing({
    takes: ['string', 'any'],
    run: ([message, value], frame) => {
      const plain = bare(value)
      if (plain !== null && plain !== undefined && plain !== '') return value
      const { run, source, at } = frame
      if (!run.wanting) return fail(String(bare(message)))
      run.wanting(String(bare(message)), { source, span: { start: at.start, end: at.end } })
      return standIn(run.reasons, { text: 'required', because: String(bare(message)).slice(0, 300) })
    },
  }),
  fail: of(['string'], (message) => fail(message)),
  lookup: of(['string', 'string', 'string', 'string'], () => mapOf()),
  getHostByName: of(['string'], () => ''),
  toYaml,
  mustToYaml: toYaml,
  toYamlPretty: tracing(of(['any'], (value) => prettyYaml(value))),
}

function included(frame: Frame, name: string, dot: Value): Value {
  const template = found(frame.templates, name)
  if (!template) return fail(`template: no template "${name}" associated with template "gotpl"`)
  return executed(frame.run, frame.templates, template, dot, frame.depth + 1)
}

/** Text that is itself a template; what it defines is known in it alone. */
function rendered(frame: Frame, text: Text, dot: Value): Value {
  const plain = textOf(text)
  if (!plain.includes('{{')) return text
  const tree = parsed(plain)
  if (tree.fault) return fail(`cannot parse template: ${tree.fault.message}`)
  const templates: Templates = { own: new Map(), above: frame.templates }
  const source = sourceIn(frame, text)
  add(templates, '', tree, source)
  const template = { name: '', nodes: tree.nodes, origin: source }
  return replaced(executed(frame.run, templates, template, dot, frame.depth + 1), '<no value>', '')
}

/** What the text of `tpl` writes was written where the text was. */
function sourceIn({ source, at }: Frame, text: Text): Source {
  const outer = source.originOf({ start: at.start, end: at.end })
  return {
    text: textOf(text),
    name: source.name,
    marksOf: ({ start, end }) => {
      const part = sliced(text, start, end)
      return typeof part === 'string'
        ? [markOf(0, 0, outer)]
        : part.marks.map(({ at, from, origin, by }) => markOf(at, from, origin ?? outer, by))
    },
    originOf: ({ start }) =>
      typeof text === 'string' ? outer : (text.marks[markAt(text.marks, start)]?.origin ?? outer),
  }
}

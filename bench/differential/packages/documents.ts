import type { SourceFile } from '../../../src/model/source.ts'
import { isUnknown } from '../../../src/model/unknown.ts'
import { requirementIn } from '../../../src/syntax/requirements/requirement.ts'
import { type RequirementLine, requirements } from '../../../src/syntax/requirements/requirements.ts'
import { toml } from '../../../src/syntax/toml/toml.ts'
import { localName } from '../../../src/syntax/xml/elements.ts'
import { type Element, xml } from '../../../src/syntax/xml/xml.ts'
import type { Verdict } from '../referee.ts'
import { type Answer, ask, judged } from './oracle.ts'

/** pom.xml, project files and their kin: every element, attribute and text, against ElementTree. */
export function* xmlFiles(files: readonly SourceFile[]): Iterable<Verdict> {
  const answers = ask(files.map(({ text }) => ({ is: 'xml', text: text.replace(/^\uFEFF/, '') })))
  for (const [index, file] of files.entries()) {
    const { data, problems } = xml.parse(file)
    const ours = problems.length > 0 || data === null ? undefined : shown(data as Element)
    const verdict = judged(file.path, ours, answers[index])
    const because = verdict.is === 'different' ? whyXml(file.text, answers[index]) : undefined
    yield because === undefined ? verdict : { ...verdict, is: 'explained', because }
  }
}

function whyXml(text: string, theirs: Answer | undefined): string | undefined {
  if (/undefined entity/.test(theirs?.refused ?? ''))
    return 'an entity that nobody declares is an unknown, not an error'
  if (/>[^<]*\S[^<]*<!--|-->[^<]*\S[^<]*</.test(text)) return 'blanks beside a comment inside a text are left out'
  return undefined
}

/** Unprefixed, texts trimmed, declarations of namespaces left out, as ElementTree has it. */
function shown(element: Element): unknown {
  const attributes = Object.entries(element.attributes).filter(([name]) => !/^xmlns(?::|$)/.test(name))
  const children: unknown[] = []
  for (const child of element.children) {
    const last = children.at(-1)
    if (typeof child !== 'string' && !isUnknown(child)) children.push(shown(child))
    // Comments and CDATA sections part a text that ElementTree glues together.
    else if (typeof last === 'string') children[children.length - 1] = `${last}${String(child)}`
    else children.push(isUnknown(child) ? child.text : child)
  }
  const trimmed = children.map((child) => (typeof child === 'string' ? child.trim() : child))
  return [
    localName(element),
    Object.fromEntries(attributes.map(([name, value]) => [name.slice(name.indexOf(':') + 1), value])),
    trimmed,
  ]
}

/** Each line of requirements files and each requirement in a pyproject.toml, against `packaging`. */
export function* requirementLines(files: readonly SourceFile[]): Iterable<Verdict> {
  const found: { what: string; text: string; ours: unknown }[] = []
  for (const file of files) {
    const { data } = requirements.parse(file)
    for (const line of data as readonly RequirementLine[]) {
      if (line.name === undefined || line.location !== undefined || isUnknown(line.url)) continue
      const extras = line.extras?.length ? `[${line.extras.join(',')}]` : ''
      const text = `${line.name}${extras}${line.url === undefined ? (line.constraint ?? '') : ` @ ${line.url}`}${line.marker ? ` ; ${line.marker}` : ''}`
      found.push({ what: `${file.path}: ${text}`, text, ours: ofRequirement(text) })
    }
  }
  const answers = ask(found.map(({ text }) => ({ is: 'requirement', text })))
  for (const [index, { what, ours }] of found.entries()) yield judged(what, ours, answers[index])
}

function ofRequirement(text: string): unknown {
  const found = requirementIn(text)
  if (!found) return undefined
  const specifiers = found.constraint
    .split(',')
    .map((each) => each.replace(/\s/g, ''))
    .filter((each) => each !== '')
  return [found.name, [...found.extras].sort(), [...new Set(specifiers)].sort(), found.url ?? null]
}

/** Cargo.toml, pyproject.toml, locks and catalogs, against `tomllib`. */
export function* tomlFiles(files: readonly SourceFile[]): Iterable<Verdict> {
  const answers = ask(files.map(({ text }) => ({ is: 'toml', text })))
  for (const [index, file] of files.entries()) {
    const { data, problems } = toml.parse(file)
    yield judged(file.path, problems.length > 0 ? undefined : data, answers[index])
  }
}

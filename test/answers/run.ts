import { parseDocument } from 'yaml'
import { gapsOf } from '../../src/commands/generating/gaps.ts'
import { design } from '../../src/design/design.ts'
import { readSpec } from '../../src/design/read.ts'
import { settling } from '../../src/design/settle.ts'
import type { Overrule, Spec } from '../../src/model/spec.ts'
import { ready } from '../../src/readers/survey.ts'
import { below, type Chance, chanceOf, oneOf } from '../laws/mutate.ts'
import { blueprintOf, examples, specs } from '../laws/specs.ts'
import { estateFaults, judged } from './judge.ts'
import { randomSpec } from './random.ts'
import { regenerated } from './regenerated.ts'

/**
 * Estates that nobody asked for yet; each is written and read, and whatever is wrong with it is told.
 *
 *     npm run answers [-- WORD ...]          every answer that could be taken instead, one at a time
 *     npm run answers -- pairs 40 [WORD ...] two or three of them at once, by chance, 40 of each spec; one in eight is generated over the estate before
 *     npm run answers -- specs 40            40 specs by chance
 *
 * Of the examples, or of every spec of the laws whose name holds a word. `SEED` (default 1) gives other chances.
 */
const unwritten = new Set(['gitlab-ci', 'jenkins'])
const because = 'To see whether it stands.'
const [mode = '', number = '40', ...more] = process.argv.slice(2)
const chosen = ['pairs', 'specs'].includes(mode)
const words = chosen ? more : process.argv.slice(2)
const first = Number(process.env.SEED ?? 1)
const all = Object.entries({ ...examples, crm: specs.crm ?? '', ...(words.length > 0 && specs) }).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
)
let tried = 0
let faults = 0
await ready()
if (mode === 'specs') strangers(Number(number))
else for (const [name, text] of all) await (mode === 'pairs' ? pairs(name, text, Number(number)) : singles(name, text))
process.exitCode = faults > 0 ? 1 : 0

function strangers(count: number): void {
  let refused = 0
  for (let seed = first; seed < first + count; seed++) {
    const { faults: told, refused: why } = judged(randomSpec(chanceOf(seed)))
    if (why !== undefined) refused++
    tell(`spec ${seed}`, told)
  }
  console.log(`${tried} specs tried, ${refused} of them refused, ${faults} faults`)
}

function singles(name: string, text: string): void {
  for (const [key, answer, spec] of others(blueprintOf(text).spec)) {
    const gaps = gapsOf(design(spec)).filter((gap) => gap.startsWith(`${key}:`))
    tell(`${name}: ${key} = ${answer}`, [...estateFaults(spec), ...gaps])
  }
  console.log(`${name}: ${tried} answers tried so far, ${faults} faults`)
}

async function pairs(name: string, text: string, count: number): Promise<void> {
  const chance = chanceOf(first)
  const left = [...others(blueprintOf(text).spec)]
  for (let turn = 0; turn < count; turn++) {
    const overrules = picked(left, chance)
    const second = overruled(text, overrules)
    const { spec } = readSpec({ path: 'devops.yaml', text: second })
    // Some are impossible together, or ask what is not asked any more.
    if (!spec) continue
    const told = estateFaults(spec)
    if (turn % 8 === 0) told.push(...(await regenerated(overruled(text, {}), second, design(spec))))
    const answers = Object.entries(overrules).map(([key, { answer }]) => `${key} = ${answer}`)
    tell(`${name}: ${answers.join(', ')}`, told)
  }
  console.log(`${name}: ${tried} pairs tried so far, ${faults} faults`)
}

function tell(what: string, told: readonly string[]): void {
  tried++
  faults += told.length
  for (const each of new Set(told)) console.log(`${what}: ${each}`)
}

function picked(left: readonly (readonly [string, string, Spec])[], chance: Chance): Record<string, Overrule> {
  const size = below(4, chance) === 0 ? 3 : 2
  const taken = Array.from({ length: size }, () => oneOf(left, chance))
  return Object.fromEntries(taken.map(([key, answer]) => [key, { answer, because }]))
}

/** The text with these overrules besides its own, and without a budget. */
function overruled(text: string, overrules: Readonly<Record<string, Overrule>>): string {
  const document = parseDocument(text)
  document.delete('budget')
  for (const [key, overrule] of Object.entries(overrules)) document.setIn(['overrules', key], overrule)
  return document.toString()
}

/** The spec with each other answer that it bears, one subject of each question. What it costs is not asked. */
function* others(written: Spec): Iterable<readonly [string, string, Spec]> {
  const { budget: _, ...spec } = written
  const seen = new Set<string>()
  for (const [key, { answer, options }] of Object.entries(design(spec).decided)) {
    const [question = ''] = key.split('/')
    for (const { answer: other } of options) {
      if (other === answer || unwritten.has(other) || seen.has(`${question} ${other}`)) continue
      const overrules = { ...spec.overrules, [key]: { answer: other, because } }
      const changed = { ...spec, overrules }
      if (settling(changed).refused.length > 0) continue
      seen.add(`${question} ${other}`)
      yield [key, other, changed]
    }
  }
}

import { gapsOf } from '../../src/commands/generating/gaps.ts'
import { design } from '../../src/design/design.ts'
import { settling } from '../../src/design/settle.ts'
import { make } from '../../src/generators/make.ts'
import type { Spec } from '../../src/model/spec.ts'
import { ready } from '../../src/readers/survey.ts'
import { blueprintOf, examples, specs } from '../laws/specs.ts'
import { toldOf } from '../laws/told.ts'

/**
 * Every answer that could be taken instead, one at a time: it is written, read without a problem, and nothing is reported on it.
 * `npm run answers` does it for the examples, `npm run answers -- WORD...` for every spec of the laws whose name holds a word.
 */
const unwritten = new Set(['gitlab-ci', 'jenkins'])
const words = process.argv.slice(2)
const all = { ...examples, crm: specs.crm ?? '', ...(words.length > 0 && specs) }
await ready()
let tried = 0
let faults = 0
for (const [name, text] of Object.entries(all)) {
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue
  for (const [key, answer, spec] of others(blueprintOf(text).spec)) {
    tried++
    const blueprint = design(spec)
    const told = [...toldOf(make(blueprint), spec), ...gapsOf(blueprint).filter((gap) => gap.startsWith(`${key}:`))]
    faults += told.length
    for (const each of new Set(told)) console.log(`${name}: ${key} = ${answer}: ${each}`)
  }
  console.log(`${name}: ${tried} answers tried so far, ${faults} faults`)
}
process.exitCode = faults > 0 ? 1 : 0

/** The spec with each other answer that it bears, one subject of each question. What it costs is not asked. */
function* others(written: Spec): Iterable<readonly [string, string, Spec]> {
  const { budget: _, ...spec } = written
  const seen = new Set<string>()
  for (const [key, { answer, options }] of Object.entries(design(spec).decided)) {
    const [question = ''] = key.split('/')
    for (const { answer: other } of options) {
      if (other === answer || unwritten.has(other) || seen.has(`${question} ${other}`)) continue
      const overrules = { ...spec.overrules, [key]: { answer: other, because: 'To see whether it stands.' } }
      const changed = { ...spec, overrules }
      if (settling(changed).refused.length > 0) continue
      seen.add(`${question} ${other}`)
      yield [key, other, changed]
    }
  }
}

import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import { mend } from '../../src/checks/mend.ts'
import { control } from '../../src/facts/controls.ts'
import { severities } from '../../src/model/finding.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { filesOf } from '../txtar.ts'
import { day, fileOf, intentOf } from './examples.ts'

beforeAll(ready)

describe('every check', () => {
  it.each(Object.entries(checks))('%s is true to its examples', (id, check) => {
    expect(faultsOf(id, check)).toEqual([])
  })

  it.each(Object.entries(checks))('%s says what a page needs', (id, check) => {
    expect(gapsOf(id, check)).toEqual([])
  })
})

describe('the law sees', () => {
  const [id, check] = entryOf('kubernetes/privileged')
  const [example] = check.examples
  const planted: readonly (readonly [string, Check])[] = [
    ['a good example that is reported', { ...check, examples: [{ bad: example.bad, good: example.bad }] }],
    ['a bad example that is not', { ...check, examples: [{ bad: example.good, good: example.good }] }],
    ['a fix that is not to the letter', { ...check, examples: [{ ...example, good: `# hello\n${example.good}` }] }],
    ['a fix that is promised but not made', { ...check, run: () => [{ message: 'x' }] }],
    ['an example that cannot be read', { ...check, examples: [{ bad: 'a: [', good: example.good }] }],
    [
      'a check that throws',
      {
        ...check,
        run: () => {
          throw new Error('planted')
        },
      },
    ],
  ]
  it.each(planted)('%s', (_, fake) => {
    expect(faultsOf(id, fake)).not.toEqual([])
  })

  const gaps: readonly (readonly [string, Partial<Check>])[] = [
    ['no reason', { why: ' ' }],
    ['a title that ends in a full stop', { title: 'Container runs privileged.' }],
    ['a title that commands', { title: 'Ensure that it is not privileged' }],
    ['a rule of nobody', { sources: ['CKV_K8S_16'] }],
    ['a control that is none', { controls: ['soc2/ZZ9.9'] }],
    ['no example', { examples: [] }],
  ]
  it.each(gaps)('%s', (_, part) => {
    expect(gapsOf(id, { ...check, ...part })).not.toEqual([])
  })
})

function faultsOf(id: string, check: Check): string[] {
  return check.examples.flatMap(({ bad, good }, index) => {
    const faults: string[] = []
    const [before, after] = [textsOf(check, bad), textsOf(check, good)]
    if (lint(id, check, before, faults).length === 0) faults.push('bad is not reported')
    for (const { message } of lint(id, check, after, faults)) faults.push(`good is reported: ${message}`)
    if (check.fix) {
      const mended = mendedWith(id, check, before, faults)
      for (const [path, text] of after)
        if (mended.get(path) !== text) faults.push(`${path} becomes\n${mended.get(path)}`)
    }
    return faults.map((fault) => `example ${index}: ${fault}`)
  })
}

/** Passes are repeated until no fix waits for another. */
function mendedWith(id: string, check: Check, before: ReadonlyMap<string, string>, faults: string[]) {
  let texts = before
  for (let pass = 0; pass < 20; pass++) {
    const { texts: changed, applied, postponed } = mend(texts, lint(id, check, texts, faults))
    texts = new Map([...texts, ...changed])
    if (applied.length === 0 || postponed.length === 0) break
  }
  return texts
}

function lint(id: string, check: Check, texts: ReadonlyMap<string, string>, faults: string[]) {
  const files = [...texts].map(([path, text]) => ({ path, text }))
  const estate = survey(files)
  for (const { message, place } of estate.problems) faults.push(`${place.file} cannot be read: ${message}`)
  const { findings, failures } = inspect(estate, { [id]: check }, day, intentOf(files))
  for (const { resource, error } of failures) faults.push(`${resource} makes it throw: ${error}`)
  return findings
}

function gapsOf(id: string, check: Check): string[] {
  const gaps: string[] = []
  const { title, why, severity, examples, controls = [], sources = [] } = check
  if (!/^\S.*[^.\s]$/.test(title) || /^ensure/i.test(title)) gaps.push(`the title does not state a fault: ${title}`)
  if (why.trim().length < 40) gaps.push('no reason')
  if (!severities.includes(severity)) gaps.push(`no such severity: ${severity}`)
  if (!/^[a-z]+(?:-[a-z]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(id)) gaps.push(`an id is a path: ${id}`)
  if (examples.length === 0) gaps.push('no example')
  for (const each of controls) if (!control(each)) gaps.push(`no such control: ${each}`)
  for (const source of sources) if (!/^[a-z][a-z0-9-]*\/[\w./-]+$/.test(source)) gaps.push(`no tool's rule: ${source}`)
  return gaps
}

function textsOf(check: Check, example: string): Map<string, string> {
  return new Map(filesOf(example, fileOf(check)).map(({ path, text }) => [path, text]))
}

function entryOf(id: string) {
  const check = checks[id]
  const [example] = check?.examples ?? []
  if (!check || !example) throw new Error(`the law is tried on ${id}, which is gone`)
  return [id, { ...check, examples: [example] as const }] as const
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { printYaml } from '../../syntax/yaml/print.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { hasMarkers, markers } from './lines.ts'
import { merge } from './merge.ts'

interface Container {
  name: string
  image: string
  env: { name: string; value: string }[]
  resources: Record<string, Record<string, string>>
  script: string
}

interface Estate {
  metadata: { name: string; labels: Record<string, string> }
  spec: { replicas: number; containers: Container[]; args: string[]; limits: Record<string, number> }
}

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'x-1', 'yes', '012', 'with space', '# no comment', '')
const name = fc.constantFrom('app', 'proxy', 'log', 'init', 'db', 'web')
const byName = <T extends { name: string }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { selector: (each) => each.name, minLength: 1, maxLength: 4 })
const container: fc.Arbitrary<Container> = fc.record({
  name,
  image: word,
  env: byName(fc.record({ name, value: word })),
  resources: fc.dictionary(name, fc.dictionary(name, word, { minKeys: 1, maxKeys: 3 }), { minKeys: 1, maxKeys: 2 }),
  script: fc
    .array(fc.constantFrom('set -e', 'make', 'run "$x"', 'echo hi'), { minLength: 2, maxLength: 6 })
    .map((lines) => `${lines.join('\n')}\n`),
})
const estate: fc.Arbitrary<Estate> = fc.record({
  metadata: fc.record({ name, labels: fc.dictionary(name, word, { minKeys: 1, maxKeys: 4 }) }),
  spec: fc.record({
    replicas: fc.nat(9),
    containers: byName(container),
    args: fc.array(word, { minLength: 1, maxLength: 4 }),
    limits: fc.dictionary(name, fc.nat(9), { minKeys: 1, maxKeys: 4 }),
  }),
})

/** One edit, by the spot it touches; edits of two spots are disjoint. */
interface EditOf {
  readonly spot: string
  readonly make: (estate: Estate, by: string) => void
}

function editsOf({ metadata, spec }: Estate): EditOf[] {
  const edits: EditOf[] = [
    { spot: 'name', make: (e, by) => (e.metadata.name = `name-${by}`) },
    { spot: 'replicas', make: (e, by) => (e.spec.replicas = 10 + by.length) },
    { spot: 'args', make: (e, by) => e.spec.args.push(`--${by}`) },
    ...Object.keys(metadata.labels).map((key) => ({
      spot: `label ${key}`,
      make: (e: Estate, by: string) => (e.metadata.labels[key] = `v ${by}`),
    })),
    ...Object.keys(spec.limits)
      .slice(1)
      .map((key) => ({ spot: `limit ${key}`, make: (e: Estate) => delete e.spec.limits[key] })),
  ]
  for (const side of ['l', 'r']) {
    edits.push({ spot: `new label ${side}`, make: (e) => (e.metadata.labels[`new-${side}`] = side) })
    edits.push({
      spot: `new container ${side}`,
      make: (e) => e.spec.containers.push({ name: `new-${side}`, image: side, env: [], resources: {}, script: 'a' }),
    })
  }
  spec.containers.forEach((each) => {
    const of = (e: Estate) => e.spec.containers.find(({ name }) => name === each.name) as Container
    edits.push({ spot: `image ${each.name}`, make: (e, by) => (of(e).image = `image:${by}`) })
    edits.push({ spot: `first line ${each.name}`, make: (e, by) => (of(e).script = `${by}\n${of(e).script}`) })
    for (const side of ['l', 'r'])
      edits.push({
        spot: `new env ${each.name} ${side}`,
        make: (e) => of(e).env.splice(side === 'l' ? 0 : 1, 0, { name: `new-${side}`, value: side }),
      })
    for (const variable of each.env)
      edits.push({
        spot: `env ${each.name} ${variable.name}`,
        make: (e, by) => {
          const found = of(e).env.find(({ name }) => name === variable.name)
          if (found) found.value = `set by ${by}`
        },
      })
  })
  return edits
}

const print = (value: Estate) => printYaml([value], 'Written by devops')
const made = (base: Estate, edits: readonly EditOf[], by: string) => {
  const copy = structuredClone(base)
  for (const { make } of edits) make(copy, by)
  return copy
}
const dataOf = (text: string) => parseAllDocuments(text).map((document) => document.toJS())
/** Order of list items that both added at one place is free. */
const sorted = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each) =>
    Array.isArray(each) && each.every((item) => item?.name)
      ? each.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      : each,
  )

/** A base, and edits of it that a person, the generator, or nobody makes. */
const scene = estate.chain((base) => {
  const edits = editsOf(base)
  return fc.record({
    base: fc.constant(base),
    edits: fc.constant(edits),
    sides: fc.array(fc.nat(2), { minLength: edits.length, maxLength: edits.length }),
    comments: fc.array(fc.nat(60), { maxLength: 4 }),
  })
})
const split = (edits: readonly EditOf[], sides: readonly number[]) =>
  [0, 1].map((side) => edits.filter((_, index) => sides[index] === side)) as [EditOf[], EditOf[]]
const commented = (text: string, at: readonly number[]) =>
  text
    .split('\n')
    .map((line, index) =>
      at.includes(index) && /^[ \w-]+: [a-z][\w.:-]*$/.test(line) ? `${line} # mine ${index}` : line,
    )
    .join('\n')
const commentsOf = (text: string) =>
  yaml
    .parse({ path: 'a.yaml', text })
    .comments.map(({ text }) => text)
    .filter((text) => text.startsWith('mine'))

describe('a merge', () => {
  it('of disjoint edits is clean, holds them all, and keeps the comments', () => {
    fc.assert(
      fc.property(scene, ({ base, edits, sides, comments }) => {
        const [mine, theirs] = split(edits, sides)
        const yours = commented(print(made(base, mine, 'mine')), comments)
        const { text, conflicts } = merge(print(base), yours, print(made(base, theirs, 'ours')), 'a.yaml')
        const expected = made(made(base, mine, 'mine'), theirs, 'ours')
        expect(conflicts).toEqual([])
        expect(sorted(dataOf(text))).toEqual(sorted([expected]))
        expect(commentsOf(text)).toEqual(commentsOf(yours))
      }),
      { numRuns: 80 },
    )
  })

  it('in two steps or in one gives the same', () => {
    fc.assert(
      fc.property(scene, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), ({ base, edits, sides }, first) => {
        const [mine, theirs] = split(edits, sides)
        const yours = print(made(base, mine, 'mine'))
        const step = made(
          base,
          theirs.filter((_, index) => first[index]),
          'ours',
        )
        const end = made(
          step,
          theirs.filter((_, index) => !first[index]),
          'ours',
        )
        const once = merge(print(base), yours, print(end), 'a.yaml').text
        const twice = merge(
          print(step),
          merge(print(base), yours, print(step), 'a.yaml').text,
          print(end),
          'a.yaml',
        ).text
        expect(sorted(dataOf(twice))).toEqual(sorted(dataOf(once)))
      }),
      { numRuns: 60 },
    )
  })

  it('has nothing to say where you and the generator agree, and changes nothing when there is nothing new', () => {
    fc.assert(
      fc.property(scene, ({ base, edits, sides, comments }) => {
        const [mine] = split(edits, sides)
        const yours = commented(print(made(base, mine, 'mine')), comments)
        expect(merge(print(base), yours, print(made(base, mine, 'mine')), 'a.yaml')).toEqual({
          text: yours,
          conflicts: [],
        })
        expect(merge(print(base), yours, print(base), 'a.yaml')).toEqual({ text: yours, conflicts: [] })
        const generated = print(made(base, mine, 'ours'))
        expect(merge(print(base), print(base), generated, 'a.yaml')).toEqual({ text: generated, conflicts: [] })
      }),
      { numRuns: 60 },
    )
  })

  it('loses no line of yours, and gives the fresh file where every conflict is settled for devops', () => {
    fc.assert(
      fc.property(scene, ({ base, edits, sides }) => {
        const [mine, more] = split(
          edits.filter(({ spot }) => !/^(?:new|limit)/.test(spot)),
          sides,
        )
        const yours = print(made(base, mine, 'mine'))
        const generated = print(made(base, [...mine, ...more], 'ours'))
        const { text, conflicts } = merge(print(base), yours, generated, 'a.yaml')
        expect(hasMarkers(text)).toBe(conflicts.length > 0)
        const kept = new Set(text.split('\n'))
        const old = new Set(print(base).split('\n'))
        expect(yours.split('\n').filter((line) => !old.has(line) && !kept.has(line))).toEqual([])
        expect(settled(text)).toBe(generated)
      }),
      { numRuns: 80 },
    )
  })

  it('of any texts never throws and keeps every line', () => {
    const line = fc.constantFrom(
      'a:',
      '  b: 1',
      '- c',
      '  - d: e',
      '# f',
      '',
      'g: |',
      '    h',
      'i: &x [1,',
      ']',
      '---',
      '{',
      '}',
      'x = 1',
      'b "c" {',
    )
    const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom('a.yaml', 'a.json', 'a.tf', 'a.md'),
        (base, yours, devops, path) => {
          const merged = merge(base, yours, devops, path)
          const kept = new Set((merged.text + (merged.sidecar ?? '')).split('\n').map((each) => each.trim()))
          const old = new Set(base.split('\n').map((each) => each.trim()))
          if (path === 'a.md')
            for (const each of yours.split('\n')) if (!old.has(each.trim())) expect(kept).toContain(each.trim())
        },
      ),
      { numRuns: 600 },
    )
  })
})

function settled(text: string): string {
  let side = 'both'
  return text
    .split('\n')
    .filter((line) => {
      if (line === markers.yours) side = 'yours'
      else if (line === markers.middle) side = 'devops'
      else if (line === markers.devops) side = 'both'
      else return side !== 'yours'
      return false
    })
    .join('\n')
}

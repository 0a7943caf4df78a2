import { describe, expect, it } from 'vitest'
import { isMap } from '../../model/shape.ts'
import { type Path, placeIn, type SourceFile, valueAt } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { survey } from '../survey.ts'
import { fits } from './pattern.ts'
import { reader } from './reader.ts'

const read = (texts: { readonly [path: string]: string }) => {
  const files = new Map<string, SourceFile>(Object.entries(texts).map(([path, text]) => [path, { path, text }]))
  const trees = new Map([...files].map(([path, file]) => [path, yaml.parse(file)]))
  return [...(reader.derive?.({ files, trees: () => trees }) ?? [])]
}
const one = (texts: string | { readonly [path: string]: string }) => {
  const [pipeline] = read(typeof texts === 'string' ? { '.gitlab-ci.yml': texts } : texts)
  if (!pipeline) throw new Error('there is no pipeline')
  return pipeline
}
const shown = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (isUnknown(each) ? `? ${whyUnknown(each)}` : each)) ?? 'null')
const jobOf = (texts: Parameters<typeof one>[0], name = 'job') => shown(valueAt(one(texts).tree.data, [0, name]))

describe('a job', () => {
  it.each([
    ['as it stands', 'job: { script: [a] }', { script: ['a'] }],
    [
      'of what it extends',
      '.a: { image: x, tags: [t] }\njob: { extends: .a, script: [a] }',
      { image: 'x', tags: ['t'], script: ['a'] },
    ],
    [
      'of several levels, maps put together and lists replaced',
      '.a: { variables: { A: 1, B: 1 }, script: [a] }\n.b: { extends: .a, variables: { B: 2 } }\njob: { extends: .b, variables: { C: 3 }, script: [c, d] }',
      { variables: { A: 1, B: 2, C: 3 }, script: ['c', 'd'] },
    ],
    [
      'of several at once, the last one first',
      '.a: { image: x, stage: a }\n.b: { image: y }\njob: { extends: [.a, .b], script: [a] }',
      { image: 'y', stage: 'a', script: ['a'] },
    ],
    ['of anchors', '.a: &a { script: [a] }\njob:\n  <<: *a\n  image: x', { script: ['a'], image: 'x' }],
    [
      'of references, in scripts run through as one list',
      '.a: { script: [a, b] }\n.b: { script: [!reference [.a, script], c] }\njob: { script: [!reference [.b, script], d], rules: !reference [.r, rules] }\n.r: { rules: [{ if: $A }] }',
      { script: ['a', 'b', 'c', 'd'], rules: [{ if: '$A' }] },
    ],
    [
      'of a value that is referred to',
      '.v: { variables: { A: x } }\njob: { script: [a], image: !reference [.v, variables, A] }',
      { script: ['a'], image: 'x' },
    ],
    [
      'of what it takes over',
      'default: { image: x, before_script: [b], retry: 1 }\njob: { script: [a], retry: 2 }',
      { script: ['a'], retry: 2, image: 'x', before_script: ['b'] },
    ],
    [
      'that takes nothing over',
      'default: { image: x, tags: [t] }\njob: { script: [a], inherit: { default: false } }',
      { script: ['a'], inherit: { default: false } },
    ],
    [
      'that takes some over',
      'default: { image: x, tags: [t] }\njob: { script: [a], inherit: { default: [tags] } }',
      { script: ['a'], inherit: { default: ['tags'] }, tags: ['t'] },
    ],
    ['below keys of old', 'image: x\njob: { script: [a] }', { script: ['a'], image: 'x' }],
    ['that starts another pipeline', 'default: { image: x }\njob: { trigger: a/b }', { trigger: 'a/b' }],
  ])('%s', (_, text, job) => {
    expect(jobOf(text)).toEqual(job)
  })
})

describe('files', () => {
  it.each([
    [
      'a path',
      'include: /ci/a.yml\njob: { image: y }',
      { 'ci/a.yml': 'job: { script: [a], image: x }' },
      { script: ['a'], image: 'y' },
    ],
    [
      'a pattern',
      'include: { local: ci/*.yml }\njob: { extends: .b }',
      { 'ci/a.yml': '.a: { script: [a] }', 'ci/b.yml': '.b: { extends: .a, image: b }' },
      { script: ['a'], image: 'b' },
    ],
    [
      'one that includes another',
      'include: [{ local: a.yml }]\njob: { extends: .b }',
      { 'a.yml': 'include: b.yml', 'b.yml': '.b: { script: [b] }' },
      { script: ['b'] },
    ],
    [
      'the later one first',
      'include: [a.yml, b.yml]',
      { 'a.yml': 'job: { script: [a], image: a }', 'b.yml': 'job: { image: b }' },
      { script: ['a'], image: 'b' },
    ],
    [
      'with inputs',
      'include: { local: a.yml, inputs: { image: x, list: [p, q] } }',
      {
        'a.yml':
          'spec:\n  inputs:\n    image:\n    list: { type: array }\n    stage: { default: test }\n    name: { default: job }\n---\n"$[[ inputs.name ]]":\n  image: "$[[ inputs.image ]]:$[[ inputs.stage | truncate(0,2) ]]"\n  script: $[[ inputs.list ]]\n',
      },
      { image: 'x:te', script: ['p', 'q'] },
    ],
    [
      'with an input that nobody gives',
      'include: a.yml',
      { 'a.yml': 'spec: { inputs: { image: {} } }\n---\njob: { image: "$[[ inputs.image ]]", script: [a] }' },
      { image: '? whoever includes the file gives it', script: ['a'] },
    ],
    [
      'rules that nobody can decide',
      'include: [{ local: a.yml, rules: [{ if: $A }] }, { local: b.yml, rules: [{ if: $B }] }]\njob: { stage: test }',
      { 'a.yml': 'job: { image: x, stage: a, tags: [t] }', 'b.yml': 'job: { image: y, script: [b], tags: [t] }' },
      { image: '? the rules of an include decide on it', stage: 'test', tags: ['t'], script: ['b'] },
    ],
    [
      'only where a file exists',
      'include: [{ local: a.yml, rules: [{ exists: [Dockerfile] }] }]\njob: { script: [b] }',
      { 'a.yml': 'job: { image: x }' },
      { script: ['b'] },
    ],
  ])('included by %s', (_, text, more, job) => {
    expect(jobOf({ '.gitlab-ci.yml': text, ...more })).toEqual(job)
  })

  it('are counted from the repository that the pipeline lies in', () => {
    const [pipeline] = read({ 'shop/.gitlab-ci.yml': 'include: ci/a.yml', 'shop/ci/a.yml': 'job: { script: [a] }' })
    expect(pipeline?.covers).toEqual(['shop/.gitlab-ci.yml', 'shop/ci/a.yml'])
    expect(pipeline?.tree.scope).toBe('shop/.gitlab-ci.yml')
  })

  it('that jobs start are pipelines of their own', () => {
    const pipelines = read({
      '.gitlab-ci.yml': 'job: { trigger: { include: child.yml, strategy: depend } }',
      'child.yml': 'inner: { script: [a] }',
    })
    expect(pipelines.map(({ tree }) => tree.scope)).toEqual(['.gitlab-ci.yml', 'child.yml'])
  })
})

describe('what lies elsewhere', () => {
  const text =
    'include:\n  - template: Jobs/SAST.gitlab-ci.yml\n  - project: a/b\n    file: c.yml\nsast: { variables: { A: x } }\njob: { extends: .far, script: [!reference [.far, setup], a] }\nown: { script: [a], image: y }\n'
  it.each([
    ['sast', 'image', '? it may be in an include that lies outside the repository'],
    ['job', 'image', '? it may be in an include that lies outside the repository'],
    ['job', 'rules', '? it may be in an include that lies outside the repository'],
    ['job', 'script', ['? it leads into an include that lies outside the repository', 'a']],
    ['own', 'rules', null],
    ['own', 'image', 'y'],
    ['own', 'tags', '? it may be in an include that lies outside the repository'],
  ])('may give %s its %s', (name, key, value) => {
    const { tree } = one(text)
    expect(shown(valueAt(tree.data, [0, name, key]))).toEqual(value)
    expect(tree.problems).toEqual([])
  })
})

it.each([
  ['job: { extends: .a, script: [a] }', 'There is no `.a` to extend', '.a'],
  ['.a: { extends: .b }\n.b: { extends: .a }\njob: { extends: .a, script: [a] }', '`.a` extends itself', '.a'],
  ['job: { script: [!reference [.a, script]] }', '`!reference [.a, script]` leads nowhere', '[.a, script]'],
  [
    '.a: { script: [!reference [.a, script]] }\njob: { script: [!reference [.a, script]] }',
    '`!reference [.a, script]` goes on for more than 10 levels',
    '[.a, script]',
  ],
  ['include: a.yml\njob: { script: [a] }', 'There is no `a.yml` to include', 'a.yml'],
  ['include: .gitlab-ci.yml\njob: { script: [a] }', '`.gitlab-ci.yml` includes itself', '.gitlab-ci.yml'],
])('%j is a problem', (text, message, at) => {
  const [problem] = one(text).tree.problems
  expect([problem?.message, problem && text.slice(problem.place.span.start, problem.place.span.end)]).toEqual([
    message,
    at,
  ])
})

describe('places', () => {
  const files = {
    '.gitlab-ci.yml':
      'include: ci.yml\njob:\n  extends: .base\n  variables: { B: 2 }\n  script:\n    - !reference [.base, script]\n    - |\n      one\n      two\n',
    'ci.yml': '.base:\n  image: alpine:3\n  script: [echo base]\n',
  }
  const { tree } = one(files)
  const textAt = (path: Path, part?: 'key') => {
    const { file, span } = tree.placeOf(path, part)
    return [file, files[file as keyof typeof files].slice(span.start, span.end)]
  }
  it('lead to the file where a value is written', () => {
    expect(textAt([0, 'job', 'image'])).toEqual(['ci.yml', 'alpine:3'])
    expect(textAt([0, 'job', 'script', 0])).toEqual(['ci.yml', 'echo base'])
    expect(textAt([0, 'job', 'variables', 'B'])).toEqual(['.gitlab-ci.yml', '2'])
    expect(textAt([0, 'job', 'variables', 'B'], 'key')).toEqual(['.gitlab-ci.yml', 'B'])
    const { file, span } = placeIn(tree, [0, 'job', 'script', 1], { start: 4, end: 7 })
    expect(files[file as keyof typeof files].slice(span.start, span.end)).toBe('two')
  })

  it('take edits', () => {
    const edit = tree.edit({ set: [0, 'job', 'image'], to: 'alpine:3.23' })
    expect(edit).toMatchObject({ file: 'ci.yml', text: 'alpine:3.23' })
  })
})

it.each([
  ['ci/*.yml', ['ci/a.yml']],
  ['ci/**.yml', ['ci/a.yml', 'ci/x/b.yml', 'ci/x/y/c.yml']],
  ['ci/**/*.yml', ['ci/x/b.yml', 'ci/x/y/c.yml']],
  ['**.yml', ['ci/a.yml', 'ci/x/b.yml', 'ci/x/y/c.yml', 'd.yml']],
  ['ci/*/b.yml', ['ci/x/b.yml']],
  [`${'*a'.repeat(2000)}`, []],
])('the pattern %.20s names files', (pattern, paths) => {
  const all = ['ci/a.yml', 'ci/x/b.yml', 'ci/x/y/c.yml', 'd.yml']
  expect(all.filter((path) => fits(path, pattern))).toEqual(paths)
})

it('runs jobs once for each part of `parallel`', () => {
  const text = `
variables: { REG: example.org, RAW: { value: $REG, expand: false } }
job:
  image: $REG/app:$VERSION-$CI_COMMIT_SHA
  variables: { URL: "https://$REG/$VERSION" }
  parallel: { matrix: [{ VERSION: ["1", "2"], OS: x }] }
  environment: { name: review/$VERSION }
  needs: [{ job: other, artifacts: false }, { project: a/b, job: far, ref: main }]
  script: [a]
other: { script: [a], parallel: 2 }
`
  const estate = survey([{ path: '.gitlab-ci.yml', text }])
  const runs = estate.resources.filter(({ kind }) => kind.id === 'gitlab/job-run').map(({ data }) => shown(data))
  expect(runs.map((run) => isMap(run) && run.name)).toEqual(['job: [1, x]', 'job: [2, x]', 'other 1/2', 'other 2/2'])
  expect(runs[1]).toEqual({
    name: 'job: [2, x]',
    stage: 'test',
    needs: ['other'],
    matrix: { VERSION: '2', OS: 'x' },
    services: [],
    variables: { REG: 'example.org', RAW: '$REG', URL: 'https://example.org/2', VERSION: '2', OS: 'x' },
    environment: { name: 'review/2' },
  })
})

it('finds jobs, scripts and includes once', () => {
  const estate = survey([
    {
      path: '.gitlab-ci.yml',
      text: 'include: [ci.yml, { component: example.org/a/b@1 }]\njob: { extends: .a, after_script: [c] }',
    },
    { path: 'ci.yml', text: '.a: { script: [a, b] }\n' },
  ])
  expect(estate.resources.map(({ kind, name }) => `${kind.id} ${name}`)).toEqual([
    'gitlab/pipeline .gitlab-ci.yml',
    'gitlab/include example.org/a/b@1',
    'gitlab/job job',
    'gitlab/job-run job',
    'pipeline/script job',
    'pipeline/script job/after_script',
  ])
})

it.each(['', '[]', 'a: 1', 'services: { a: { image: x } }', 'a: [', '- job: {}', 'apiVersion: v1\nkind: Pod\n'])(
  'finds no pipeline in %j',
  (text) => expect(read({ '.gitlab-ci.yml': text })).toEqual([]),
)

it('does not unfold without bound', () => {
  const layers = Array.from(
    { length: 9 },
    (_, at) => `.l${at + 1}: { script: [${Array(10).fill(`!reference [.l${at}, script]`).join(', ')}] }`,
  )
  const { tree } = one(
    `.l0: { script: [a, b, c] }\n${layers.join('\n')}\njob: { script: [!reference [.l9, script]] }\n`,
  )
  expect(JSON.stringify(tree.data).length).toBeLessThan(10_000_000)
})

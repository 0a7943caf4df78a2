import { type Tree, valueAt } from '../../src/model/source.ts'
import { reader as actions } from '../../src/readers/actions/reader.ts'
import { reader as gitlab } from '../../src/readers/gitlab/reader.ts'
import type { Reader } from '../../src/readers/reader.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

/** Workflows and pipelines. What is found must stand where it is said to stand. */
export const target: Target = {
  write: (chance) => (chance() < 0.5 ? workflow(chance) : pipeline(chance)),
  judge(text) {
    const file = { path: '.gitlab-ci.yml', text }
    const tree = yaml.parse(file)
    const files = new Map([[file.path, file]])
    for (const derived of gitlab.derive?.({ files, trees: () => new Map([[file.path, tree]]) }) ?? []) {
      const trouble = misread(gitlab, derived.tree, text)
      if (trouble) return trouble
    }
    return misread(actions, yaml.parse({ path: '.github/workflows/a.yml', text }), text)
  },
}

function misread(reader: Reader, tree: Tree, text: string): string | undefined {
  if (!(reader.claims?.(tree) ?? true)) return undefined
  for (const sighting of reader.read(tree)) {
    sighting.kind.shape('data' in sighting ? sighting.data : valueAt(tree.data, sighting.path))
    for (const part of ['key', 'value'] as const) {
      const { start, end } = tree.placeOf(sighting.path, part).span
      if (start < 0 || end < start || end > text.length) return `${sighting.name} stands from ${start} to ${end}`
    }
  }
  for (const { message, place } of tree.problems)
    if (place.span.end > text.length) return `${message} stands behind the end`
  return undefined
}

type Of = <T>(...choices: readonly T[]) => T

function chooser(chance: Chance): Of {
  return (...choices) => choices[Math.floor(chance() * choices.length)] as (typeof choices)[number]
}

function several(chance: Chance, most: number, make: (index: number) => string): string {
  return Array.from({ length: Math.floor(chance() * (most + 1)) }, (_, index) => make(index)).join('')
}

function workflow(chance: Chance): string {
  const of = chooser(chance)
  const hole = () =>
    of(
      '${{ matrix.a }}',
      "${{ x && 'a' || 'b' }}",
      '${{ fromJSON(needs.a.outputs.b) }}',
      "${{ fromJSON('[1,2]') }}",
      '${{',
      'x',
    )
  const column = () => of('[1, 2]', '[a, {b: c}]', `[${hole()}]`, `"${hole()}"`, '7')
  const matrix = () =>
    of(
      `"${hole()}"`,
      `\n        a: ${column()}\n        b: ${column()}\n        include: ${of('[{a: 1, c: 2}]', '[]', `"${hole()}"`, '[{b: {b: c}}]')}\n        exclude: ${of('[{a: 1}]', '7', '[]')}`,
    )
  const step = () =>
    `      - ${of('run: make', 'uses: a/b@v1', `run: "${hole()}"`, 'run: |\n          one\n          two', 'id: x')}\n${of('', `        shell: ${of('bash', 'pwsh {0}', '7')}\n`, `        if: ${of('always()', `"${hole()}"`, 'a ||')}\n`)}`
  const job = (index: number) =>
    `  j${index}:\n    runs-on: ${of('ubuntu-24.04', `"${hole()}"`, '[self-hosted, windows]', '{group: a}')}\n${of('', `    needs: ${of('j0', '[j0, j1]', '7')}\n`)}${of('', `    strategy:\n      matrix: ${matrix()}\n`, `    strategy: "${hole()}"\n`)}${of('', `    env: {A: "${hole()}", B: $A}\n`)}    steps:\n${several(chance, 3, step)}`
  return `on: ${of('push', '[push, pull_request]', '{push: {branches: [main]}, schedule: [{cron: "0 0 * * *"}]}', '{workflow_call: {inputs: {a: {type: string}}}}')}\njobs:\n${several(chance, 4, job)}`
}

function pipeline(chance: Chance): string {
  const of = chooser(chance)
  const name = () => of('.a', '.b', 'build', 'test', '.gone')
  const reference = () => `!reference [${name()}${of('', ', script', ', variables, A', ', rules')}]`
  const script = () =>
    of('[a, b]', 'a', `[${reference()}, a]`, reference(), '[[a], [[b]]]', '*s', '|\n    one\n    two')
  const line = () =>
    of(
      () => `  script: ${script()}\n`,
      () => `  extends: ${of(name(), `[${name()}, ${name()}]`, '7')}\n`,
      () => `  variables: ${of('{A: $B, B: $A}', '{A: {value: x, expand: false}}', reference(), '7')}\n`,
      () => `  image: ${of('$A:$[[ inputs.v ]]', '{name: x}', reference(), '"$[[ inputs.v | truncate(0,2) ]]"')}\n`,
      () => `  parallel: ${of('3', '1000', '{matrix: [{A: [x, y], B: z}]}', '{matrix: $x}')}\n`,
      () => `  rules: ${of('[{if: $A}]', `[${reference()}]`, reference())}\n`,
      () => `  trigger: ${of('a/b', '{include: .gitlab-ci.yml}', '{include: [{local: x.yml}]}')}\n`,
      () => `  inherit: {default: ${of('false', '[image]', 'x')}, variables: ${of('false', '[A]')}}\n`,
      () => `  needs: ${of('[build]', '[{job: build, optional: true}]', 'build')}\n`,
      () => `  environment: ${of('x/$A', '{name: $A, url: $B}')}\n`,
    )()
  const header = of('', '', 'spec:\n  inputs:\n    v: {default: x}\n---\n')
  const include = of(
    '',
    'include: .gitlab-ci.yml\n',
    'include: [{template: X}, {local: "*.yml"}]\n',
    'include: {component: a}\n',
  )
  const job = () => `${name()}:\n${several(chance, 4, line) || '  script: [a]\n'}`
  return `${header}${include}default: {image: x, before_script: [b]}\n.anchor: &s [a, b]\nvariables: {A: x, C: "$$A %A% \${B}"}\n${several(chance, 6, job)}`
}

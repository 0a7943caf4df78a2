import { describe, expect, it } from 'vitest'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { rowsOf } from './matrix.ts'
import { runsOf } from './runs.ts'
import { shellOf } from './shells.ts'
import { triggersOf } from './triggers.ts'

const shown = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (isUnknown(each) ? `? ${whyUnknown(each)}` : each)))

describe('triggers', () => {
  it.each([
    ['push', [{ event: 'push', at: ['on'], filters: {} }]],
    [
      ['push', 'pull_request'],
      [
        { event: 'push', at: ['on', 0], filters: {} },
        { event: 'pull_request', at: ['on', 1], filters: {} },
      ],
    ],
    [
      { push: { branches: 'main', tags: ['v*'] }, workflow_dispatch: null },
      [
        { event: 'push', at: ['on', 'push'], filters: { branches: ['main'], tags: ['v*'] } },
        { event: 'workflow_dispatch', at: ['on', 'workflow_dispatch'], filters: {} },
      ],
    ],
    [
      { schedule: [{ cron: '0 0 * * *' }, {}] },
      [{ event: 'schedule', at: ['on', 'schedule'], filters: { cron: ['0 0 * * *'] } }],
    ],
    [7, []],
  ])('of %j', (on, triggers) => {
    expect([...triggersOf(on)]).toEqual(triggers)
  })
})

describe('a matrix', () => {
  it.each([
    ['one column', { os: ['a', 'b'] }, [{ os: 'a' }, { os: 'b' }]],
    [
      'two columns',
      { os: ['a', 'b'], node: [1, 2] },
      [
        { os: 'a', node: 1 },
        { os: 'a', node: 2 },
        { os: 'b', node: 1 },
        { os: 'b', node: 2 },
      ],
    ],
    [
      'what is left out',
      { os: ['a', 'b'], node: [1, 2], exclude: [{ os: 'a', node: 2 }, { os: 'b' }] },
      [{ os: 'a', node: 1 }],
    ],
    ['a part of a map left out', { x: [{ a: 1, b: 2 }, { a: 2 }], exclude: [{ x: { a: 1 } }] }, [{ x: { a: 2 } }]],
    // The example of GitHub's documentation.
    [
      'what is added',
      {
        fruit: ['apple', 'pear'],
        animal: ['cat', 'dog'],
        include: [
          { color: 'green' },
          { color: 'pink', animal: 'cat' },
          { fruit: 'apple', shape: 'circle' },
          { fruit: 'banana' },
          { fruit: 'banana', animal: 'cat' },
        ],
      },
      [
        { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
        { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
        { fruit: 'pear', animal: 'cat', color: 'pink' },
        { fruit: 'pear', animal: 'dog', color: 'green' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    ],
    ['additions alone', { include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
    ['a list that is worked out', { os: '${{ fromJSON(\'["a","b"]\') }}' }, [{ os: 'a' }, { os: 'b' }]],
    [
      'a value that nobody knows',
      { os: ['a', '${{ vars.X }}'] },
      [{ os: 'a' }, { os: '? it is set outside the repository' }],
    ],
    ['a list that nobody knows', { os: '${{ fromJSON(needs.x.outputs.y) }}' }, '? another job gives it'],
    ['a matrix that nobody knows', '${{ fromJSON(inputs.matrix) }}', '? whoever starts or calls it gives it'],
    [
      'a value that may be left out',
      { os: ['a', '${{ vars.X }}'], exclude: [{ os: 'b' }] },
      '? it is set outside the repository',
    ],
    ['too many', { a: Array(20).fill(1), b: Array(20).fill(1) }, '? it makes more than 256 jobs'],
  ])('of %s', (_, matrix, rows) => {
    expect(shown(rowsOf(matrix, {}))).toEqual(rows)
  })

  it('keeps a column of any name', () => {
    expect(JSON.stringify(rowsOf(JSON.parse('{"__proto__":[1],"include":[{"__proto__":1,"a":2}]}'), {}))).toBe(
      '[{"__proto__":1,"a":2}]',
    )
  })
})

describe('a job', () => {
  it.each([
    ['once', { 'runs-on': 'ubuntu-24.04' }, [{ 'runs-on': 'ubuntu-24.04' }]],
    [
      'once for each row',
      { strategy: { matrix: { os: ['a', 'b'] } }, 'runs-on': '${{ matrix.os }}-x' },
      [
        { 'runs-on': 'a-x', matrix: { os: 'a' } },
        { 'runs-on': 'b-x', matrix: { os: 'b' } },
      ],
    ],
    [
      'with a matrix that nobody knows',
      { strategy: { matrix: '${{ fromJSON(vars.M) }}' }, 'runs-on': '${{ matrix.os }}' },
      [{ 'runs-on': '? it is set outside the repository' }],
    ],
    ['never', { if: "github.event_name == 'release'" }, [{ runs: false }]],
    ['always', { if: "github.event_name == 'push'" }, [{ runs: true }]],
    ['on a condition that nobody knows', { if: 'inputs.x' }, [{ runs: false }]],
    [
      'after others',
      { needs: 'a', name: '${{ needs.a.result }}${{ needs.b.result }}' },
      [{ needs: ['a'], name: '? another job gives it' }],
    ],
    ['with what another job does not give', { name: 'x${{ needs.b.result }}' }, [{ name: 'x' }]],
    [
      'with variables',
      { env: { A: '${{ env.B }}' }, name: '${{ env.W }}' },
      [{ env: { A: '? it is set when the job runs', W: 'w' }, name: 'w' }],
    ],
  ])('runs %s', (_, job, runs) => {
    const workflow = { on: 'push', env: { W: 'w' } }
    const found = [...runsOf(workflow, 'j', job)].map(({ job: __, ...rest }) => shown(rest))
    expect(found).toEqual(runs.map((run) => ({ needs: [], env: { W: 'w' }, ...run })))
  })
})

it.each([
  ['bash', {}, { 'runs-on': 'ubuntu-24.04' }],
  ['pwsh', {}, { 'runs-on': ['self-hosted', 'Windows'] }],
  ['sh', {}, { 'runs-on': 'ubuntu-24.04', container: 'alpine' }],
  [undefined, {}, { 'runs-on': '${{ matrix.os }}' }],
  ['python', { shell: 'python' }, { 'runs-on': 'ubuntu-24.04' }],
  ['perl', { shell: '/usr/bin/perl {0}' }, {}],
  ['cmd', {}, { defaults: { run: { shell: 'cmd' } } }],
  ['zsh', {}, {}],
  [undefined, { shell: '${{ matrix.shell }}' }, { 'runs-on': 'ubuntu-24.04' }],
])('a script is read by %s', (shell, step, job) => {
  const workflow = shell === 'zsh' ? { defaults: { run: { shell: 'zsh' } } } : {}
  expect(shellOf(step, job, workflow)).toBe(shell)
})

import { expect, it } from 'vitest'
import { nodeWorld } from '../../src/faces/world/node.ts'
import type { Ran, World } from '../../src/model/world.ts'
import { prover } from '../../src/provers/helm/prover.ts'
import type { Verdict } from '../../src/provers/prover.ts'
import { worldOf } from '../world.ts'

const chart = (template: string) => [
  {
    path: 'chart/Chart.yaml',
    text: 'apiVersion: v2\nname: shop\nversion: 0.1.0\nicon: https://example.com/i.png\n',
    because: [],
  },
  { path: 'chart/values.yaml', text: 'replicas: 2\n', because: [] },
  { path: 'chart/templates/a.yaml', text: template, because: [] },
]
const good = chart(
  'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Release.Name }} }\ndata: { n: "{{ .Values.replicas }}" }\n',
)
const bad = chart('a: {{ .Values.replicas | nosuch }}\n')

const answering = (...answers: readonly (Ran | undefined)[]): World => {
  const left = [...answers]
  return { ...worldOf(new Map()), run: async () => left.shift() }
}
const ran = (code: number, stdout = '', stderr = ''): Ran => ({ code, stdout, stderr })
const verdicts = async (files: typeof good, world: World) => {
  const found: Verdict[] = []
  for await (const verdict of prover.prove(files, world)) found.push(verdict)
  return found
}

it('is for charts, not for what they hold', () => {
  expect(good.filter((file) => prover.proves(file)).map(({ path }) => path)).toEqual(['chart/Chart.yaml'])
  expect(prover.proves({ path: 'chart/charts/db/Chart.yaml', text: '', because: [] })).toBe(false)
})

it.each<[string, readonly (Ran | undefined)[], Verdict['outcome']]>([
  ['both calls succeed', [ran(0), ran(0)], 'proved'],
  ['the chart is refused', [ran(1, '[ERROR] templates/', '')], 'refuted'],
  ['it cannot be rendered', [ran(0), ran(1, '', 'function "nosuch" not defined')], 'refuted'],
  ['helm goes away', [undefined], 'not-run'],
  ['helm takes too long', [{ stdout: '', stderr: '' }], 'not-run'],
])('when %s', async (_, answers, outcome) => {
  expect(await verdicts(good, answering(...answers))).toMatchObject([{ path: 'chart/Chart.yaml', outcome }])
})

const world = await nodeWorld({
  cwd: process.cwd(),
  env: process.env,
  now: () => new Date(),
  tell: () => {},
  interactive: false,
})
const available = 'version' in (await prover.available(world))

it.skipIf(!available)('the real helm proves a good chart and refutes a bad one', async () => {
  expect(await verdicts(good, world)).toMatchObject([{ outcome: 'proved' }])
  expect(await verdicts(bad, world)).toMatchObject([{ outcome: 'refuted' }])
})

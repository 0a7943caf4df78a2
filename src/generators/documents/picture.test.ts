import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { picture } from './picture.ts'

const drawn = (name: string) => {
  const { spec } = readSpec({ path: 'devops.yaml', text: readFileSync(`examples/${name}/devops.yaml`, 'utf8') })
  if (!spec) throw new Error(`${name} is wrong`)
  return picture(design(spec))
}

it.each(['bank', 'crm', 'iot', 'pipeline', 'startup', 'storefront'])(
  'of %s no box lies on another or beside the page',
  (name) => {
    const svg = drawn(name)
    const [, width = 0, height = 0] = svg.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/)?.map(Number) ?? []
    const boxes = [
      ...svg.matchAll(/<g class="(\w+)"><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ].map(([, look, ...place]) => ({ look, place: place.map(Number) }))
    expect(boxes.length).toBeGreaterThan(2)
    for (const {
      place: [x = 0, y = 0, w = 0, h = 0],
    } of boxes) {
      expect(x + w).toBeLessThanOrEqual(width)
      expect(y + h).toBeLessThanOrEqual(height)
    }
    const regions = boxes
      .filter(({ look }) => look === 'group')
      .filter((group, _, all) => !all.some((other) => other !== group && holds(other.place, group.place)))
    for (const set of [regions, boxes.filter(({ look }) => look !== 'group')])
      for (const [index, one] of set.entries())
        for (const other of set.slice(index + 1))
          expect(apart(one.place, other.place), JSON.stringify([one, other])).toBe(true)
  },
)

it('arrows that come in alike say their port once', () => {
  expect(drawn('bank').match(/>:5432</g)).toHaveLength(1)
  expect(drawn('bank').match(/stroke-dasharray="5 4"/g)?.length).toBeGreaterThan(1)
})

type Place = readonly number[]

function apart([x = 0, y = 0, w = 0, h = 0]: Place, [a = 0, b = 0, c = 0, d = 0]: Place): boolean {
  return x + w <= a || a + c <= x || y + h <= b || b + d <= y
}

function holds([x = 0, y = 0, w = 0, h = 0]: Place, [a = 0, b = 0, c = 0, d = 0]: Place): boolean {
  return x <= a && y <= b && x + w >= a + c && y + h >= b + d
}

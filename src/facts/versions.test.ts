import { expect, test } from 'vitest'
import { parseImage } from '../values/image.ts'
import { parseVersion } from '../values/semver.ts'
import { hasEnded } from './lifecycles.ts'
import { charts, images, releases } from './versions.ts'

const on = new Date('2026-11-21T00:00:00Z')

test.each(['kubernetes', 'eks', 'postgresql', 'node', 'python', 'go', 'debian'] as const)(
  '%s is still supported',
  (name) => {
    expect(hasEnded(name, releases[name].version, on)).toBe(false)
  },
)

test.each(Object.entries(images))('%s is a full image reference with a tag', (_, { image }) => {
  expect(parseImage(image)).toMatchObject({ registry: expect.stringMatching(/./), tag: expect.stringMatching(/./) })
})

test.each(Object.entries(charts))('the chart %s stands under its name with an exact version', (name, chart) => {
  // Charts of one repository may go by a part of their name: `base` of Istio.
  expect(name.endsWith(chart.chart)).toBe(true)
  expect(parseVersion(chart.version)?.patch).toBeDefined()
  expect(chart.repository).toMatch(/^(https|oci):\/\//)
})

import { expect, test } from 'vitest'
import { defaultPort, servicesOn } from './ports.ts'

test('a service is found by port, by range and by name', () => {
  expect(defaultPort('postgresql')).toBe(5432)
  expect(defaultPort('nobody')).toBeUndefined()
  expect(servicesOn(6379).map((each) => each.service)).toEqual(['redis', 'valkey'])
  expect(servicesOn(0, 65_535).some((each) => each.service === 'ssh' && each.sensitive)).toBe(true)
  expect(servicesOn(443)[0]?.sensitive).toBeUndefined()
  expect(servicesOn(1)).toEqual([])
})

import { expect, test } from 'vitest'
import { family, instance } from './instances.ts'
import { price } from './prices.ts'

test.each([
  ['m7g.large', 2, 8, 'arm64', 29],
  ['m7i.xlarge', 4, 16, 'amd64', 58],
  ['t4g.medium', 2, 4, 'arm64', 17],
  ['r7g.2xlarge', 8, 64, 'arm64', 58],
])('%s has %d vCPU, %d GiB, %s, %d pods', (type, vcpu, memoryGiB, arch, maxPods) =>
  expect(instance(type)).toMatchObject({ vcpu, memoryGiB, arch, maxPods }),
)

test('a family comes from the smallest and every type has a price', () => {
  const types = family('m7g')
  expect(types.map((each) => each.vcpu)).toEqual(types.map((each) => each.vcpu).toSorted((a, b) => a - b))
  for (const each of types) expect(price(`ec2/${each.type}`, 'us-east-1'), each.type).toBeDefined()
  expect(family('zz9')).toEqual([])
  expect(instance('zz9.large')).toBeUndefined()
})

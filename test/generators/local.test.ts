import { describe, expect, it } from 'vitest'
import { composeProject } from '../../src/generators/local/compose.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

interface Service {
  readonly environment?: Readonly<Record<string, string>>
  readonly ports?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: unknown
}

describe.each(Object.entries(specs))('for %s', (_, text) => {
  const { plan } = blueprintOf(text)
  const services = composeProject(plan).services as Readonly<Record<string, Service>>

  it('a service is told everything that it is told elsewhere', () => {
    for (const { name, environment } of plan.workloads)
      expect(Object.keys(services[name]?.environment ?? {})).toEqual(
        expect.arrayContaining(environment.map((variable) => variable.name)),
      )
  })

  it('a port is open to this machine alone, and to one service', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? [])
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
    const taken = ports.map((port) => port.split(':')[1])
    expect(new Set(taken).size).toBe(taken.length)
  })

  it('nobody waits for the health of what nobody asks', () => {
    for (const { depends_on = {} } of Object.values(services))
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(services[name]).toBeDefined()
        if (condition === 'service_healthy') expect(services[name]?.healthcheck).toBeDefined()
      }
  })
})

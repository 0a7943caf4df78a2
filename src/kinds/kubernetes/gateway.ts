import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, listOf, literal, mapOf, number, record, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const listener = record(
  {},
  {
    name: literal,
    hostname: literal,
    port: number,
    protocol: literal,
    tls: record({}, { mode: literal, certificateRefs: listOf(reference), options: mapOf(text) }),
    allowedRoutes: record(
      {},
      { namespaces: record({}, { from: literal, selector: anything }), kinds: listOf(reference) },
    ),
  },
)
const parent = record(
  {},
  { group: literal, kind: literal, name: literal, namespace: literal, sectionName: literal, port: number },
)
const backend = record(
  {},
  { group: literal, kind: literal, name: literal, namespace: literal, port: number, weight: number },
)
const rule = record(
  {},
  {
    name: literal,
    matches: listOf(anything),
    filters: listOf(record({}, { type: literal, requestMirror: record({}, { backendRef: backend }) })),
    backendRefs: listOf(backend),
    timeouts: record({}, { request: literal, backendRequest: literal }),
  },
)

export const GatewayClass = {
  id: 'gateway/gateway-class',
  title: 'GatewayClass',
  file: 'gateway.yaml',
  shape: record({}, { ...common, spec: record({}, { controllerName: literal, parametersRef: reference }) }),
} satisfies Kind
export type GatewayClass = DataOf<typeof GatewayClass>

export const Gateway = {
  id: 'gateway/gateway',
  title: 'gateway of the Gateway API',
  file: 'gateway.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          gatewayClassName: literal,
          addresses: listOf(record({}, { type: literal, value: literal })),
          listeners: listOf(listener),
        },
      ),
    },
  ),
} satisfies Kind
export type Gateway = DataOf<typeof Gateway>

/** An HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute: `kind` tells. */
export const Route = {
  id: 'gateway/route',
  title: 'route of the Gateway API',
  file: 'route.yaml',
  shape: record(
    {},
    { ...common, spec: record({}, { hostnames: listOf(literal), parentRefs: listOf(parent), rules: listOf(rule) }) },
  ),
} satisfies Kind
export type Route = DataOf<typeof Route>

export const ReferenceGrant = {
  id: 'gateway/reference-grant',
  title: 'ReferenceGrant',
  file: 'grant.yaml',
  shape: record({}, { ...common, spec: record({}, { from: listOf(reference), to: listOf(reference) }) }),
} satisfies Kind
export type ReferenceGrant = DataOf<typeof ReferenceGrant>

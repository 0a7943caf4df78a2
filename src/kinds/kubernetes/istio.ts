import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, number, record } from '../../model/shape.ts'
import { common, labels, reference } from './metadata.ts'

const destination = record({}, { host: literal, subset: literal, port: record({}, { number }) })
const route = record(
  {},
  {
    name: literal,
    match: listOf(anything),
    route: listOf(record({}, { destination, weight: number })),
    redirect: anything,
    delegate: reference,
    timeout: literal,
    retries: record({}, { attempts: number, perTryTimeout: literal, retryOn: literal }),
    mirror: destination,
    fault: anything,
  },
)
const trafficPolicy = record(
  {},
  {
    tls: record({}, { mode: literal, credentialName: literal, sni: literal }),
    connectionPool: anything,
    outlierDetection: anything,
    loadBalancer: anything,
  },
)

export const VirtualService = {
  id: 'istio/virtual-service',
  title: 'Istio VirtualService',
  file: 'virtual-service.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          hosts: listOf(literal),
          gateways: listOf(literal),
          exportTo: listOf(literal),
          http: listOf(route),
          tls: listOf(route),
          tcp: listOf(route),
        },
      ),
    },
  ),
} satisfies Kind
export type VirtualService = DataOf<typeof VirtualService>

export const DestinationRule = {
  id: 'istio/destination-rule',
  title: 'Istio DestinationRule',
  file: 'destination.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          host: literal,
          exportTo: listOf(literal),
          trafficPolicy,
          subsets: listOf(record({}, { name: literal, labels, trafficPolicy })),
        },
      ),
    },
  ),
} satisfies Kind
export type DestinationRule = DataOf<typeof DestinationRule>

export const IstioGateway = {
  id: 'istio/gateway',
  title: 'Istio Gateway',
  file: 'gateway.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          selector: labels,
          servers: listOf(
            record(
              {},
              {
                name: literal,
                hosts: listOf(literal),
                port: record({}, { number, name: literal, protocol: literal }),
                tls: record(
                  {},
                  { mode: literal, credentialName: literal, httpsRedirect: flag, minProtocolVersion: literal },
                ),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type IstioGateway = DataOf<typeof IstioGateway>

export const PeerAuthentication = {
  id: 'istio/peer-authentication',
  title: 'Istio PeerAuthentication',
  file: 'peers.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          selector: anything,
          mtls: record({}, { mode: literal }),
          portLevelMtls: mapOf(record({}, { mode: literal })),
        },
      ),
    },
  ),
} satisfies Kind
export type PeerAuthentication = DataOf<typeof PeerAuthentication>

export const AuthorizationPolicy = {
  id: 'istio/authorization-policy',
  title: 'Istio AuthorizationPolicy',
  file: 'authorization.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          selector: anything,
          action: literal,
          rules: listOf(record({}, { from: listOf(anything), to: listOf(anything), when: listOf(anything) })),
          targetRefs: listOf(reference),
        },
      ),
    },
  ),
} satisfies Kind
export type AuthorizationPolicy = DataOf<typeof AuthorizationPolicy>

export const RequestAuthentication = {
  id: 'istio/request-authentication',
  title: 'Istio RequestAuthentication',
  file: 'authentication.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          selector: anything,
          jwtRules: listOf(record({}, { issuer: literal, jwksUri: literal, audiences: listOf(literal) })),
        },
      ),
    },
  ),
} satisfies Kind
export type RequestAuthentication = DataOf<typeof RequestAuthentication>

export const ServiceEntry = {
  id: 'istio/service-entry',
  title: 'Istio ServiceEntry',
  file: 'entry.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          hosts: listOf(literal),
          addresses: listOf(literal),
          location: literal,
          resolution: literal,
          exportTo: listOf(literal),
          ports: listOf(record({}, { number, name: literal, protocol: literal, targetPort: number })),
          endpoints: listOf(anything),
        },
      ),
    },
  ),
} satisfies Kind
export type ServiceEntry = DataOf<typeof ServiceEntry>

export const Sidecar = {
  id: 'istio/sidecar',
  title: 'Istio Sidecar',
  file: 'sidecar.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          workloadSelector: anything,
          ingress: listOf(anything),
          egress: listOf(record({}, { hosts: listOf(literal), port: anything })),
          outboundTrafficPolicy: record({}, { mode: literal }),
        },
      ),
    },
  ),
} satisfies Kind
export type Sidecar = DataOf<typeof Sidecar>

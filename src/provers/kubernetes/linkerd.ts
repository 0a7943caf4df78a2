import { fields, listOf, object, text, word } from './own.ts'

const labels = { type: 'object', additionalProperties: text() }
const target = fields({ group: text(), kind: text(), name: text() }, ['kind', 'name'])
const who = fields({ group: text(), kind: text(), name: text(), namespace: text() }, ['kind', 'name'])
const path = fields({ type: word('Exact', 'PathPrefix', 'RegularExpression'), value: text() }, ['value'])

/** linkerd/linkerd2, charts/linkerd-crds, tag edge-26.8.3, 2026-08-21; cert-manager/trust-manager v0.24.0, deploy/crds, 2026-08-22. */
export const linkerdSchemas: Readonly<Record<string, object>> = {
  'policy.linkerd.io/v1beta3/Server': object({
    spec: fields(
      {
        podSelector: fields({
          matchLabels: labels,
          matchExpressions: listOf(
            fields({ key: text(), operator: word('In', 'NotIn', 'Exists', 'DoesNotExist'), values: listOf(text()) }, [
              'key',
              'operator',
            ]),
          ),
        }),
        port: { type: ['integer', 'string'] },
        proxyProtocol: word('unknown', 'HTTP/1', 'HTTP/2', 'gRPC', 'opaque', 'TLS'),
        accessPolicy: text(),
      },
      ['podSelector', 'port'],
    ),
  }),
  'policy.linkerd.io/v1alpha1/MeshTLSAuthentication': object({
    spec: {
      ...fields({ identities: listOf(text()), identityRefs: listOf(fields(namedOrAll(), ['kind'])) }),
      minProperties: 1,
      maxProperties: 1,
    },
  }),
  'policy.linkerd.io/v1alpha1/NetworkAuthentication': object({
    spec: fields({ networks: listOf(fields({ cidr: text(), except: listOf(text()) }, ['cidr'])) }, ['networks']),
  }),
  'policy.linkerd.io/v1alpha1/AuthorizationPolicy': object({
    spec: fields({ targetRef: target, requiredAuthenticationRefs: listOf(who) }, [
      'targetRef',
      'requiredAuthenticationRefs',
    ]),
  }),
  'policy.linkerd.io/v1beta3/HTTPRoute': object({
    spec: fields(
      {
        hostnames: listOf(text()),
        parentRefs: listOf(fields({ ...namedOrAll(), port: { type: 'integer' }, sectionName: text() }, ['name'])),
        rules: listOf(
          fields({
            matches: listOf(fields({ path, method: text(), headers: listOf({ type: 'object' }) })),
            filters: listOf({ type: 'object' }),
            backendRefs: listOf({ type: 'object' }),
            timeouts: fields({ request: text(), backendRequest: text() }),
          }),
        ),
      },
      ['parentRefs', 'rules'],
    ),
  }),
  'trust.cert-manager.io/v1alpha1/Bundle': object({
    spec: fields(
      {
        sources: listOf({
          ...fields({
            configMap: keyed(),
            secret: keyed(),
            inLine: text(),
            useDefaultCAs: { type: 'boolean' },
          }),
          minProperties: 1,
          maxProperties: 1,
        }),
        target: fields({
          configMap: fields({ key: text(), metadata: { type: 'object' } }, ['key']),
          secret: fields({ key: text(), metadata: { type: 'object' } }, ['key']),
          namespaceSelector: { type: 'object' },
          additionalFormats: { type: 'object' },
        }),
      },
      ['sources'],
    ),
  }),
}

function namedOrAll() {
  return { group: text(), kind: text(), name: text(), namespace: text() }
}

function keyed() {
  return fields({ name: text(), key: text(), includeAllKeys: { type: 'boolean' }, selector: { type: 'object' } })
}

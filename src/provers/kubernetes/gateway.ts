import { fields, listOf, object, text, word } from './own.ts'

const attributes = listOf(fields({ key: text(), value: text() }, ['key', 'value']))
const tags = { type: 'object', additionalProperties: text() }
const integer = { type: 'integer' }
const props = fields({
  targetGroupName: text(),
  ipAddressType: word('ipv4', 'ipv6'),
  healthCheckConfig: fields({
    healthyThresholdCount: integer,
    healthCheckInterval: integer,
    healthCheckPath: text(),
    healthCheckPort: text(),
    healthCheckProtocol: word('http', 'https', 'tcp', 'HTTP', 'HTTPS', 'TCP'),
    healthCheckTimeout: integer,
    unhealthyThresholdCount: integer,
    matcher: { ...fields({ httpCode: text(), grpcCode: text() }), minProperties: 1, maxProperties: 1 },
  }),
  nodeSelector: { type: 'object' },
  targetGroupAttributes: attributes,
  targetType: word('instance', 'ip'),
  protocol: word('HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'),
  protocolVersion: word('HTTP1', 'HTTP2', 'GRPC'),
  targetControlPort: integer,
  enableMultiCluster: { type: 'boolean' },
  tags,
})

/** kubernetes-sigs/aws-load-balancer-controller v3.5.0, config/crd/gateway, 2026-08-17. */
export const gatewaySchemas: Readonly<Record<string, object>> = {
  'gateway.k8s.aws/v1/LoadBalancerConfiguration': object({
    spec: fields({
      mergingMode: word('prefer-gateway', 'prefer-gateway-class'),
      loadBalancerName: text(),
      scheme: word('internal', 'internet-facing'),
      ipAddressType: word('ipv4', 'dualstack', 'dualstack-without-public-ipv4'),
      loadBalancerSubnets: listOf({ type: 'object' }),
      loadBalancerSubnetsSelector: { type: 'object' },
      listenerConfigurations: listOf(
        fields(
          {
            protocolPort: { type: 'string', pattern: '^(HTTP|HTTPS|TLS|TCP|UDP|TCP_UDP):[0-9]+$' },
            defaultCertificate: text(),
            certificates: listOf(text()),
            sslPolicy: text(),
            alpnPolicy: text(),
            targetGroupStickiness: { type: 'boolean' },
            mutualAuthentication: { type: 'object' },
            listenerAttributes: attributes,
            quicEnabled: { type: 'boolean' },
          },
          ['protocolPort'],
        ),
      ),
      securityGroups: listOf(text()),
      securityGroupPrefixes: listOf(text()),
      sourceRanges: listOf(text()),
      loadBalancerAttributes: attributes,
      tags,
      manageBackendSecurityGroupRules: { type: 'boolean' },
      wafV2: fields({ webACL: text() }, ['webACL']),
      shieldConfiguration: { type: 'object' },
      defaultTargetGroupConfiguration: fields({ name: text() }, ['name']),
    }),
  }),
  'gateway.k8s.aws/v1/TargetGroupConfiguration': object({
    spec: fields({
      targetReference: fields({ group: text(), kind: word('Service', 'Gateway'), name: text() }, ['name']),
      defaultConfiguration: props,
      routeConfigurations: listOf({ type: 'object' }),
    }),
  }),
}

import { type AddonUnit, balanced, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'makes the load balancer that an Ingress or a Service asks for',
  namespace: 'kube-system',
  serviceAccount: 'aws-load-balancer-controller',
  wanted: ({ decided }) => balanced(decided),
  // Its own certificate.
  madeAnew: [
    { group: '', kind: 'Secret', name: 'aws-load-balancer-tls', jsonPointers: ['/data'] },
    ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
      group: 'admissionregistration.k8s.io',
      kind,
      jqPathExpressions: ['.webhooks[].clientConfig.caBundle'],
    })),
  ],
  // Pods cannot reach the metadata of their node, so it finds the network by its name. Shield and the first firewall
  // of AWS are not in its policy; its webhook for Services would refuse those of every other add-on until it runs.
  values: ({ cluster, region }, { gateways }) => ({
    clusterName: cluster,
    region,
    vpcTags: { Name: cluster },
    replicaCount: 2,
    enableShield: false,
    enableWaf: false,
    enableServiceMutatorWebhook: false,
    serviceAccount: { name: 'aws-load-balancer-controller' },
    ...(gateways && {
      controllerConfig: { featureGates: { ALBGatewayAPI: true, NLBGatewayAPI: false, GatewayListenerSet: false } },
    }),
    resources: small,
  }),
}

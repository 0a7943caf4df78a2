import { instance } from '../../facts/instances.ts'
import type { NodeGroup, Stack } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'

/** What Karpenter may start for the pods of a stack, and from which image and in which network. */
export function nodePools({ nodes, cluster }: Stack): unknown[] {
  const pools = nodes.filter(({ by }) => by === 'karpenter')
  return pools.length > 0 ? [nodeClass(cluster), ...pools.map((group) => nodePool(group))] : []
}

function nodeClass(cluster: string) {
  return {
    apiVersion: 'karpenter.k8s.aws/v1',
    kind: 'EC2NodeClass',
    metadata: { name: 'default' },
    spec: note(
      {
        role: `${cluster}-node`,
        amiSelectorTerms: [{ alias: 'al2023@latest' }],
        subnetSelectorTerms: [
          { tags: { 'kubernetes.io/role/internal-elb': '1', [`kubernetes.io/cluster/${cluster}`]: 'shared' } },
        ],
        securityGroupSelectorTerms: [{ tags: { [`kubernetes.io/cluster/${cluster}`]: 'owned' } }],
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        blockDeviceMappings: [
          {
            deviceName: '/dev/xvda',
            ebs: { volumeType: 'gp3', volumeSize: '50Gi', encrypted: true, deleteOnTermination: true },
          },
        ],
        detailedMonitoring: true,
        tags: { Name: `${cluster}-karpenter` },
      },
      {
        amiSelectorTerms: 'The image that AWS patched last; nodes live two weeks at most, so each has it soon',
        metadataOptions: 'One hop ends at the node: no pod can borrow the role of its node',
      },
    ),
  }
}

function nodePool({ name, instance: type, capacity, labels, taint, max }: NodeGroup) {
  const { vcpu = 4, memoryGiB = 16, arch = 'arm64' } = instance(type) ?? {}
  const [family = ''] = type.split('.')
  return {
    apiVersion: 'karpenter.sh/v1',
    kind: 'NodePool',
    metadata: { name },
    spec: {
      template: {
        metadata: { labels },
        spec: {
          nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
          requirements: [
            among('kubernetes.io/arch', arch),
            among('kubernetes.io/os', 'linux'),
            ...(name === 'gpu'
              ? [among('karpenter.k8s.aws/instance-family', family)]
              : [
                  among('karpenter.k8s.aws/instance-category', ...(name === 'database' ? ['r'] : ['c', 'm', 'r'])),
                  { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['6'] },
                  among('karpenter.k8s.aws/instance-size', 'large', 'xlarge', '2xlarge'),
                ]),
            among('karpenter.sh/capacity-type', ...(capacity === 'spot' ? ['spot', 'on-demand'] : ['on-demand'])),
          ],
          ...(taint && { taints: [taintOf(taint)] }),
          expireAfter: name === 'database' ? '720h' : '336h',
          // A day is the longest that a run by the clock may take.
          terminationGracePeriod: '24h',
        },
      },
      disruption: {
        consolidationPolicy: name === 'database' ? 'WhenEmpty' : 'WhenEmptyOrUnderutilized',
        consolidateAfter: '5m',
        budgets: [{ nodes: '20%' }],
      },
      limits: { cpu: String(max * vcpu), memory: `${max * memoryGiB}Gi` },
    },
  }
}

function among(key: string, ...values: readonly string[]) {
  return { key, operator: 'In', values }
}

/** Of `key=value:effect`. */
function taintOf(taint: string) {
  const [pair = '', effect] = taint.split(':')
  const [key, value] = pair.split('=')
  return { key, value, effect }
}

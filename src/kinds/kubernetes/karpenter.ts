import type { DataOf, Kind } from '../../model/resource.ts'
import { flag, listOf, literal, mapOf, number, record, scalar, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const requirements = listOf(record({}, { key: literal, operator: literal, values: listOf(scalar), minValues: number }))
const taint = record({}, { key: literal, value: scalar, effect: literal })
const selectors = listOf(record({}, { alias: literal, id: literal, name: literal, owner: scalar, tags: mapOf(text) }))

export const NodePool = {
  id: 'karpenter/node-pool',
  title: 'Karpenter NodePool',
  file: 'nodes.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          template: record(
            {},
            {
              metadata: common.metadata,
              spec: record(
                {},
                {
                  nodeClassRef: reference,
                  requirements,
                  taints: listOf(taint),
                  startupTaints: listOf(taint),
                  expireAfter: literal,
                  terminationGracePeriod: literal,
                },
              ),
            },
          ),
          limits: mapOf(scalar),
          weight: number,
          disruption: record(
            {},
            {
              consolidationPolicy: literal,
              consolidateAfter: literal,
              expireAfter: literal,
              budgets: listOf(
                record({}, { nodes: scalar, schedule: literal, duration: literal, reasons: listOf(literal) }),
              ),
            },
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type NodePool = DataOf<typeof NodePool>

export const EC2NodeClass = {
  id: 'karpenter/ec2-node-class',
  title: 'Karpenter EC2NodeClass',
  file: 'nodes.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          amiFamily: literal,
          role: literal,
          instanceProfile: literal,
          amiSelectorTerms: selectors,
          subnetSelectorTerms: selectors,
          securityGroupSelectorTerms: selectors,
          tags: mapOf(text),
          userData: text,
          detailedMonitoring: flag,
          associatePublicIPAddress: flag,
          metadataOptions: record(
            {},
            { httpEndpoint: literal, httpTokens: literal, httpPutResponseHopLimit: number, httpProtocolIPv6: literal },
          ),
          blockDeviceMappings: listOf(
            record(
              {},
              {
                deviceName: literal,
                ebs: record(
                  {},
                  {
                    volumeSize: scalar,
                    volumeType: literal,
                    encrypted: flag,
                    iops: number,
                    throughput: number,
                    kmsKeyID: literal,
                    deleteOnTermination: flag,
                  },
                ),
              },
            ),
          ),
        },
      ),
    },
  ),
} satisfies Kind
export type EC2NodeClass = DataOf<typeof EC2NodeClass>

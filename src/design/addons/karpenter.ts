import type { AddonUnit } from '../addon.ts'
import { interruptionQueue } from '../names.ts'

export const addon: AddonUnit = {
  why: 'starts machines of the shape that waiting pods ask for, and ends those that stand empty',
  namespace: 'kube-system',
  serviceAccount: 'karpenter',
  // The other add-ons may need more machines than the cluster begins with.
  wave: -1,
  wanted: ({ decided }) => decided.nodes?.answer === 'karpenter',
  values: (stack) => ({
    settings: { clusterName: stack.cluster, interruptionQueue: interruptionQueue(stack) },
    serviceAccount: { name: 'karpenter' },
    // By the address of the node's resolver: the one of the cluster runs on nodes that Karpenter may have to start first.
    dnsPolicy: 'Default',
    controller: { resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '512Mi' } } },
  }),
}

import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'brings the programs that experiments of Litmus run, those alone that some experiment names',
  namespace: 'litmus',
  wave: 2,
  wanted: ({ plan }) => plan.chaos?.tool === 'litmus',
  within: ({ purpose }) => purpose === 'nonproduction',
  values: () => ({
    environment: { runtime: 'containerd', socketPath: '/run/containerd/containerd.sock' },
    experiments: { disabled: unused },
  }),
}

/** Of the chart at this version. */
const unused = [
  'container-kill',
  'disk-fill',
  'disk-loss',
  'docker-service-kill',
  'kubelet-service-kill',
  'node-cpu-hog',
  'node-drain',
  'node-io-stress',
  'node-memory-hog',
  'node-taint',
  'pod-autoscaler',
  'pod-cpu-hog',
  'pod-cpu-hog-exec',
  'pod-dns-error',
  'pod-dns-spoof',
  'pod-http-latency',
  'pod-http-modify-body',
  'pod-http-modify-header',
  'pod-http-reset-peer',
  'pod-http-status-code',
  'pod-memory-hog',
  'pod-memory-hog-exec',
  'pod-network-corruption',
  'pod-network-duplication',
  'pod-network-partition',
]

import type { AddonUnit } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'keeps traces in S3 and finds them again',
  namespace: 'monitoring',
  serviceAccount: 'tempo',
  wave: 2,
  wanted: ({ plan }) => plan.monitoring.traces?.to === 'tempo',
  values: ({ name, region }, { monitoring: { traces, selector, judge } }) => ({
    tempo: {
      reportingEnabled: false,
      retention: `${(traces?.days ?? 0) * 24}h`,
      storage: {
        trace: {
          backend: 's3',
          s3: { bucket: traces?.buckets[name], region, endpoint: `s3.${region}.amazonaws.com` },
        },
      },
      // A single trace that never ends must not fill the memory of everybody's.
      overrides: {
        defaults: {
          ingestion: { rate_limit_bytes: 15_000_000, burst_size_bytes: 20_000_000 },
          global: { max_bytes_per_trace: 5_000_000 },
        },
      },
      resources: { requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '1Gi' } },
    },
    // Traces of the last minutes, which are not in S3 yet.
    persistence: { enabled: true, size: '10Gi', storageClassName: 'encrypted-gp3' },
    serviceAccount: { name: 'tempo' },
    serviceMonitor: { enabled: judge === 'prometheus', additionalLabels: selector },
  }),
}

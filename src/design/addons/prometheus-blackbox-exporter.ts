import { type AddonUnit, judged, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'looks at public pages from outside, as a visitor does',
  namespace: 'monitoring',
  wanted: ({ decided }) => judged(decided),
  values: () => ({
    replicas: 2,
    resources: small,
    config: {
      modules: {
        http_2xx: { prober: 'http', timeout: '10s', http: { follow_redirects: true, preferred_ip_protocol: 'ip4' } },
      },
    },
  }),
}

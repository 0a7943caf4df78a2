import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'opens the sealed secrets of the repository, by a key that the secrets manager keeps',
  namespace: 'sealed-secrets',
  // Its key, and the kind of its monitor, come before it.
  wave: 2,
  wanted: ({ plan }) => plan.encrypted?.form === 'SealedSecret',
  values: (_, { monitoring }) => ({
    // It would make a new key each month, which no copy has. Ours is renewed by people, once a year.
    keyrenewperiod: '0',
    // It reads its keys when it starts.
    commonAnnotations: { 'secret.reloader.stakater.com/reload': 'sealed-secrets-key,sealed-secrets-key-former' },
    resources: small,
    // People seal by the certificate in the repository: nobody has to reach the controller.
    rbac: { serviceProxier: { create: false } },
    podSecurityContext: { enabled: true, seccompProfile: { type: 'RuntimeDefault' } },
    containerSecurityContext: { allowPrivilegeEscalation: false },
    metrics: { serviceMonitor: { enabled: monitoring.judge === 'prometheus', labels: monitoring.selector } },
  }),
}

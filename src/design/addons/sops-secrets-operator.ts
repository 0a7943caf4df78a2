import { type AddonUnit, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'reads the encrypted secrets of the repository, by a key of KMS for each stage',
  namespace: 'sops-secrets-operator',
  serviceAccount: 'sops-secrets-operator',
  wanted: ({ plan }) => plan.encrypted?.form === 'SopsSecret',
  values: () => ({
    serviceAccount: { enabled: true, name: 'sops-secrets-operator' },
    resources: small,
    securityContext: {
      enabled: true,
      container: {
        enabled: true,
        customContainerSecurityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    },
  }),
}

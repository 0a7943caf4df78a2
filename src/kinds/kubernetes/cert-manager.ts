import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, number, record } from '../../model/shape.ts'
import { common, keyOf, reference } from './metadata.ts'

export const Certificate = {
  id: 'cert-manager/certificate',
  title: 'cert-manager Certificate',
  file: 'certificate.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          secretName: literal,
          issuerRef: reference,
          commonName: literal,
          dnsNames: listOf(literal),
          ipAddresses: listOf(literal),
          uris: listOf(literal),
          duration: literal,
          renewBefore: literal,
          usages: listOf(literal),
          isCA: flag,
          privateKey: record({}, { algorithm: literal, size: number, rotationPolicy: literal }),
          revisionHistoryLimit: number,
        },
      ),
    },
  ),
} satisfies Kind
export type Certificate = DataOf<typeof Certificate>

/** Of a namespace or of the cluster: `kind` tells. */
export const Issuer = {
  id: 'cert-manager/issuer',
  title: 'cert-manager issuer',
  file: 'issuer.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          acme: record({}, { server: literal, email: literal, privateKeySecretRef: keyOf, solvers: listOf(anything) }),
          ca: record({}, { secretName: literal }),
          selfSigned: anything,
          vault: anything,
          venafi: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type Issuer = DataOf<typeof Issuer>

import type { Secret } from './store.ts'

/** Secrets of services as files of the repository, which nobody but the cluster of their stage can read. */
export interface EncryptedSecrets {
  /**
   * What a file holds: an object of the operator that knows SOPS, which Argo CD brings; a Secret, which Flux decrypts
   * itself; or one that the controller of Sealed Secrets opens.
   */
  readonly form: 'SopsSecret' | 'Secret' | 'SealedSecret'
  /** Directory of the files of a stage: one for each service. */
  readonly directories: Readonly<Record<string, string>>
  /** That the values of a service may become old. */
  readonly days: Readonly<Record<string, number>>
  /** Keys of KMS by stage, where SOPS encrypts. */
  readonly keys: Readonly<Record<string, KeyAddress>>
  /** Key of the controller by stack, in the secrets manager, and the file with the certificate that people seal by: it is no secret. */
  readonly seal?: { readonly secret: Secret; readonly certificates: Readonly<Record<string, string>> }
}

export interface KeyAddress {
  /** `crm-production-secrets`. */
  readonly alias: string
  readonly arn: string
}

/** A secret in the secrets manager whose age is looked at each day. */
export interface KeptSecret {
  readonly stack: string
  /** Absent for what the platform works with. */
  readonly stage?: string
  /** The service, or `platform`. */
  readonly about: string
  readonly remote: string
  readonly keys: readonly {
    readonly key: string
    /** That one may become old. */
    readonly days: number
    /** Random, and made anew when it is. */
    readonly made: boolean
  }[]
}

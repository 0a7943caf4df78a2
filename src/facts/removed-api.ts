/** An API version on its way out. Versions are the product's own (`1.25` of Kubernetes, `1.6` of cert-manager). */
export interface RemovedApi {
  readonly version: string
  readonly kind: string
  readonly product: string
  readonly deprecated?: string
  /** The first version that no longer serves it. */
  readonly removed?: string
  readonly successor?: string
}

/** One question of STRIDE on a flow: what stands against it is a file of the repository, what remains is for people. */
export interface Threat {
  readonly kind: 'S' | 'T' | 'R' | 'I' | 'D' | 'E'
  readonly threat: string
  readonly against: readonly { readonly what: string; readonly file?: string }[]
  readonly remains?: string
}
